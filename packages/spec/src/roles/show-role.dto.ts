import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one role. */
export class ShowRoleDto {
  @Doc('Identifier or name of the role.')
  @Identifier()
  id: string;
}
