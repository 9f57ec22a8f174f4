import type { EntityManager } from 'typeorm';

/** Removes images from open plans that the source has just shown again. */
export async function sparePlannedImages(
  manager: EntityManager,
  computeResourceId: number,
  uuids: readonly string[],
): Promise<void> {
  await manager.query(
    `UPDATE sync_plan_items i SET outcome = 'kept'
     FROM sync_plans p
     WHERE p.id = i.plan_id AND p.compute_resource_id = $1 AND p.state IN ('pending', 'approved')
       AND i.uuid = ANY($2) AND i.outcome IS NULL`,
    [computeResourceId, uuids],
  );
}
