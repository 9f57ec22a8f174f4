import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { architectureReference } from '../../routing/reference.js';
import type { Reads } from '../../sql/reads.js';
import type { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import { Values } from '../../sql/values.js';
import type { AuthSourceRow } from './auth-source.row.js';
import { authSourceSearch } from './auth-sources.search.js';

const COLUMNS = ['id', 'type', 'name', 'created_at', 'updated_at'].map((name) => `auth_sources.${name}`).join(', ');

const SOURCE: ListSource = {
  table: 'auth_sources',
  columns: COLUMNS,
  joins: '',
  definition: authSourceSearch,
  default_order: 'auth_sources.id',
};

/** Which authentication sources a route is about: those of one model, or all. */
export type SourceType = 'AuthSourceInternal' | null;

/** Reads a page of authentication sources. */
export function listAuthSources(
  reads: Reads,
  scope: Scope,
  type: SourceType,
  listing: Listing,
): Promise<Page<AuthSourceRow>> {
  return readPage(reads, SOURCE, listing, scope, (values) => ({ conditions: ofType(type, values) }));
}

/** Completes a search for authentication sources. */
export function completeAuthSourceSearch(reads: Reads, scope: Scope, typed: string): Promise<Completion> {
  return complete(typed, authSourceSearch, suggestionsFrom(reads, SOURCE, scope));
}

/** Reads one authentication source of a scope by the text of its id or name; undefined when there is none. */
export function findAuthSource(
  reads: Reads,
  scope: Scope,
  type: SourceType,
  text: string,
): Promise<AuthSourceRow | undefined> {
  const values = new Values();
  const located = selectId(architectureReference(text), { table: 'auth_sources', name: 'name' }, scope, values);
  const conditions = [`auth_sources.id = ${located}`, ...ofType(type, values)];
  return reads.row(`SELECT ${COLUMNS} FROM auth_sources WHERE ${conditions.join(' AND ')}`, values.list);
}

/** Gives the id of the authentication source of a name; undefined when there is none. */
export async function findAuthSourceId(reads: Reads, name: string): Promise<number | undefined> {
  const row = await reads.row<{ id: number }>('SELECT id FROM auth_sources WHERE name = $1::text', [name]);
  return row?.id;
}

/** Tells whether an authentication source has an id, which may be larger than any row's. */
export async function isAuthSource(reads: Reads, id: number): Promise<boolean> {
  return (await reads.row('SELECT id FROM auth_sources WHERE id = $1::int8', [id])) !== undefined;
}

function ofType(type: SourceType, values: Values): string[] {
  return type === null ? [] : [`auth_sources.type = ${values.add(type)}::text`];
}
