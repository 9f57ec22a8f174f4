import { CreateFilterDto } from './create-filter.dto.js';

/** Attributes inside `filter` to update one. */
export class UpdateFilterDto extends CreateFilterDto {}
