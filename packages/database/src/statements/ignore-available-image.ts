import type { EntityManager } from 'typeorm';

/**
 * Keeps the worker from importing an image again that a person deletes; in the transaction of the deletion. Does nothing
 * when the inventory does not hold it.
 */
export async function ignoreAvailableImage(
  manager: EntityManager,
  image: { compute_resource_id: number; uuid: string },
): Promise<void> {
  await manager.query(
    `UPDATE available_images SET ignored_at = now()
     WHERE compute_resource_id = $1 AND uuid = $2 AND ignored_at IS NULL`,
    [image.compute_resource_id, image.uuid],
  );
}
