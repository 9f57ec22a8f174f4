import { WhenGiven } from '../rules/presence.rule.js';
import { CreateImageDto } from './create-image.dto.js';

/** Attributes inside `image` to update one. Attributes that are not sent keep their values; the rules of create apply. */
export class UpdateImageDto extends CreateImageDto {
  @WhenGiven()
  declare username: string;

  @WhenGiven()
  declare name: string;

  @WhenGiven()
  declare uuid: string;
}
