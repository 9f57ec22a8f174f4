import type { Scopable } from '../../access/scopable.js';
import { roleSearch } from './roles.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const roleScopable: Scopable = { table: 'roles', definition: roleSearch };
