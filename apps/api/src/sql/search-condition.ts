import { compileSearch, type CompiledSearch, parseSearch, type SearchDefinition } from '@image-catalog/search';
import type { Values } from './values.js';

/** Compiles a search that is made now, with days as UTC has them; null is no search. @throws SearchError */
export function searchCondition(search: string | null, definition: SearchDefinition, values: Values): CompiledSearch {
  return compileSearch(parseSearch(search ?? ''), definition, values, { now: new Date(), timeZone: 'UTC' });
}
