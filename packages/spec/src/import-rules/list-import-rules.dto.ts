import { ListDto } from '../lists/list.dto.js';

/** What a list of import rules takes: search, order and paging. */
export class ListImportRulesDto extends ListDto {}
