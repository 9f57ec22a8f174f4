import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of filters, besides search, order and paging. */
export class ListFiltersDto extends ListDto {
  @Doc('Identifier of the role.')
  @Text()
  role_id?: string;
}
