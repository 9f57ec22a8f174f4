import { SYNC_CHANNEL } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Tells every worker, at the end of the transaction, that there is something to do for a compute resource. */
export async function wakeWorkers(manager: EntityManager, computeResourceId: number): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [SYNC_CHANNEL, String(computeResourceId)]);
}
