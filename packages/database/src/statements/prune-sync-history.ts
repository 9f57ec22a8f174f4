import type { EntityManager } from 'typeorm';

/**
 * Deletes pages of runs before this one, except those that an open plan may still need, and runs that are `keep` generations
 * old.
 */
export async function pruneSyncHistory(
  manager: EntityManager,
  run: { compute_resource_id: number; generation: number },
  keep: number,
): Promise<void> {
  await manager.query(
    `DELETE FROM sync_pages
     WHERE run_id IN (
       SELECT id FROM sync_runs
       WHERE compute_resource_id = $1
         AND generation < LEAST($2, (SELECT min(generation) FROM sync_plans
                                     WHERE compute_resource_id = $1 AND state IN ('pending', 'approved'))))`,
    [run.compute_resource_id, run.generation],
  );
  const oldest = run.generation - keep;
  const text = 'DELETE FROM sync_runs WHERE compute_resource_id = $1 AND generation <= $2';
  await manager.query(text, [run.compute_resource_id, oldest]);
}
