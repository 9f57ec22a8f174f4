import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of audits: search, order and paging. */
export class ListAuditsDto extends ListDto {}
