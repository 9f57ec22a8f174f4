import { OsParameterDto } from './os-parameter.dto.js';
import { WhenGiven } from '../rules/presence.rule.js';

/** Attributes inside `parameter` to update one. */
export class UpdateParameterDto extends OsParameterDto {
  @WhenGiven()
  declare name: string;
}
