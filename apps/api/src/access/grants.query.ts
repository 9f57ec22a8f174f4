import { type PermissionName, TAXABLE_TYPES } from '@image-catalog/spec';
import type { Reads } from '../sql/reads.js';
import type { Grant, Grants, Membership } from './grants.js';

/** Everyone has the role whose builtin is 2. Filters that do not override have the taxonomies of their role. */
const FILTERS = `
  SELECT p.name AS permission, f.search,
    ${taxonomiesOf('organization')} AS organizations, ${taxonomiesOf('location')} AS locations
  FROM roles r JOIN filters f ON f.role_id = r.id
  JOIN filterings g ON g.filter_id = f.id JOIN permissions p ON p.id = g.permission_id
  WHERE r.builtin = 2 OR r.id IN (SELECT role_id FROM user_roles WHERE user_id = $1)
  ORDER BY f.id`;

/** Reads the rights of a user. */
export async function readGrants(reads: Reads, userId: number): Promise<Grants> {
  const [rows, organizations, locations] = await Promise.all([
    reads.rows<Grant & { permission: PermissionName }>(FILTERS, [userId, TAXABLE_TYPES]),
    reads.row<Membership>(membership('organization'), [userId]),
    reads.row<Membership>(membership('location'), [userId]),
  ]);
  const filters = new Map<PermissionName, Grant[]>();
  for (const { permission, ...grant } of rows) filters.set(permission, [...(filters.get(permission) ?? []), grant]);
  return { user_id: userId, filters, organizations: organizations ?? NONE, locations: locations ?? NONE };
}

const NONE: Membership = { ids: [], reach: [], ignores: [] };

/** Writes the organizations or locations that limit a filter f of a role r; $2 are the kinds of resources that have any. */
export function taxonomiesOf(taxonomy: 'organization' | 'location'): string {
  return `CASE WHEN f.resource_type IS NULL OR f.resource_type <> ALL($2::text[]) THEN '{}'::int[]
    WHEN f.override THEN ARRAY(SELECT t.${taxonomy}_id FROM filters_${taxonomy}s t WHERE t.filter_id = f.id ORDER BY 1)
    ELSE ARRAY(SELECT t.${taxonomy}_id FROM roles_${taxonomy}s t WHERE t.role_id = r.id ORDER BY 1) END`;
}

/** A user of a taxonomy belongs to all below it; every user belongs to one that ignores users. */
function membership(taxonomy: 'organization' | 'location'): string {
  return `
    WITH assigned AS (
      SELECT ARRAY(SELECT t.id FROM ${taxonomy}s t WHERE 'User' = ANY(t.ignore_types)
        OR t.id IN (SELECT m.${taxonomy}_id FROM users_${taxonomy}s m WHERE m.user_id = $1)) AS ids),
    mine AS (
      SELECT t.id, string_to_array(t.ancestry, '/')::int[] || t.id AS path, t.ignore_types FROM ${taxonomy}s t, assigned
      WHERE string_to_array(t.ancestry, '/')::int[] || t.id && assigned.ids)
    SELECT ARRAY(SELECT id FROM mine ORDER BY 1) AS ids,
      ARRAY(SELECT DISTINCT unnest(path) FROM mine ORDER BY 1) AS reach,
      ARRAY(SELECT DISTINCT unnest(ignore_types) FROM mine ORDER BY 1) AS ignores`;
}
