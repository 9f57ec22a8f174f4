import { WhenGiven } from '../rules/presence.rule.js';
import { CreateLocationDto } from './create-location.dto.js';

/** Attributes inside `location` to update one. */
export class UpdateLocationDto extends CreateLocationDto {
  @WhenGiven()
  declare name: string;
}
