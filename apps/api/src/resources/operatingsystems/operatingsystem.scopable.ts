import type { Scopable } from '../../access/scopable.js';
import { operatingsystemSearch } from './operatingsystems.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const operatingsystemScopable: Scopable = { table: 'operatingsystems', definition: operatingsystemSearch };
