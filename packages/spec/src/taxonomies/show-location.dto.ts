import { Doc } from '../doc.decorator.js';
import { Flag, Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one location. */
export class ShowLocationDto {
  @Doc('Identifier or title of the location.')
  @Identifier()
  id: string;

  @Doc('Whether the values of hidden parameters are shown.')
  @Flag()
  show_hidden_parameters?: boolean | null;
}
