import type { EntityManager } from 'typeorm';

/**
 * Tells the images of a compute resource what the inventory says about their uuid; writes only where that changed. An
 * import rule may say that the end of the source changes nothing.
 */
export async function refreshInventoryStates(manager: EntityManager, computeResourceId: number): Promise<number> {
  const [, written]: [unknown, number] = await manager.query(
    `UPDATE images i SET inventory_state = now_is.state
     FROM (
       SELECT m.id, CASE WHEN a.uuid IS NULL THEN 'unknown'
                         WHEN a.missing_since IS NULL THEN 'present'
                         WHEN r.source_missing = 'keep' THEN m.inventory_state
                         ELSE 'missing' END AS state
       FROM images m
       LEFT JOIN import_rules r ON r.id = m.import_rule_id
       LEFT JOIN available_images a ON a.compute_resource_id = m.compute_resource_id AND a.uuid = m.uuid
       WHERE m.compute_resource_id = $1) AS now_is
     WHERE i.id = now_is.id AND i.inventory_state <> now_is.state`,
    [computeResourceId],
  );
  return written;
}
