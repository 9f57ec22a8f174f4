import { OsParameterDto } from './os-parameter.dto.js';
import { WhenGiven } from '../rules/presence.rule.js';

/** What a client sends inside `parameter` to change one. */
export class UpdateParameterDto extends OsParameterDto {
  @WhenGiven()
  declare name: string;
}
