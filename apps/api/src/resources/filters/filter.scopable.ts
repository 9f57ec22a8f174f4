import type { Scopable } from '../../access/scopable.js';
import { filterSearch } from './filters.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const filterScopable: Scopable = { table: 'filters', definition: filterSearch };
