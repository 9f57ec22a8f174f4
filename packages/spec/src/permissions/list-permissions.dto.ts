import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of permissions: search, order and paging. */
export class ListPermissionsDto extends ListDto {}
