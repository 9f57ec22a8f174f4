import { Doc } from '../doc.decorator.js';
import { Text } from '../rules/attribute.decorator.js';

/** Path parameters that identify one user. */
export class ShowUserDto {
  @Doc('Identifier or login of the user.')
  @Text()
  id: string;
}
