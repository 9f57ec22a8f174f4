import type { EntityManager } from 'typeorm';

/** Counts how many of some images the inventory contains, missing ones included. */
export async function countHeldImages(
  manager: EntityManager,
  computeResourceId: number,
  uuids: readonly string[],
): Promise<number> {
  const [row]: { held: number }[] = await manager.query(
    'SELECT count(*)::int AS held FROM available_images WHERE compute_resource_id = $1 AND uuid = ANY($2)',
    [computeResourceId, uuids],
  );
  return row?.held ?? 0;
}
