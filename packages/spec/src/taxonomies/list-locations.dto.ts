import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of locations, besides search, order and paging. */
export class ListLocationsDto extends ListDto {
  @Doc('Identifier of an organization; lists only locations that are linked with it.')
  @Text()
  organization_id?: string;
}
