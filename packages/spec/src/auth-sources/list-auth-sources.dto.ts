import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of authentication sources: search, order and paging. */
export class ListAuthSourcesDto extends ListDto {}
