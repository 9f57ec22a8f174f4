import type { EntityManager } from 'typeorm';

/** Replaces the compute resources that have another name at a target; each is ID=NAME. Gives both lists when they differ. */
export async function namePlaces(
  manager: EntityManager,
  targetId: number,
  names: readonly string[],
): Promise<{ before: string[]; after: string[] } | undefined> {
  const rows: { place: string }[] = await manager.query(
    `SELECT compute_resource_id || '=' || name AS place FROM target_compute_resources WHERE target_id = $1
     ORDER BY compute_resource_id`,
    [targetId],
  );
  const before = rows.map(({ place }) => place);
  const after = names.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  if (before.join('\n') === after.join('\n')) return undefined;
  await manager.query('DELETE FROM target_compute_resources WHERE target_id = $1', [targetId]);
  await manager.query(
    `INSERT INTO target_compute_resources (target_id, compute_resource_id, name)
     SELECT $1, split_part(place, '=', 1)::int, substr(place, strpos(place, '=') + 1) FROM unnest($2::text[]) place`,
    [targetId, after],
  );
  return { before, after };
}
