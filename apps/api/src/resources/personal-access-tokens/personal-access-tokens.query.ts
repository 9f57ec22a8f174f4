import type { Scope } from '../../sql/scope.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { imageReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { addError } from '../../foreman/shape-errors.js';
import type { Validation } from '../../foreman/validation.js';
import { selectedColumns } from '../../sql/fields.js';
import { personalAccessTokenFields } from './personal-access-token.fields.js';
import type { PersonalAccessTokenRow } from './personal-access-token.row.js';
import { personalAccessTokenSearch } from './personal-access-tokens.search.js';

const COLUMNS = `${selectedColumns(personalAccessTokenFields)}, personal_access_tokens.user_id,
  personal_access_tokens.last_used_at, personal_access_tokens.revoked,
  NOT personal_access_tokens.revoked AND COALESCE(personal_access_tokens.expires_at >= now(), true) AS active`;

const SOURCE: ListSource = {
  table: 'personal_access_tokens',
  columns: COLUMNS,
  joins: '',
  definition: personalAccessTokenSearch,
  default_order: 'personal_access_tokens.id',
};

/** Reads a page of a user's tokens. */
export function listTokens(
  reads: Reads,
  scope: Scope,
  userId: number,
  listing: Listing,
): Promise<Page<PersonalAccessTokenRow>> {
  return readPage(reads, SOURCE, listing, scope, (values) => ({
    conditions: [`personal_access_tokens.user_id = ${values.add(userId)}`],
  }));
}

/** Reads one of a user's tokens by the text of its id; undefined when there is none. */
export async function findToken(
  reads: Reads,
  scope: Scope,
  userId: number,
  text: string,
): Promise<PersonalAccessTokenRow | undefined> {
  const { id } = imageReference(text);
  if (id === null) return undefined;
  const values = new Values();
  const conditions = [
    `personal_access_tokens.id = ${values.add(id)}::int`,
    `personal_access_tokens.user_id = ${values.add(userId)}::int`,
    ...scope.conditions(values),
  ];
  return reads.row(`SELECT ${COLUMNS} FROM personal_access_tokens WHERE ${conditions.join(' AND ')}`, values.list);
}

/** The validation of a token, whose name no other token of its user may have. */
export function uniqueTokenName(reads: Reads, userId: number, name: string): Validation {
  const text = 'SELECT id FROM personal_access_tokens WHERE user_id = $1 AND name = $2';
  const addConflicts: Validation['addConflicts'] = async (errors) => {
    if (name && (await reads.row(text, [userId, name])) !== undefined)
      addError(errors, 'name', 'has already been taken');
  };
  return { id: null, addConflicts, is_checked_first: true };
}

/** Reads the user of a scope to whom tokens belong; undefined when there is no such user. */
export function findTokenUser(
  reads: Reads,
  scope: Scope,
  id: number,
): Promise<{ id: number; login: string; admin: boolean } | undefined> {
  const values = new Values();
  const conditions = [`users.id = ${values.add(id)}::int`, ...scope.conditions(values)];
  return reads.row(
    `SELECT users.id, users.login, users.admin FROM users WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}
