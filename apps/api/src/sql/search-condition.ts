import { compileSearch, type CompiledSearch, parseSearch, type SearchDefinition } from '@image-catalog/search';
import type { Values } from './values.js';

/**
 * Compiles a search that is made now; null is no search. Days are those of the user's time zone; what is not a user's own
 * search, such as a filter's, has days of UTC. @throws SearchError
 */
export function searchCondition(
  search: string | null,
  definition: SearchDefinition,
  values: Values,
  timeZone = 'UTC',
): CompiledSearch {
  return compileSearch(parseSearch(search ?? ''), definition, values, { now: new Date(), timeZone });
}
