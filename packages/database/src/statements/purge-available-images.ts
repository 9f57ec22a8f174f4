import type { EntityManager } from 'typeorm';

/**
 * Forgets available images that have been missing for so many days, a few at a time. One stays that is an image of the
 * catalog, or that a person keeps from being imported. Touches nothing that is not missing, so no sync is in its way.
 */
export async function purgeAvailableImages(manager: EntityManager, days: number, limit: number): Promise<number> {
  const [, purged]: [unknown, number] = await manager.query(
    `DELETE FROM available_images
     WHERE (compute_resource_id, uuid) IN (
       SELECT a.compute_resource_id, a.uuid FROM available_images a
       WHERE a.missing_since < now() - make_interval(days => $1) AND a.ignored_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM images i WHERE i.compute_resource_id = a.compute_resource_id AND i.uuid = a.uuid)
       ORDER BY a.compute_resource_id, a.uuid
       LIMIT $2
       FOR UPDATE SKIP LOCKED)
     AND missing_since IS NOT NULL`,
    [days, limit],
  );
  return purged;
}
