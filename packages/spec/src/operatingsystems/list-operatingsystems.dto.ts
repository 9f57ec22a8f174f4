import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of operating systems, besides search, order and paging. */
export class ListOperatingsystemsDto extends ListDto {
  @Doc('Identifier or name of the architecture.')
  @Text()
  architecture_id?: string;
}
