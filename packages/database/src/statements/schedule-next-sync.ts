import type { EntityManager } from 'typeorm';

/** When a compute resource is looked at again, and what the run that ends has published. */
export interface NextSync {
  compute_resource_id: number;
  in_seconds: number;
  /** How long the source asked to be left alone, by anybody; null when it did not. */
  not_for_seconds: number | null;
  published_generation: number | null;
}

/** Says when a compute resource is looked at next, unless somebody asked for it meanwhile, and what was published. */
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
