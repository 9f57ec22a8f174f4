import type { EntityManager } from 'typeorm';

/** Takes images out of open plans that the source has just shown after all. */
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

/** Marks images as missing of which the source itself said that it has them no more; counts them. */
export async function markImagesGone(
  manager: EntityManager,
  computeResourceId: number,
  uuids: readonly string[],
): Promise<number> {
  const [, marked]: [unknown, number] = await manager.query(
    `UPDATE available_images a SET missing_since = now(), missing_generation = c.generation
     FROM compute_resources c
     WHERE c.id = $1 AND a.compute_resource_id = $1 AND a.uuid = ANY($2) AND a.missing_since IS NULL`,
    [computeResourceId, uuids],
  );
  return marked;
}
