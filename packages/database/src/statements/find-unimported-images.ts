import type { EntityManager } from 'typeorm';

/**
 * Finds the uuids of present available images that are no images yet, sorted, without those whose image a person deleted: so
 * many of those after a given one. Written as a difference of two sets, which costs one pass over each whatever the
 * statistics say: a join goes astray right after a first sync. So the parts should be large.
 */
export async function findUnimportedImages(
  manager: EntityManager,
  computeResourceId: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows: { uuid: string }[] = await manager.query(
    `SELECT uuid FROM available_images
     WHERE compute_resource_id = $1 AND uuid > $2 AND missing_since IS NULL AND ignored_at IS NULL
     EXCEPT
     SELECT uuid FROM images WHERE compute_resource_id = $1 AND uuid > $2
     ORDER BY uuid LIMIT $3`,
    [computeResourceId, after, limit],
  );
  return rows.map(({ uuid }) => uuid);
}
