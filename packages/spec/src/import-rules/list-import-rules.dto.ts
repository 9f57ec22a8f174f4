import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of import rules: search, order and paging. */
export class ListImportRulesDto extends ListDto {}
