import type { EntityManager } from 'typeorm';

/**
 * Finds which images of a page the inventory does not hold as they are: new, changed, or marked missing. Only keys and
 * hashes travel, so a page without changes costs one read. Reads without a lock, which the fence makes safe.
 */
export async function findChangedImages(
  manager: EntityManager,
  computeResourceId: number,
  images: readonly { uuid: string; content_hash: Buffer }[],
): Promise<Set<string>> {
  const rows: { uuid: string }[] = await manager.query(
    `SELECT t.uuid
     FROM unnest($2::text[], $3::bytea[]) AS t(uuid, content_hash)
     WHERE NOT EXISTS (
       SELECT 1 FROM available_images a
       WHERE a.compute_resource_id = $1 AND a.uuid = t.uuid
         AND a.content_hash = t.content_hash AND a.missing_since IS NULL)`,
    [computeResourceId, images.map(({ uuid }) => uuid), images.map(({ content_hash }) => content_hash)],
  );
  return new Set(rows.map(({ uuid }) => uuid));
}
