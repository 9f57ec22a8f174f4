import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of plans of a compute resource: search, order and paging. */
export class ListSyncPlansDto extends ListDto {}
