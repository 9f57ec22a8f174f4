import { ListDto } from '../lists/list.dto.js';

/** What a list of roles takes: search, order and paging. */
export class ListRolesDto extends ListDto {}
