import type { EntityManager } from 'typeorm';

/**
 * Deletes available images that have been missing for so many days, a few at a time, and records where they were. Keeps those
 * that are images of the catalog, and those that a person ignores. It touches only missing rows, so no sync waits for it.
 */
export async function purgeAvailableImages(manager: EntityManager, days: number, limit: number): Promise<number> {
  const [row]: { purged: number }[] = await manager.query(
    `WITH purged AS (
       DELETE FROM available_images
       WHERE (compute_resource_id, uuid) IN (
         SELECT a.compute_resource_id, a.uuid FROM available_images a
         WHERE a.missing_since < now() - make_interval(days => $1) AND a.ignored_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM images i
                           WHERE i.compute_resource_id = a.compute_resource_id AND i.uuid = a.uuid)
         ORDER BY a.compute_resource_id, a.uuid
         LIMIT $2
         FOR UPDATE SKIP LOCKED)
       AND missing_since IS NOT NULL
       RETURNING compute_resource_id, uuid, name, scope, missing_since, missing_generation
     ), remembered AS (
       INSERT INTO forgotten_images AS f (compute_resource_id, uuid, name, scope, missing_since, missing_generation)
       SELECT * FROM purged
       ON CONFLICT ON CONSTRAINT forgotten_images_pkey DO UPDATE
         SET name = EXCLUDED.name, scope = EXCLUDED.scope, missing_since = EXCLUDED.missing_since,
             missing_generation = EXCLUDED.missing_generation, forgotten_at = now()
     )
     SELECT count(*)::int AS purged FROM purged`,
    [days, limit],
  );
  return row?.purged ?? 0;
}

/** Deletes the records of images that were purged so many days ago. */
export async function pruneForgottenImages(manager: EntityManager, days: number): Promise<void> {
  await manager.query('DELETE FROM forgotten_images WHERE forgotten_at < now() - make_interval(days => $1)', [days]);
}
