import type { Scopable } from '../../access/scopable.js';
import { targetSearch } from './targets.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const targetScopable: Scopable = { table: 'targets', definition: targetSearch };
