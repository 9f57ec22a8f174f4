import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of the plans of a target: search, order and paging. */
export class ListTargetPlansDto extends ListDto {}
