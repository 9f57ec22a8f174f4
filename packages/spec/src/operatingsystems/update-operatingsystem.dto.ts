import { WhenGiven } from '../rules/presence.rule.js';
import { CreateOperatingsystemDto } from './create-operatingsystem.dto.js';

/** What a client sends inside `operatingsystem` to change one. */
export class UpdateOperatingsystemDto extends CreateOperatingsystemDto {
  @WhenGiven()
  declare name: string;

  @WhenGiven()
  declare major: string;
}
