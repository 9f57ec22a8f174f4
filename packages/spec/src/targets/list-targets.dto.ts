import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of targets: search, order and paging. */
export class ListTargetsDto extends ListDto {}
