import { Expose } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { Doc } from '../doc.decorator.js';

/** Query parameters of everything that can be searched. */
export class SearchParameters {
  @Doc('Search in the search language.')
  @Expose()
  @IsTextWhenGiven('search')
  search?: string | null;

  @Doc('Sort and direction by a searchable field, for example name DESC.')
  @Expose()
  @IsTextWhenGiven('order')
  order?: string | null;
}

function IsTextWhenGiven(name: string): PropertyDecorator {
  return ValidateBy({
    name: 'isTextWhenGiven',
    validator: {
      validate: (value) => value === undefined || value === null || typeof value === 'string',
      defaultMessage: () => `${name} must be a string`,
    },
  });
}
