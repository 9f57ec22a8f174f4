import { Doc } from '../doc.decorator.js';
import { Secret } from '../rules/attribute.decorator.js';
import { WhenFilled, WhenGiven } from '../rules/presence.rule.js';
import { CreateUserDto } from './create-user.dto.js';

/** What a client sends inside `user` to change one. An empty password leaves the present one. */
export class UpdateUserDto extends CreateUserDto {
  @WhenGiven()
  declare login: string;

  @WhenFilled()
  declare password: string;

  @Doc('The present password, required of users who change their own.')
  @Secret(1024)
  current_password?: string | null;
}
