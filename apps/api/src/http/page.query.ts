import { compileOrder, compileSearch, parseSearch, type SearchDefinition } from '@image-catalog/search';
import type { Listing } from './listing.js';
import type { Reads } from './reads.js';
import { Values } from './statement.js';

/** What a resource's list is read from; all of it is SQL written here, never text of a request. */
export interface ListSource {
  table: string;
  /** Columns of a row, with `id` among them. */
  columns: string;
  /** Joins that the columns need; each keeps one row a row. */
  joins: string;
  definition: SearchDefinition;
  /** Order when the client asks for none; a last `id` makes every order total. */
  default_order: string;
}

/** A page of rows, and how many there are. */
export interface Page<Row> {
  total: number;
  subtotal: number;
  rows: Row[];
}

/**
 * Reads one page in one statement: the rows' ids are found first, so that only a page's rows are joined.
 * @throws SearchError when the search or the order cannot be understood.
 */
export async function readPage<Row extends { id: number }>(
  reads: Reads,
  source: ListSource,
  listing: Listing,
  scope: (values: Values) => string[],
): Promise<Page<Row>> {
  const values = new Values();
  const rows = await reads.rows<Row & Totals>(pageStatement(source, listing, scope(values), values), values.list);
  const { total = 0, subtotal = 0 } = rows[0] ?? {};
  return { total, subtotal, rows: rows.filter((row) => row.id !== null) };
}

interface Totals {
  total: number;
  subtotal: number;
}

function pageStatement(source: ListSource, listing: Listing, scope: string[], values: Values): string {
  const { table, columns, joins } = source;
  const inScope = where(scope);
  const search = searchOf(source, listing, values);
  const order = orderOf(source, listing);
  const found = `FROM ${table} ${[...new Set(search.joins)].join(' ')} ${where([...scope, ...search.conditions])}`;
  const ordered = `FROM ${table} ${[...new Set([...search.joins, ...order.joins])].join(' ')} ${where([...scope, ...search.conditions])}`;
  const total = `(SELECT count(*)::int FROM ${table} ${inScope})`;
  return `WITH page AS MATERIALIZED (
      SELECT ${table}.id AS page_id, row_number() OVER (ORDER BY ${order.by}) AS position
      ${ordered} ORDER BY ${order.by} ${limitOf(listing, values)})
    SELECT totals.total, totals.subtotal, listed.*
    FROM (SELECT ${total} AS total, ${search.conditions.length === 0 ? total : `(SELECT count(*)::int ${found})`} AS subtotal) totals
    LEFT JOIN (SELECT page.position, ${columns} FROM page JOIN ${table} ON ${table}.id = page.page_id ${joins}) listed ON true
    ORDER BY listed.position`;
}

function searchOf(
  source: ListSource,
  listing: Listing,
  values: Values,
): { conditions: string[]; joins: readonly string[] } {
  const compiled = compileSearch(parseSearch(listing.search ?? ''), source.definition, {
    now: new Date(),
    timeZone: 'UTC',
    firstPlaceholder: values.list.length + 1,
  });
  for (const value of compiled.values) values.add(value);
  return { conditions: compiled.where === null ? [] : [compiled.where], joins: compiled.joins };
}

function orderOf(
  { table, definition, default_order }: ListSource,
  listing: Listing,
): { by: string; joins: readonly string[] } {
  const asked = compileOrder(listing.order ?? '', definition);
  if (asked === null) return { by: default_order, joins: [] };
  return { by: `${asked.orderBy}, ${table}.id`, joins: asked.joins };
}

function limitOf({ page, per_page }: Listing, values: Values): string {
  if (per_page === null) return '';
  const offset = BigInt(page - 1) * BigInt(per_page);
  return `LIMIT ${values.add(String(per_page))}::bigint OFFSET ${values.add(String(offset))}::bigint`;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
