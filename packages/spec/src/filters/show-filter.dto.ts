import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** What names one filter. */
export class ShowFilterDto {
  @Doc('Identifier of the filter.')
  @Identifier()
  id: string;
}
