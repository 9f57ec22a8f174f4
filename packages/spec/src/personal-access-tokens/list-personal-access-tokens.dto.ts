import { ListDto } from '../lists/list.dto.js';

/** Query parameters of the list of a user's tokens: search, order and paging. */
export class ListPersonalAccessTokensDto extends ListDto {}
