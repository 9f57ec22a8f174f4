import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one authentication source. */
export class ShowAuthSourceDto {
  @Doc('Identifier or name of the authentication source.')
  @Identifier()
  id: string;
}
