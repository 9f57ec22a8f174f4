import type { Scopable } from '../../access/scopable.js';
import { parameterSearch } from './parameters.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const parameterScopable: Scopable = { table: 'parameters', definition: parameterSearch };
