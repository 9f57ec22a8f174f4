import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one filter. */
export class ShowFilterDto {
  @Doc('Identifier of the filter.')
  @Identifier()
  id: string;
}
