import type { EntityManager } from 'typeorm';
import { associatedIds } from '../../sql/association.js';

/** A kind of row that users have any number of. */
export interface Belonging {
  links: 'user_roles' | 'users_organizations' | 'users_locations';
  column: 'role_id' | 'organization_id' | 'location_id';
}

export const ROLES: Belonging = { links: 'user_roles', column: 'role_id' };

export const ORGANIZATIONS: Belonging = { links: 'users_organizations', column: 'organization_id' };

export const LOCATIONS: Belonging = { links: 'users_locations', column: 'location_id' };

/** Reads which rows of a kind a user has, sorted by id. */
export async function readLinks(manager: EntityManager, { links, column }: Belonging, id: number): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `SELECT ${column} AS id FROM ${links} WHERE user_id = $1 ORDER BY 1`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** Gives a user exactly these rows of a kind. */
export async function writeLinks(
  manager: EntityManager,
  { links, column }: Belonging,
  id: number,
  wanted: readonly number[],
): Promise<void> {
  await manager.query(`DELETE FROM ${links} WHERE user_id = $1 AND ${column} <> ALL($2::int[])`, [id, wanted]);
  await manager.query(`INSERT INTO ${links} (user_id, ${column}) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING`, [
    id,
    wanted,
  ]);
}

/** Reads the ids of the roles that a body gives, sorted; undefined when it gives none. @throws Unprocessable naming what is not there. */
export async function wantedRoles(
  manager: EntityManager,
  ids: number[] | undefined,
  names: string[] | undefined,
): Promise<number[] | undefined> {
  const roles = { table: 'roles', name: 'name', model: 'Role' } as const;
  return (await associatedIds(manager, roles, ids, names))?.toSorted((a, b) => a - b);
}
