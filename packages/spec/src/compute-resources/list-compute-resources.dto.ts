import { ListDto } from '../lists/list.dto.js';

/** What a list of compute resources takes: search, order and paging. */
export class ListComputeResourcesDto extends ListDto {}
