import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of users, besides search, order and paging. */
export class ListUsersDto extends ListDto {
  @Doc('Identifier or name of a role.')
  @Text()
  role_id?: string;
}
