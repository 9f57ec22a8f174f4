import { WhenGiven } from '../rules/presence.rule.js';
import { CreateRoleDto } from './create-role.dto.js';

/** What a client sends inside `role` to change one. */
export class UpdateRoleDto extends CreateRoleDto {
  @WhenGiven()
  declare name: string;
}
