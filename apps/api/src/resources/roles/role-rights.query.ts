import { type PermissionName, TAXABLE_TYPES } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Grant } from '../../access/grants.js';
import { taxonomiesOf } from '../../access/grants.query.js';

/** The rights that a role gives its users. */
export interface RoleRights {
  /** The organizations of those of its filters that have none of their own; empty for no limit. */
  organizations: number[];
  locations: number[];
  grants: FilterGrant[];
}

/** One permission of one filter. */
export interface FilterGrant extends Grant {
  filter_id: number;
  permission: PermissionName;
  /** Whether organizations and locations can limit it. */
  is_taxable: boolean;
}

const GRANTS = `
  SELECT f.id AS filter_id, p.name AS permission, f.search,
    COALESCE(f.resource_type = ANY($2::text[]), false) AS is_taxable,
    ${taxonomiesOf('organization')} AS organizations, ${taxonomiesOf('location')} AS locations
  FROM roles r JOIN filters f ON f.role_id = r.id
  JOIN filterings g ON g.filter_id = f.id JOIN permissions p ON p.id = g.permission_id
  WHERE r.id = $1 ORDER BY f.id, p.id`;

const PLACES = `
  SELECT ARRAY(SELECT organization_id FROM roles_organizations WHERE role_id = $1) AS organizations,
    ARRAY(SELECT location_id FROM roles_locations WHERE role_id = $1) AS locations`;

/** Reads the rights of a role, in the transaction that changes it. */
export async function readRoleRights(manager: EntityManager, roleId: number): Promise<RoleRights> {
  const grants = await manager.query<FilterGrant[]>(GRANTS, [roleId, TAXABLE_TYPES]);
  const [places] = await manager.query<Omit<RoleRights, 'grants'>[]>(PLACES, [roleId]);
  return { organizations: [], locations: [], ...places, grants };
}
