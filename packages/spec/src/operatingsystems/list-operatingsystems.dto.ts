import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** What a list of operating systems takes besides search, order and paging. */
export class ListOperatingsystemsDto extends ListDto {
  @Doc('Identifier or name of the architecture.')
  @Text()
  architecture_id?: string;
}
