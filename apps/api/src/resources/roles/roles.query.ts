import { alphabetical } from '@image-catalog/search';
import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { visibleFields } from '../../access/visible-fields.js';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { selectId } from '../../sql/select-id.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { architectureReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { taxonomiesOf } from '../taxonomies/taxonomies-of.js';
import { selectedColumns } from '../../sql/fields.js';
import { roleFields } from './role.fields.js';
import type { RoleDetails, RoleRow } from './role.row.js';
import { roleSearch } from './roles.search.js';

const COLUMNS = `${selectedColumns(roleFields)}, roles.builtin, roles.origin, roles.cloned_from_id`;

const SOURCE: ListSource = {
  table: 'roles',
  columns: COLUMNS,
  joins: '',
  definition: roleSearch,
  default_order: alphabetical('roles.name'),
};

const DETAILS = `${COLUMNS},
  COALESCE((SELECT json_agg(json_build_object('id', f.id, 'resource_type', f.resource_type) ORDER BY f.id)
    FROM filters f WHERE f.role_id = roles.id), '[]') AS filters,
  ${taxonomiesOf('role', 'location')} AS locations, ${taxonomiesOf('role', 'organization')} AS organizations`;

/** Reads a page of roles. */
export function listRoles(reads: Reads, access: Access, listing: Listing): Promise<Page<RoleRow>> {
  const source = { ...SOURCE, definition: visibleFields(access, roleSearch) };
  return readPage(reads, source, listing, access.scope('Role', 'view_roles'));
}

/** Completes a search for roles. */
export function completeRoleSearch(reads: Reads, access: Access, typed: string): Promise<Completion> {
  const suggest = suggestionsFrom(reads, SOURCE, access.scope('Role', 'view_roles'));
  return complete(typed, visibleFields(access, roleSearch), suggest);
}

/** Reads one role of a scope by the text of its id; undefined when there is none. */
export function findRole(reads: Reads, scope: Scope, id: string): Promise<RoleDetails | undefined> {
  const values = new Values();
  const located = selectId(architectureReference(id), { table: 'roles', name: 'name' }, scope, values);
  return reads.row(`SELECT ${DETAILS} FROM roles WHERE roles.id = ${located}`, values.list);
}
