import { compileOrder, type SearchDefinition } from '@image-catalog/search';
import { DEFAULT_PER_PAGE } from '@image-catalog/spec';
import type { Scope } from '../sql/scope.js';
import { searchCondition } from '../sql/search-condition.js';
import type { Listing } from './listing.js';
import type { Reads } from '../sql/reads.js';
import { Values } from '../sql/values.js';
import type { Stream } from '../sql/streams.js';

/** The SQL of a resource's list. Never holds text of a request. */
export interface ListSource {
  table: string;
  /** Columns of a row, including `id`. */
  columns: string;
  /** Joins for the columns; none may change the number of rows. */
  joins: string;
  definition: SearchDefinition;
  /** What to sort by when the client names nothing. The id follows in every order, so that it is total. */
  default_order: string;
  /** Whether the default order is descending, the id included. */
  is_newest_first?: boolean;
}

/** Limits of a list besides its search and scope: conditions, and the SQL of a stored count if there is one. */
export interface ListBounds {
  conditions: string[];
  total?: string;
}

/** Writes the limits of a list. */
export type WriteBounds = (values: Values) => ListBounds;

/** Rows of a list, and their number. Many rows come in batches, to bound memory. */
export interface Page<Row> {
  total: number;
  subtotal: number;
  rows: Row[] | AsyncIterable<Row[]>;
  /** Closes a stream before its end. */
  close?: () => void;
  /** Aborts when the rest of a stream will not come. */
  cut?: AbortSignal;
}

/** Up to this many rows are read at once; more are streamed. */
export const MOST_AT_ONCE = 1_000;

/**
 * Nearly all clients read first pages of these sizes. Their limit is part of the text: with a placeholder Postgres expects
 * a tenth of the table and plans the statement again each time, which takes longer than the statement itself.
 */
const USUAL_SIZES = [DEFAULT_PER_PAGE, MOST_AT_ONCE];

/** Up to this many rows we page by index and use the stored count. */
const SHORT = 100n;

/** Rows in a batch: about 100 kB of JSON. */
const BATCH = 100;

/**
 * Reads one page in one statement. It finds the ids first, so that only the rows of the page are joined.
 * @throws SearchError for an invalid search or order.
 */
export async function readPage<Row extends { id: number }>(
  reads: Reads,
  source: ListSource,
  listing: Listing,
  scope: Scope,
  bounds: WriteBounds = () => ({ conditions: [] }),
): Promise<Page<Row>> {
  const values = new Values();
  const bounding = within(scope, bounds, values);
  const parts = partsOf(source, listing, bounding, values);
  const size = Math.min(listing.per_page ?? MOST_AT_ONCE, MOST_AT_ONCE);
  const offset = listing.per_page === null ? 0n : BigInt(listing.page - 1) * BigInt(listing.per_page);
  const text = pageStatement(source, parts, size, offset, values);
  const isShort = bounding.total !== undefined && isPlain(listing) && offset + BigInt(size) <= SHORT;
  const rows = isShort
    ? await reads.lookUpRows<Row & Totals>(text, values.list)
    : await reads.rows<Row & Totals>(text, values.list);
  const { total = 0, subtotal = 0 } = rows[0] ?? {};
  const wanted = Math.min(listing.per_page ?? subtotal, Math.max(0, subtotal - Number(offset)));
  if (wanted <= MOST_AT_ONCE) return { total, subtotal, rows: rows.filter((row) => row.id !== null) };
  return streamPage<Row>(reads, source, listing, scope, bounds);
}

function isPlain({ search, order }: Listing): boolean {
  return search === null && order === null;
}

/** Reads a long page in one snapshot: the totals first, then the rows in batches. */
async function streamPage<Row extends { id: number }>(
  reads: Reads,
  source: ListSource,
  listing: Listing,
  scope: Scope,
  bounds: WriteBounds,
): Promise<Page<Row>> {
  const values = new Values();
  const parts = partsOf(source, listing, within(scope, bounds, values), values);
  const totals = {
    text: `${parts.found} ${countsOf(parts)}`,
    values: [...values.list],
  };
  const limit = limitOf(listing, values);
  const text = `${parts.found} SELECT ${source.columns} FROM (${idsOf(parts, limit)}) page
    JOIN ${source.table} ON ${source.table}.id = page.page_id ${source.joins} ORDER BY page.position`;
  const stream = await reads.stream<Row>(listing.reader ?? 0, totals, { text, values: values.list }, BATCH);
  return streamedPage(stream);
}

