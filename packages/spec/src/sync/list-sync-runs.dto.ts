import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of runs of a compute resource: search, order and paging. */
export class ListSyncRunsDto extends ListDto {}
