import { alphabetical } from '@image-catalog/search';
import type { EntityManager } from 'typeorm';
import { type Completion, complete } from '../../lists/completion.js';
import type { Access } from '../../access/access.js';
import { assignedTo } from '../../access/bounds.js';
import type { ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import type { Scope } from '../../sql/scope.js';
import type { Listing } from '../../lists/listing.js';
import { selectId } from '../../sql/select-id.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { userReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { addError } from '../../foreman/shape-errors.js';
import type { Validation } from '../../foreman/validation.js';
import { selectedColumns } from '../../sql/fields.js';
import { userFields } from './user.fields.js';
import type { UserDetails, UserRow } from './user.row.js';
import { USER_LABELS } from './user.rules.js';
import { userSearch } from './users.search.js';

/** Writes one of a user's default taxonomies as an object. */
const defaultTaxonomy = (word: 'location' | 'organization') =>
  `(SELECT json_build_object('id', d.id, 'name', d.name, 'title', d.title, 'description', d.description)
    FROM ${word}s d WHERE d.id = users.default_${word}_id) AS default_${word}`;

/** Writes a user's taxonomies as a list of objects of some columns. */
const taxonomies = (word: 'location' | 'organization', columns: readonly string[]) =>
  `COALESCE((SELECT json_agg(json_build_object(${columns.map((name) => `'${name}', o.${name}`).join(', ')}) ORDER BY ${alphabetical('o.title')})
    FROM users_${word}s l JOIN ${word}s o ON o.id = l.${word}_id WHERE l.user_id = users.id), '[]') AS ${word}s`;

const AUTH_SOURCE = `(SELECT json_build_object('id', a.id, 'type', a.type, 'name', a.name)
  FROM auth_sources a WHERE a.id = users.auth_source_id) AS auth_source`;

const COLUMNS = `${selectedColumns(userFields)}, ${AUTH_SOURCE}, users.last_login_on,
  ${defaultTaxonomy('location')}, ${defaultTaxonomy('organization')}`;

const SOURCE: ListSource = {
  table: 'users',
  columns: `${COLUMNS}, ${taxonomies('location', ['id', 'name'])}, ${taxonomies('organization', ['id', 'name'])}`,
  joins: '',
  definition: userSearch,
  default_order: alphabetical('users.firstname'),
};

const TAXONOMY = ['id', 'name', 'title', 'description'];

const DETAILS = `${COLUMNS}, ${taxonomies('location', TAXONOMY)}, ${taxonomies('organization', TAXONOMY)},
  COALESCE((SELECT json_agg(json_build_object('name', r.name, 'id', r.id, 'description', r.description, 'origin', r.origin)
      ORDER BY ${alphabetical('r.name')})
    FROM user_roles l JOIN roles r ON r.id = l.role_id AND r.builtin = 0 WHERE l.user_id = users.id), '[]') AS roles`;

/** Reads a page of users; with a role's id, only of its users. */
export function listUsers(reads: Reads, scope: Scope, roleId: number | null, listing: Listing): Promise<Page<UserRow>> {
  return readPage(reads, SOURCE, listing, scope, (values) => ({ conditions: ofRole(roleId, values) }));
}

/** Reads a page of the users who belong to an organization or location themselves. */
export function listUsersOfTaxonomy(
  reads: Reads,
  access: Access,
  parent: ParentTaxonomy,
  listing: Listing,
): Promise<Page<UserRow>> {
  const bounds = (values: Values) => ({ conditions: [assignedTo('user', access, parent, values)] });
  return readPage(reads, SOURCE, listing, access.scope('User', 'view_users'), bounds);
}

/** Completes a search for users. */
export function completeUserSearch(
  reads: Reads,
  scope: Scope,
  roleId: number | null,
  typed: string,
): Promise<Completion> {
  return complete(
    typed,
    userSearch,
    suggestionsFrom(reads, SOURCE, scope, (values) => ({ conditions: ofRole(roleId, values) })),
  );
}

/** Reads one user of a scope by the text of an id or a login; undefined when there is none. */
export function findUser(
  reads: Reads,
  scope: Scope,
  roleId: number | null,
  text: string,
): Promise<UserDetails | undefined> {
  const values = new Values();
  const located = selectId(userReference(text), { table: 'users', name: 'login' }, scope, values);
  const conditions = [`users.id = ${located}`, ...ofRole(roleId, values)];
  return reads.row(`SELECT ${DETAILS} FROM users WHERE ${conditions.join(' AND ')}`, values.list);
}

/** The validation of a user's login, which no other user may have, whatever its case. */
export function uniqueLogin(reads: Reads, id: number | null, login: string): Validation {
  const text = 'SELECT id FROM users WHERE lower(login) = lower($1) AND id IS DISTINCT FROM $2::int';
  const addConflicts: Validation['addConflicts'] = async (errors) => {
    if (login && (await reads.row(text, [login, id])) !== undefined) addError(errors, 'login', 'already exists');
  };
  return { id, addConflicts, is_checked_first: true, labels: USER_LABELS };
}

/** Reads the ids of the roles that everyone has. */
export async function readDefaultRoles(manager: EntityManager): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>('SELECT id FROM roles WHERE builtin = 2');
  return rows.map(({ id }) => id);
}

function ofRole(roleId: number | null, values: Values): string[] {
  return roleId === null ? [] : [`users.id IN (SELECT user_id FROM user_roles WHERE role_id = ${values.add(roleId)})`];
}
