import { ListDto } from '../lists/list.dto.js';

/** What a list of audits takes: search, order and paging. */
export class ListAuditsDto extends ListDto {}
