import type { Scopable } from '../../access/scopable.js';
import { architectureSearch } from './architectures.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const architectureScopable: Scopable = { table: 'architectures', definition: architectureSearch };
