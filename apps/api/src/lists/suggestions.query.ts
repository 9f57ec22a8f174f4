import { alphabetical, type SearchField, type SuggestionRequest, type SuggestValues } from '@image-catalog/search';
import type { Scope } from '../sql/scope.js';
import { type ListBounds, type ListSource, within, type WriteBounds } from './page.query.js';
import type { Reads } from '../sql/reads.js';
import { Values } from '../sql/values.js';

/** How many matching rows are read for values: completion need not be complete. */
const MOST_READ = 5_000;

/** Makes the function that finds values for completion: those of the rows in scope, distinct and sorted. */
export function suggestionsFrom(
  reads: Reads,
  source: ListSource,
  scope: Scope,
  bounds: WriteBounds = () => ({ conditions: [] }),
): SuggestValues {
  return async (request) => {
    const values = new Values();
    const rows = await reads.rows<{ value: string }>(
      statement(source, request, within(scope, bounds, values), values),
      values.list,
    );
    return rows.map((row) => row.value);
  };
}

function statement(source: ListSource, request: SuggestionRequest, bounds: ListBounds, values: Values): string {
  const value = `(${valueOf(request)})::text`;
  const pattern = values.add(`${request.prefix.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const conditions = [
    `${value} ILIKE ${pattern}`,
    ...rowsOf(source, request, bounds, values),
    ...boundsOf(request.field, values),
  ];
  return `SELECT DISTINCT value, sort_key FROM (
      SELECT ${value} AS value, ${sortKeyOf(request)} AS sort_key
      FROM ${tableOf(source, request.field)} WHERE ${conditions.join(' AND ')} LIMIT ${MOST_READ}
    ) looked_at ORDER BY sort_key LIMIT ${values.add(request.limit)}`;
}

/** Numbers are sorted as numbers, all else alphabetically. */
function sortKeyOf(request: SuggestionRequest): string {
  return request.field.type === 'integer' ? valueOf(request) : alphabetical(`(${valueOf(request)})::text`);
}

function valueOf({ field, wanted }: SuggestionRequest): string {
  return wanted === 'key' && field.type === 'key-value' ? field.keySql : field.sql;
}

function tableOf({ table }: ListSource, { relation }: SearchField): string {
  if (relation === undefined) return table;
  return relation.kind === 'to-one' ? `${table} ${relation.join}` : relation.from;
}

function rowsOf(
  { table }: ListSource,
  { field, key }: SuggestionRequest,
  bounds: ListBounds,
  values: Values,
): string[] {
  const { relation } = field;
  const ofKey = key !== null && field.type === 'key-value' ? [`${field.keySql} = ${values.add(key)}`] : [];
  if (relation?.kind !== 'to-many') return [...bounds.conditions, ...ofKey];
  // Links point to existing rows, so they need no check; a relation marked `few` may also hold rows of other lists.
  if (bounds.conditions.length === 0 && relation.few !== true) return ofKey;
  const owned = bounds.conditions.length === 0 ? '' : `WHERE ${bounds.conditions.join(' AND ')}`;
  // An owner of several columns stands in parentheses, in which a SELECT would make it one.
  const owner = relation.owner.replace(/^\((.*)\)$/, '$1');
  return [...ofKey, `(${relation.key}) IN (SELECT ${owner} FROM ${table} ${owned})`];
}

/** Excludes values that the caller may not view. */
function boundsOf({ bounds }: SearchField, values: Values): string[] {
  return bounds === undefined ? [] : [bounds(values)];
}
