import type { EntityManager } from 'typeorm';

/**
 * Finds which images of a page are new, changed or marked as missing. Only keys and hashes are compared, so a page without
 * changes costs one read. Needs no row locks, as the caller holds the fence.
 */
export async function findChangedImages(
  manager: EntityManager,
  computeResourceId: number,
  images: readonly { uuid: string; content_hash: string }[],
): Promise<Set<string>> {
  const rows: { uuid: string }[] = await manager.query(
    // Lateral, so that each key is looked up in the primary key, whatever the statistics say.
    `SELECT t.uuid
     FROM unnest($2::text[], $3::text[]) AS t(uuid, content_hash)
     LEFT JOIN LATERAL (
       SELECT true AS is_same FROM available_images a
       WHERE a.compute_resource_id = $1 AND a.uuid = t.uuid
         AND a.content_hash = decode(t.content_hash, 'hex') AND a.missing_since IS NULL
       LIMIT 1) AS held ON true
     WHERE held.is_same IS NULL`,
    [computeResourceId, images.map(({ uuid }) => uuid), images.map(({ content_hash }) => content_hash)],
  );
  return new Set(rows.map(({ uuid }) => uuid));
}
