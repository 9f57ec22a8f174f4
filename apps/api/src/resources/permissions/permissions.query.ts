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

/** Reads all permissions. */
export function readPermissions(reads: Reads): Promise<PermissionRow[]> {
  return reads.rows(`SELECT ${COLUMNS} FROM permissions ORDER BY id`, []);
}

/** Reads the permissions of a user filter by filter; one that several filters give comes several times, as in Foreman. */
export function readHeldPermissions(reads: Reads, userId: number): Promise<PermissionRow[]> {
  return reads.rows(
    `SELECT ${COLUMNS} FROM roles r JOIN filters f ON f.role_id = r.id
     JOIN filterings g ON g.filter_id = f.id JOIN permissions ON permissions.id = g.permission_id
     WHERE r.builtin = 2 OR r.id IN (SELECT role_id FROM user_roles WHERE user_id = $1)
     ORDER BY f.role_id, f.id, permissions.id`,
    [userId],
  );
}

/** Reads the kinds of resources for which there are permissions. */
export function readResourceTypes(reads: Reads): Promise<{ name: string }[]> {
  return reads.rows(
    'SELECT DISTINCT resource_type AS name FROM permissions WHERE resource_type IS NOT NULL ORDER BY 1',
    [],
  );
}
