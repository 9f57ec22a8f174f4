import type { EntityManager } from 'typeorm';

/**
 * Finds the uuids of available images to import, sorted: so many after a given uuid, without those whose image a person
 * deleted. The difference of two sets costs one pass over each, whatever the statistics say; a join gets a bad plan right
 * after a first sync. So ask for many at once.
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
