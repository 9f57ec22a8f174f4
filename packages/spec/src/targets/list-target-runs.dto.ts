import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of the runs of a target: search, order and paging. */
export class ListTargetRunsDto extends ListDto {}
