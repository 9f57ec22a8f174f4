import type { EntityManager } from 'typeorm';

/** Says when a compute resource is looked at next, unless somebody asked for it meanwhile, and what was published. */
export async function scheduleNextSync(
  manager: EntityManager,
  next: { compute_resource_id: number; in_seconds: number; published_generation: number | null },
): Promise<void> {
  await manager.query(
    `UPDATE compute_resources
     SET sync_due_at = COALESCE(sync_due_at, now() + make_interval(secs => $2)),
         published_generation = COALESCE($3, published_generation)
     WHERE id = $1`,
    [next.compute_resource_id, next.in_seconds, next.published_generation],
  );
}
