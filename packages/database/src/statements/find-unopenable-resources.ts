import type { EntityManager } from 'typeorm';

/** Finds the compute resources whose password was sealed with none of the given keys. */
export async function findUnopenableResources(manager: EntityManager, keys: readonly string[]): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `SELECT id FROM compute_resources WHERE password IS NOT NULL AND split_part(password, '.', 2) <> ALL($1::text[])
     ORDER BY id`,
    [keys],
  );
  return rows.map(({ id }) => id);
}
