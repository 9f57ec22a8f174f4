import type { Listing } from '../http/listing.js';
import { type ListSource, type Page, readPage } from '../http/page.query.js';
import type { Reads } from '../http/reads.js';
import { imageReference } from '../http/reference.js';
import type { PersonalAccessTokenRow } from './personal-access-token.row.js';
import { personalAccessTokenSearch } from './personal-access-tokens.search.js';

const COLUMNS = `personal_access_tokens.id, personal_access_tokens.user_id, personal_access_tokens.name,
  personal_access_tokens.expires_at, personal_access_tokens.last_used_at, personal_access_tokens.revoked,
  NOT personal_access_tokens.revoked AND COALESCE(personal_access_tokens.expires_at >= now(), true) AS active,
  personal_access_tokens.created_at, personal_access_tokens.updated_at`;

const SOURCE: ListSource = {
  table: 'personal_access_tokens',
  columns: COLUMNS,
  joins: '',
  definition: personalAccessTokenSearch,
  default_order: 'personal_access_tokens.id',
};

/** Reads a page of a user's tokens. */
export function listTokens(reads: Reads, userId: number, listing: Listing): Promise<Page<PersonalAccessTokenRow>> {
  return readPage(reads, SOURCE, listing, (values) => ({
    conditions: [`personal_access_tokens.user_id = ${values.add(userId)}`],
  }));
}

/** Reads one of a user's tokens by the text of its id; undefined when there is none. */
export async function findToken(
  reads: Reads,
  userId: number,
  text: string,
): Promise<PersonalAccessTokenRow | undefined> {
  const { id } = imageReference(text);
  if (id === null) return undefined;
  return reads.row(`SELECT ${COLUMNS} FROM personal_access_tokens WHERE id = $1 AND user_id = $2`, [id, userId]);
}

/** Tells whether a user has a token of a name. */
export async function isTokenNameTaken(reads: Reads, userId: number, name: string): Promise<boolean> {
  return (
    (await reads.row('SELECT id FROM personal_access_tokens WHERE user_id = $1 AND name = $2', [userId, name])) !==
    undefined
  );
}

/** Reads who a token would be for; undefined when there is no such user. */
export function findTokenUser(
  reads: Reads,
  id: number,
): Promise<{ id: number; login: string; admin: boolean } | undefined> {
  return reads.row('SELECT id, login, admin FROM users WHERE id = $1', [id]);
}
