import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of roles: search, order and paging. */
export class ListRolesDto extends ListDto {}
