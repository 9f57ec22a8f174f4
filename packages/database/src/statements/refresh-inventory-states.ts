import type { EntityManager } from 'typeorm';

/**
 * Updates the `inventory_state` of the images of a compute resource where it changed; counts them. Locks images by id, as
 * deletions do. A rule with `source_missing = keep` leaves the state of a missing image alone.
 */
export async function refreshInventoryStates(manager: EntityManager, computeResourceId: number): Promise<number> {
  const [, written]: [unknown, number] = await manager.query(
    `UPDATE images i SET inventory_state = changed.state
     FROM (
       SELECT m.id, now_is.state
       FROM images m
       LEFT JOIN import_rules r ON r.id = m.import_rule_id
       LEFT JOIN available_images a ON a.compute_resource_id = m.compute_resource_id AND a.uuid = m.uuid
       CROSS JOIN LATERAL (
         SELECT CASE WHEN a.uuid IS NULL THEN 'unknown'
                     WHEN a.missing_since IS NULL THEN 'present'
                     WHEN r.source_missing = 'keep' THEN m.inventory_state
                     ELSE 'missing' END AS state) now_is
       WHERE m.compute_resource_id = $1 AND m.inventory_state <> now_is.state
       ORDER BY m.id FOR NO KEY UPDATE OF m) AS changed
     WHERE i.id = changed.id`,
    [computeResourceId],
  );
  return written;
}
