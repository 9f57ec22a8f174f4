import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one permission. */
export class ShowPermissionDto {
  @Doc('Identifier of the permission.')
  @Identifier()
  id: string;
}
