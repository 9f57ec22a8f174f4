import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** What a list of filters takes besides search, order and paging. */
export class ListFiltersDto extends ListDto {
  @Doc('Identifier of the role.')
  @Text()
  role_id?: string;
}
