import type { EntityManager } from 'typeorm';

/**
 * Finds what a worker may claim now, the longest overdue first: compute resources of the given classes that are due, or
 * whose run was left unfinished, and that no live lease holds.
 */
export async function findDueComputeResources(
  manager: EntityManager,
  types: readonly string[],
  limit: number,
): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(
    `SELECT c.id
     FROM compute_resources c
     WHERE c.type = ANY($1)
       AND (c.sync_due_at <= now()
            OR EXISTS (SELECT 1 FROM sync_runs r WHERE r.compute_resource_id = c.id AND r.state = 'running'))
       AND NOT EXISTS (SELECT 1 FROM sync_leases l WHERE l.compute_resource_id = c.id AND l.expires_at > now())
     ORDER BY c.sync_due_at NULLS FIRST, c.id
     LIMIT $2`,
    [types, limit],
  );
  return rows.map(({ id }) => id);
}
