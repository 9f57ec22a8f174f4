import type { EntityManager } from 'typeorm';
import type { FenceKey } from './take-lease.js';

/**
 * Holds a lease until the end of the transaction, so that what the transaction writes commits before another worker can
 * take over; false when one already has, and then nothing may be written. Locks the compute resource first and the lease
 * second, as a claim and a deletion do; who is going to write the compute resource itself says so in `lock`.
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
