import type { EntityManager } from 'typeorm';

/**
 * Finds the uuids of present available images that are no images yet, sorted, without those whose image a person deleted.
 * Written as a difference of two sets, which
 * costs one pass over each whatever the statistics say: a join goes astray right after a first sync.
 */
export async function findUnimportedImages(manager: EntityManager, computeResourceId: number): Promise<string[]> {
  const rows: { uuid: string }[] = await manager.query(
    `SELECT uuid FROM available_images WHERE compute_resource_id = $1 AND missing_since IS NULL AND ignored_at IS NULL
     EXCEPT
     SELECT uuid FROM images WHERE compute_resource_id = $1
     ORDER BY uuid`,
    [computeResourceId],
  );
  return rows.map(({ uuid }) => uuid);
}
