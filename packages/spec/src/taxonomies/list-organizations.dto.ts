import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of organizations, besides search, order and paging. */
export class ListOrganizationsDto extends ListDto {
  @Doc('Identifier of a location; lists only organizations that are linked with it.')
  @Text()
  location_id?: string;
}
