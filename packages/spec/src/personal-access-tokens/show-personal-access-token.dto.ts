import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one token of a user. */
export class ShowPersonalAccessTokenDto {
  @Doc('Identifier of the user.')
  @Identifier()
  user_id: string;

  @Doc('Identifier of the token.')
  @Identifier()
  id: string;
}
