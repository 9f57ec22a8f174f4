import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one target. */
export class ShowTargetDto {
  @Doc('Identifier or name of the target.')
  @Identifier()
  id: string;
}
