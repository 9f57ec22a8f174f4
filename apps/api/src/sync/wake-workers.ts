import type { EntityManager } from 'typeorm';

/** The channel on which workers hear that there is something to do for a compute resource. */
const CHANNEL = 'image_catalog_sync';

/** Tells every worker, at the end of the transaction, that there is something to do for a compute resource. */
export async function wakeWorkers(manager: EntityManager, computeResourceId: number): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [CHANNEL, String(computeResourceId)]);
}
