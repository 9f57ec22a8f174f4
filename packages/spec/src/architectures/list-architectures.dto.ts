import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of architectures, besides search, order and paging. */
export class ListArchitecturesDto extends ListDto {
  @Doc('Identifier of the operating system.')
  @Text()
  operatingsystem_id?: string;
}
