import { WhenGiven } from '../rules/presence.rule.js';
import { CreateTargetDto } from './create-target.dto.js';

/** Attributes inside `target` to update one. */
export class UpdateTargetDto extends CreateTargetDto {
  @WhenGiven()
  declare name: string;

  @WhenGiven()
  declare address: string;

  @WhenGiven()
  declare user: string;
}
