import type { EntityManager } from 'typeorm';

/** Gives a role copies of another one's filters, with their permissions and their own taxonomies. Foreman: role.rb, clone */
export async function copyFilters(manager: EntityManager, from: number, to: number): Promise<void> {
  const filters = await manager.query<{ id: number }[]>('SELECT id FROM filters WHERE role_id = $1 ORDER BY id', [
    from,
  ]);
  for (const { id } of filters) {
    const [copy] = await manager.query<{ id: number }[]>(
      `INSERT INTO filters (role_id, resource_type, search, override)
       SELECT $2, resource_type, search, override FROM filters WHERE id = $1 RETURNING id`,
      [id, to],
    );
    for (const [table, column] of LINKS) {
      await manager.query(
        `INSERT INTO ${table} (filter_id, ${column}) SELECT $2, ${column} FROM ${table} WHERE filter_id = $1`,
        [id, copy?.id],
      );
    }
  }
}

const LINKS = [
  ['filterings', 'permission_id'],
  ['filters_organizations', 'organization_id'],
  ['filters_locations', 'location_id'],
] as const;
