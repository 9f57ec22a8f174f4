import type { ListView } from '@image-catalog/spec';
import { type Command, Option } from 'commander';
import type { ApiClient } from './api-client.js';
import { type ApiOptions, wholeNumber, withApiOptions } from './api-command.js';
import { csvLine } from './csv.js';
import type { Shell } from './shell.js';
import { type Cell, table } from './table.js';

/** Options of commands that list all rows, page by page. */
export interface WholeListOptions extends ApiOptions {
  search?: string;
  limit?: number;
  csv?: true;
}

/** The columns of a list: titles, and what stands below them. */
export type Columns<Row> = readonly (readonly [title: string, cell: (row: Row) => Cell])[];

/** Rows of a page. The API accepts more, but an interrupted page would start again. */
const PAGE = 500;

/** Adds the options of commands that list all rows. */
export function withListOptions(command: Command, search: string): Command {
  return withApiOptions(command)
    .option('--search <search>', search)
    .option('--limit <number>', 'maximum number to list (default: all)', wholeNumber)
    .addOption(new Option('--csv', 'print CSV, for spreadsheets').conflicts('json'));
}

/** Reads the rows of a list, page by page, by id, so that a row that is added meanwhile moves no other one. */
export async function readRows<Row>(
  api: ApiClient,
  path: string,
  { search, limit = Infinity }: Pick<WholeListOptions, 'search' | 'limit'>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; rows.length < limit; page += 1) {
    const query = new URLSearchParams({ page: String(page), per_page: String(PAGE), order: 'id' });
    if (search !== undefined) query.set('search', search);
    const { results, subtotal } = await api.get<ListView<Row>>(`${path}?${query.toString()}`);
    rows.push(...results);
    if (results.length === 0 || page * PAGE >= subtotal) break;
  }
  return rows.slice(0, limit);
}

/** Prints rows: as JSON with --json, as CSV with --csv, else as a table, or a sentence when there are none. */
export function printRows<Row>(
  shell: Shell,
  { json, csv }: WholeListOptions,
  rows: readonly Row[],
  columns: Columns<Row>,
  nothing: string,
): void {
  if (json) return shell.print(JSON.stringify(rows, null, 2));
  const titles = columns.map(([title]) => title);
  const cells = rows.map((row) => columns.map(([, cell]) => cell(row)));
  const lines = csv ? [titles, ...cells].map(csvLine) : table(titles, cells, { nothing, paint: shell.paint });
  for (const line of lines) shell.print(line);
}
