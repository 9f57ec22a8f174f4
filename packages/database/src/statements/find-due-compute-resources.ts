import type { EntityManager } from 'typeorm';

/**
 * Finds what a worker may claim now, the longest overdue first. These are compute resources of the given classes without a
 * live lease that have an unfinished run or an approved plan, or that are due or requested while their source accepts
 * requests. While the catalog is closed to changes there are none.
 */
export async function findDueComputeResources(
  manager: EntityManager,
  types: readonly string[],
  limit: number,
): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(
    `SELECT c.id
     FROM compute_resources c LEFT JOIN sync_settings s ON s.compute_resource_id = c.id
     WHERE c.type = ANY($1)
       AND NOT EXISTS (SELECT FROM settings WHERE name = 'read_only' AND value = '1'::jsonb)
       AND (EXISTS (SELECT 1 FROM sync_runs r WHERE r.compute_resource_id = c.id AND r.state = 'running')
            OR EXISTS (SELECT 1 FROM sync_plans p WHERE p.compute_resource_id = c.id AND p.state = 'approved')
            OR COALESCE(c.sync_not_before <= now(), true)
               AND (c.sync_due_at <= now() AND COALESCE(s.enabled, true)
                    OR EXISTS (SELECT 1 FROM sync_requests q
                               WHERE q.compute_resource_id = c.id AND q.state <> 'ended' AND q.run_id IS NULL)))
       AND NOT EXISTS (SELECT 1 FROM sync_leases l WHERE l.compute_resource_id = c.id AND l.expires_at > now())
     ORDER BY c.sync_due_at NULLS FIRST, c.id
     LIMIT $2`,
    [types, limit],
  );
  return rows.map(({ id }) => id);
}
