import { ListDto } from '../lists/list.dto.js';

/** Query parameters of a list over all compute resources: search, order and paging. */
export class ListCatalogDto extends ListDto {}
