import { DRIFTS_FROM_SOURCE } from '@image-catalog/database';
import type { Reads } from '../../sql/reads.js';
import type { InventoriedImageRow } from './available-image.row.js';

/** Reads one row of the inventory by uuid, missing ones included; undefined when there is none. */
export function findInventoriedImage(
  reads: Reads,
  computeResourceId: number,
  uuid: string,
): Promise<InventoriedImageRow | undefined> {
  return reads.row<InventoriedImageRow>(
    `SELECT a.uuid, a.name, a.path, a.scope, a.state, a.architecture, a.os_name, a.os_major, a.os_minor, a.username,
            a.withdrawal, a.withdrawn_at, a.replacement, a.drifted_at, a.drifted_from,
            a.first_generation, a.changed_generation, a.missing_since, a.missing_generation, a.ignored_at,
            i.id AS image_id, i.id IS NOT NULL AND ${DRIFTS_FROM_SOURCE} AS is_drifted,
            (SELECT max(p.id) FROM sync_plan_items m JOIN sync_plans p ON p.id = m.plan_id
             WHERE m.uuid = a.uuid AND m.outcome IS NULL AND p.compute_resource_id = a.compute_resource_id
               AND p.state = 'pending') AS sync_plan_id
     FROM available_images a LEFT JOIN images i ON i.compute_resource_id = a.compute_resource_id AND i.uuid = a.uuid
     LEFT JOIN operatingsystems o ON o.id = i.operatingsystem_id LEFT JOIN architectures h ON h.id = i.architecture_id
     WHERE a.compute_resource_id = $1 AND a.uuid = $2`,
    [computeResourceId, uuid],
  );
}
