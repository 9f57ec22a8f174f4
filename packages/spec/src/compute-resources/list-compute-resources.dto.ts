import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of compute resources: search, order and paging. */
export class ListComputeResourcesDto extends ListDto {}
