import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** What names one role. */
export class ShowRoleDto {
  @Doc('Identifier or name of the role.')
  @Identifier()
  id: string;
}
