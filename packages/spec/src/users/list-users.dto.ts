import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** What a list of users takes besides search, order and paging. */
export class ListUsersDto extends ListDto {
  @Doc('Identifier or name of a role.')
  @Text()
  role_id?: string;
}
