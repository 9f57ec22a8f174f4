import { compileOrder, type SearchDefinition } from '@image-catalog/search';
import type { Listing } from './listing.js';
import { MOST_AT_ONCE, type Page, streamedPage } from './page.query.js';
import type { Reads } from '../sql/reads.js';
import { searchCondition } from '../sql/search-condition.js';
import { Values } from '../sql/values.js';

/** The SQL of a list whose rows have a uuid and no id. Never holds text of a request. */
export interface UuidSource {
  definition: SearchDefinition;
  columns: string;
  /** What follows FROM: the rows in scope, under the table name that the definition uses. */
  from: string;
  /** The values of `from`, starting with $1. */
  values: readonly unknown[];
  default_order: string;
  /** The column that follows in every order, so that it is total. */
  uuid: string;
}

const BATCH = 250;

/** Reads a page of rows that have a uuid and no id. @throws SearchError for an invalid search or order. */
export async function readUuidPage<Row extends object>(
  reads: Reads,
  listing: Listing,
  source: UuidSource,
): Promise<Page<Row>> {
  const values = new Values();
  for (const value of source.values) values.add(value);
  const found = searchCondition(listing.search, source.definition, values, listing.time_zone);
  const asked = compileOrder(listing.order ?? '', source.definition);
  const matching = `FROM ${source.from} ${found.joins.join(' ')} ${found.where === null ? '' : `WHERE ${found.where}`}`;
  const totals = {
    text: `SELECT (SELECT count(*)::int FROM ${source.from}) AS total, (SELECT count(*)::int ${matching}) AS subtotal`,
    values: [...values.list],
  };
  const joins = [...new Set([...found.joins, ...(asked?.joins ?? [])])].join(' ');
  const rows = `SELECT ${source.columns} FROM ${source.from} ${joins} ${found.where === null ? '' : `WHERE ${found.where}`}
    ORDER BY ${asked?.orderBy ?? source.default_order}, ${source.uuid} ${limitOf(listing, values)}`;
  const body = { text: rows, values: values.list };
  if (listing.per_page === null || listing.per_page > MOST_AT_ONCE) {
    return streamedPage(await reads.stream<Row>(listing.reader ?? 0, totals, body, BATCH));
  }
  const { total = 0, subtotal = 0 } = (await reads.row<Totals>(totals.text, totals.values)) ?? {};
  return { total, subtotal, rows: await reads.rows<Row>(body.text, body.values) };
}

interface Totals {
  total: number;
  subtotal: number;
}

function limitOf({ page, per_page }: Listing, values: Values): string {
  if (per_page === null) return '';
  const offset = BigInt(page - 1) * BigInt(per_page);
  return `LIMIT ${values.add(String(per_page))}::bigint OFFSET ${values.add(String(offset))}::bigint`;
}
