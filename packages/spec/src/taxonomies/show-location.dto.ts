import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** What names one location. */
export class ShowLocationDto {
  @Doc('Identifier or title of the location.')
  @Identifier()
  id: string;
}
