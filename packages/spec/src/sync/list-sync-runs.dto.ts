import { ListDto } from '../lists/list.dto.js';

/** What a list of runs of a compute resource takes: search, order and paging. */
export class ListSyncRunsDto extends ListDto {}
