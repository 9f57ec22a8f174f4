import { WhenGiven } from '../rules/presence.rule.js';
import { CreateRoleDto } from './create-role.dto.js';

/** Attributes inside `role` to update one. */
export class UpdateRoleDto extends CreateRoleDto {
  @WhenGiven()
  declare name: string;
}
