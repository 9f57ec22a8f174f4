import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Flag, Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of an organization's parameters, besides search, order and paging. */
export class ListOrganizationParametersDto extends ListDto {
  @Doc('Identifier or title of the organization.')
  @Text()
  organization_id: string;

  @Doc('Whether the values of hidden parameters are shown.')
  @Flag()
  show_hidden?: boolean | null;
}
