import type { EntityManager } from 'typeorm';
import type { FenceKey } from './take-lease.js';

/**
 * Extends a lease by some seconds, or releases it with 0; false when another worker took it over. The row stays, so that the
 * token never starts again.
 */
export async function renewLease(manager: EntityManager, key: FenceKey, seconds: number): Promise<boolean> {
  const [, renewed]: [unknown, number] = await manager.query(
    `UPDATE sync_leases SET expires_at = now() + make_interval(secs => $3)
     WHERE compute_resource_id = $1 AND token = $2`,
    [key.compute_resource_id, key.token, seconds],
  );
  return renewed > 0;
}
