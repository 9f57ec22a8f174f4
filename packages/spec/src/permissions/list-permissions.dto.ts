import { ListDto } from '../lists/list.dto.js';

/** What a list of permissions takes: search, order and paging. */
export class ListPermissionsDto extends ListDto {}
