import type { EntityManager } from 'typeorm';
import type { FenceKey } from './take-lease.js';

/**
 * Locks a lease until the end of the transaction, so that its writes commit before another worker can take over; false when
 * one has, and then nothing may be written. Locks the compute resource first and the lease second, as a claim and a deletion
 * do. Pass `lock` when the transaction writes the compute resource itself.
 */
export async function holdFence(
  manager: EntityManager,
  key: FenceKey,
  lock: 'KEY SHARE' | 'NO KEY UPDATE' = 'KEY SHARE',
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT 1
     FROM compute_resources c JOIN sync_leases l ON l.compute_resource_id = c.id
     WHERE c.id = $1 AND l.token = $2
     FOR ${lock} OF c FOR SHARE OF l`,
    [key.compute_resource_id, key.token],
  );
  return rows.length > 0;
}
