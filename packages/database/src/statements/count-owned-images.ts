import type { EntityManager } from 'typeorm';

/** Counts by scope the images that were present before a run; what the run itself added does not count. */
export async function countOwnedImages(
  manager: EntityManager,
  run: { compute_resource_id: number; generation: number },
): Promise<Map<string, number>> {
  const rows: { scope: string; owned: number }[] = await manager.query(
    `SELECT scope, count(*)::int AS owned
     FROM available_images
     WHERE compute_resource_id = $1 AND missing_since IS NULL AND first_generation < $2
     GROUP BY scope`,
    [run.compute_resource_id, run.generation],
  );
  return new Map(rows.map(({ scope, owned }) => [scope, owned]));
}