/** Makes a page of a stream. */
export function streamedPage<Row>({ head, batches, cut, close }: Stream<Row>): Page<Row> {
  const { total = 0, subtotal = 0 } = head;
  return { total, subtotal, rows: batches, cut, close };
}

/** Adds the scope to the limits. Stored counts include all rows, so only an unlimited scope may use them. */
export function within(scope: Scope, bounds: WriteBounds, values: Values): ListBounds {
  const { conditions, total } = bounds(values);
  if (!scope.isLimited) return { conditions, ...(total !== undefined && { total }) };
  return { conditions: [...scope.conditions(values), ...conditions] };
}

interface Totals {
  total: number;
  subtotal: number;
}

/** The parts of a list's statements. */
interface Parts {
  /** WITH clause of everything that the search found, as the count must be exact anyway; empty without a search. */
  found: string;
  /** SQL of the ids, from which a page is cut. */
  ids: { select: string; from: string; order: string };
  total: string;
  /** Null without a search: the total is used. */
  subtotal: string | null;
}

function partsOf(source: ListSource, listing: Listing, bounds: ListBounds, values: Values): Parts {
  const { table } = source;
  const search = searchCondition(listing.search, source.definition, values, listing.time_zone);
  const order = orderOf(source, listing);
  const total = bounds.total ?? `(SELECT count(*)::int FROM ${table} ${where(bounds.conditions)})`;
  if (search.where === null) {
    const from = `FROM ${table} ${joined(order.joins)} ${where(bounds.conditions)}`;
    return { found: '', ids: { select: `${table}.id`, from, order: order.by }, total, subtotal: null };
  }
  const found = `WITH found AS MATERIALIZED (
      SELECT ${table}.id AS found_id, ${order.key} AS sort_key
      FROM ${table} ${joined([...search.joins, ...order.joins])} ${where([...bounds.conditions, search.where])})`;
  const ids = {
    select: 'found_id',
    from: 'FROM found',
    order: `sort_key${order.direction}, found_id${order.id_direction}`,
  };
  return { found, ids, total, subtotal: '(SELECT count(*)::int FROM found)' };
}

function pageStatement(source: ListSource, parts: Parts, size: number, offset: bigint, values: Values): string {
  const { table, columns, joins } = source;
  const limit = offset === 0n && USUAL_SIZES.includes(size) ? `LIMIT ${size}` : placedLimit(size, offset, values);
  return `${parts.found === '' ? 'WITH' : `${parts.found},`} page AS MATERIALIZED (${idsOf(parts, limit)})
    SELECT totals.total, totals.subtotal, listed.*
    FROM (${countsOf(parts)}) totals
    LEFT JOIN (SELECT page.position, ${columns} FROM page JOIN ${table} ON ${table}.id = page.page_id ${joins}) listed ON true
    ORDER BY listed.position`;
}

/** Counts once what is both the total and the subtotal; without OFFSET Postgres would count for each of them. */
function countsOf({ total, subtotal }: Parts): string {
  return `SELECT total, ${subtotal ?? 'total'} AS subtotal FROM (SELECT ${total} AS total OFFSET 0) counted`;
}

function idsOf({ ids }: Parts, limit: string): string {
  return `SELECT ${ids.select} AS page_id, row_number() OVER (ORDER BY ${ids.order}) AS position
    ${ids.from} ORDER BY ${ids.order} ${limit}`;
}

interface Order {
  /** What follows ORDER BY. */
  by: string;
  /** The first expression of `by` and its direction, for the rows of a WITH clause. */
  key: string;
  direction: string;
  /** The direction of the id that follows. */
  id_direction: string;
  joins: readonly string[];
}

function orderOf({ table, definition, default_order, is_newest_first }: ListSource, listing: Listing): Order {
  const asked = compileOrder(listing.order ?? '', definition);
  if (asked !== null) return { ...asked, by: `${asked.orderBy}, ${table}.id`, id_direction: '' };
  const direction = is_newest_first ? ' DESC' : '';
  const by = `${default_order}${direction}, ${table}.id${direction}`;
  return { by, key: default_order, direction, id_direction: direction, joins: [] };
}

function limitOf({ page, per_page }: Listing, values: Values): string {
  return per_page === null ? '' : placedLimit(per_page, BigInt(page - 1) * BigInt(per_page), values);
}

function placedLimit(size: number, offset: bigint, values: Values): string {
  return `LIMIT ${values.add(String(size))}::bigint OFFSET ${values.add(String(offset))}::bigint`;
}

function joined(joins: readonly string[]): string {
  return [...new Set(joins)].join(' ');
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
