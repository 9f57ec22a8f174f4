import {
  Filter,
  Filtering,
  FilterLocation,
  FilterOrganization,
  Permission,
  Role,
  RoleLocation,
  RoleOrganization,
} from '@image-catalog/database';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In } from 'typeorm';
import type { AdoptedKind } from './adopted-kind.js';
import type { KnownIds } from './known-ids.js';
import type { TheirFilter, TheirRole } from './their-rows.js';

/** Roles with their filters. The roles that come with the program are ours, so they only get their ids. */
export const ROLES: AdoptedKind<TheirRole> = {
  name: 'role',
  plural: 'roles',
  table: 'roles',
  entity: Role,
  auditable_type: 'Role',
  seeds: { where: { origin: 'foreman' }, named: 'name' },
  nameOf: ({ name }) => name,
  identity: ({ name }) => ({ name }),
  columns: ({ name, description }) => ({ name, description }),
  links: (row, ids) => [
    {
      entity: RoleOrganization,
      own: 'role_id',
      other: 'organization_id',
      ids: ids.all('organization', row.organization_ids),
    },
    { entity: RoleLocation, own: 'role_id', other: 'location_id', ids: ids.all('location', row.location_ids) },
  ],
  members: replaceFilters,
};

async function replaceFilters(
  manager: EntityManager,
  role_id: number,
  row: TheirRole,
  before: TheirRole | undefined,
  ids: KnownIds,
): Promise<void> {
  if (isDeepStrictEqual(row.filters, before?.filters ?? [])) return;
  await manager.delete(Filter, { role_id });
  for (const filter of row.filters) await insertFilter(manager, role_id, filter, ids);
}

/** Permissions that we do not have are left out; a filter without any allows nothing and is left out, too. */
async function insertFilter(
  manager: EntityManager,
  role_id: number,
  filter: TheirFilter,
  ids: KnownIds,
): Promise<void> {
  const permissions = await manager.findBy(Permission, { name: In(filter.permissions) });
  const [first] = permissions;
  if (first === undefined) return;
  const { search, override } = filter;
  const made = await manager.insert(Filter, { role_id, resource_type: first.resource_type, search, override });
  const { id: filter_id } = made.identifiers[0] as { id: number };
  await manager.insert(
    Filtering,
    permissions.map(({ id }) => ({ filter_id, permission_id: id })),
  );
  const organizations = ids.all('organization', filter.organization_ids);
  const locations = ids.all('location', filter.location_ids);
  if (organizations.length > 0)
    await manager.insert(
      FilterOrganization,
      organizations.map((organization_id) => ({ filter_id, organization_id })),
    );
  if (locations.length > 0)
    await manager.insert(
      FilterLocation,
      locations.map((location_id) => ({ filter_id, location_id })),
    );
}
