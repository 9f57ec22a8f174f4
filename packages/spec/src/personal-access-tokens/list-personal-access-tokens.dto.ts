import { ListDto } from '../lists/list.dto.js';

/** What a list of a user's tokens takes: search, order and paging. */
export class ListPersonalAccessTokensDto extends ListDto {}
