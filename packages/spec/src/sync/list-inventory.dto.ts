import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the inventory of a compute resource: search, order and paging. */
export class ListInventoryDto extends ListDto {}
