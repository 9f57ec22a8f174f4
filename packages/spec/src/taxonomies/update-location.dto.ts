import { WhenGiven } from '../rules/presence.rule.js';
import { CreateLocationDto } from './create-location.dto.js';

/** What a client sends inside `location` to change one. */
export class UpdateLocationDto extends CreateLocationDto {
  @WhenGiven()
  declare name: string;
}
