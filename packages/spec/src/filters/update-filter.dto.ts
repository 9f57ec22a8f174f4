import { CreateFilterDto } from './create-filter.dto.js';

/** What a client sends inside `filter` to change one. */
export class UpdateFilterDto extends CreateFilterDto {}
