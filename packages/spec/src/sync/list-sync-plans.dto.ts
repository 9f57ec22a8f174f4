import { ListDto } from '../lists/list.dto.js';

/** What a list of plans of a compute resource takes: search, order and paging. */
export class ListSyncPlansDto extends ListDto {}
