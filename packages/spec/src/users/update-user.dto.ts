import { Doc } from '../doc.decorator.js';
import { Secret } from '../rules/attribute.decorator.js';
import { WhenFilled, WhenGiven } from '../rules/presence.rule.js';
import { CreateUserDto } from './create-user.dto.js';

/** Attributes inside `user` to update one. An empty password keeps the current one. */
export class UpdateUserDto extends CreateUserDto {
  @WhenGiven()
  declare login: string;

  @WhenGiven()
  declare mail?: string | null;

  @WhenGiven()
  declare auth_source_id: number;

  @WhenFilled()
  declare password: string;

  @Doc('The current password, required when users change their own password.')
  @Secret(1024)
  current_password?: string | null;
}
