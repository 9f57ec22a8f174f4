import type { EntityManager } from 'typeorm';

/** Marks images as missing that the source, asked for them, does not have any more; counts them. */
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
