import { WhenGiven } from '../rules/presence.rule.js';
import { CreateOperatingsystemDto } from './create-operatingsystem.dto.js';

/** Attributes inside `operatingsystem` to update one. */
export class UpdateOperatingsystemDto extends CreateOperatingsystemDto {
  @WhenGiven()
  declare name: string;

  @WhenGiven()
  declare major: string;
}
