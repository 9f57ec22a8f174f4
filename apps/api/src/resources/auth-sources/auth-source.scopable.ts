import type { Scopable } from '../../access/scopable.js';
import { authSourceSearch } from './auth-sources.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const authSourceScopable: Scopable = { table: 'auth_sources', definition: authSourceSearch };
