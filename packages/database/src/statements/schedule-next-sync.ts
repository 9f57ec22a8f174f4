import type { EntityManager } from 'typeorm';

/** When to sync a compute resource next, and the generation that the ending run publishes. */
export interface NextSync {
  compute_resource_id: number;
  in_seconds: number;
  /** How long the source asked not to be called by anybody; null when it did not. */
  not_for_seconds: number | null;
  published_generation: number | null;
}

/** Schedules the next sync, unless somebody made the compute resource due meanwhile, and publishes a generation. */
export async function scheduleNextSync(manager: EntityManager, next: NextSync): Promise<void> {
  await manager.query(
    `UPDATE compute_resources
     SET sync_due_at = COALESCE(sync_due_at, now() + make_interval(secs => $2)),
         sync_not_before = now() + make_interval(secs => $3::float8),
         published_generation = COALESCE($4, published_generation)
     WHERE id = $1`,
    [next.compute_resource_id, next.in_seconds, next.not_for_seconds, next.published_generation],
  );
}
