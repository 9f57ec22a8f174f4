import { type AuditedChange, Filter } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { auditOf, type AuditSubject } from '../../sql/fields.js';
import { copyLinks, type NamedLinkSet } from '../../sql/links.js';
import { insertRow } from '../../sql/rows.js';
import { LOCATION, ORGANIZATION, taxonomyLinks } from '../taxonomies/taxonomy-kind.js';
import { lockFilters } from './lock-filters.statement.js';

/** The links of filters with their permissions. */
export const FILTER_PERMISSIONS: NamedLinkSet = {
  table: 'filterings',
  own: 'filter_id',
  other: 'permission_id',
  target: { table: 'permissions', name: 'name', model: 'Permission' },
};

const LINKS = [FILTER_PERMISSIONS, taxonomyLinks('filter', ORGANIZATION), taxonomyLinks('filter', LOCATION)];

/** Says which filter an audit is about. */
export function filterSubject(id: number, role: { id: number; name: string }): AuditSubject {
  return {
    id,
    name: `filter for ${role.name} role`,
    associated: { type: 'Role', id: role.id, name: role.name },
  };
}

/** Locks the filters that are deleted with a role, and gives their audits. Foreman: app/models/role.rb, filters are dependents */
export async function destroyedFilters(
  manager: EntityManager,
  role: { id: number; name: string },
): Promise<AuditedChange[]> {
  const filters = await lockFilters(manager, role.id);
  return filters.map(({ id, ...columns }) => auditOf({ type: 'Filter' }, filterSubject(id, role), 'destroy', columns));
}

/** Gives a role copies of another one's filters, with their permissions and their own taxonomies. Foreman: role.rb, clone */
export async function copyFilters(manager: EntityManager, from: number, to: number): Promise<void> {
  const filters = await manager.find(Filter, { where: { role_id: from }, order: { id: 'ASC' } });
  for (const { id, resource_type, search, override } of filters) {
    const copy = await insertRow(manager, { entity: Filter }, { role_id: to, resource_type, search, override });
    for (const links of LINKS) await copyLinks(manager, { ...links, id }, { ...links, id: copy });
  }
}
