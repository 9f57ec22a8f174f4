import { Scope } from '../../sql/scope.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { imageReference } from '../../routing/reference.js';
import type { PermissionRow } from './permission.row.js';
import { permissionSearch } from './permissions.search.js';

const COLUMNS = 'permissions.id, permissions.name, permissions.resource_type';

const SOURCE: ListSource = {
  table: 'permissions',
  columns: COLUMNS,
  joins: '',
  definition: permissionSearch,
  default_order: 'permissions.id',
};

/** Reads a page of permissions. Their names are not secret, so every caller of the route sees all. */
export function listPermissions(reads: Reads, listing: Listing): Promise<Page<PermissionRow>> {
  return readPage(reads, SOURCE, listing, Scope.UNRESTRICTED);
}

/** Reads one permission by the text of its id; undefined when there is none. */
export function findPermission(reads: Reads, id: string): Promise<PermissionRow | undefined> {
  return reads.row(`SELECT ${COLUMNS} FROM permissions WHERE id = $1::int`, [imageReference(id).id]);
}

/** Reads the permissions of some names, or all. */
export function readPermissions(reads: Reads, names: readonly string[] | null): Promise<PermissionRow[]> {
  return reads.rows(
    `SELECT ${COLUMNS} FROM permissions WHERE $1::text[] IS NULL OR name = ANY($1::text[]) ORDER BY id`,
    [names],
  );
}

/** Reads the kinds of resources for which there are permissions. */
export function readResourceTypes(reads: Reads): Promise<{ name: string }[]> {
  return reads.rows(
    'SELECT DISTINCT resource_type AS name FROM permissions WHERE resource_type IS NOT NULL ORDER BY 1',
    [],
  );
}
