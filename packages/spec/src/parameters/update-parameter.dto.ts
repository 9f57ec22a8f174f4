import { WhenGiven } from '../rules/presence.rule.js';
import { CreateParameterDto } from './create-parameter.dto.js';

/** Attributes inside `parameter` to update one. */
export class UpdateParameterDto extends CreateParameterDto {
  @WhenGiven()
  declare name: string;
}
