import type { EntityManager } from 'typeorm';

/**
 * Excludes an available image from imports, or includes it again. The deletion of an image does so too, or the next run would
 * import it again. Does nothing when the inventory does not hold the uuid.
 */
export async function ignoreAvailableImage(
  manager: EntityManager,
  image: { compute_resource_id: number; uuid: string },
  isIgnored = true,
): Promise<void> {
  await manager.query(
    `UPDATE available_images SET ignored_at = CASE WHEN $3 THEN now() END
     WHERE compute_resource_id = $1 AND uuid = $2 AND (ignored_at IS NULL) = $3`,
    [image.compute_resource_id, image.uuid, isIgnored],
  );
}
