import type { EntityManager } from 'typeorm';
import { auditGoneImages } from './audit-gone-images.js';

/**
 * Deletes images whose rule says that they go with their source, each with its audit: created by the sync, never changed by a
 * person, and missing for so many days. A few at a time; counts them.
 */
export async function removeGoneImages(
  manager: EntityManager,
  username: string,
  computeResourceId: number,
  days: number,
  limit: number,
): Promise<number> {
  const [row]: { removed: number }[] = await manager.query(
    `WITH gone AS (
       DELETE FROM images WHERE id IN (
         SELECT i.id
         FROM images i
         JOIN import_rules r ON r.id = i.import_rule_id AND r.source_missing = 'remove'
         JOIN available_images a ON a.compute_resource_id = i.compute_resource_id AND a.uuid = i.uuid
         WHERE i.compute_resource_id = $2 AND i.origin = 'sync' AND i.updated_at = i.created_at
           AND a.missing_since < now() - make_interval(days => $3)
         ORDER BY i.id LIMIT $4
         FOR UPDATE OF i SKIP LOCKED)
       RETURNING *
     ), audited AS (${auditGoneImages({ username: '$1::varchar' })}
     )
     SELECT count(*)::int AS removed FROM gone`,
    [username, computeResourceId, days, limit],
  );
  return row?.removed ?? 0;
}
