import { WhenGiven } from '../rules/presence.rule.js';
import { CreateImageDto } from './create-image.dto.js';

/** What a client sends inside `image` to change one: only what is given changes, under the rules of create. */
export class UpdateImageDto extends CreateImageDto {
  @WhenGiven()
  declare username: string;

  @WhenGiven()
  declare name: string;

  @WhenGiven()
  declare uuid: string;
}
