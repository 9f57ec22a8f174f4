import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one location. */
export class ShowLocationDto {
  @Doc('Identifier or title of the location.')
  @Identifier()
  id: string;
}
