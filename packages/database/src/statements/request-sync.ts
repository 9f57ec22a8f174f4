import type { EntityManager } from 'typeorm';
import type { SyncRequest } from '../entities/sync-request.entity.js';

/** The channel on which workers are told that there is something to do; its payload is the compute resource's id. */
export const SYNC_CHANNEL = 'image_catalog_sync';

/** The name under which each worker listens to it, for as long as it lives. */
export const LISTENER_NAME = 'image-catalog wake calls';

/** What a request asks for. */
export type SyncWish = Pick<SyncRequest, 'compute_resource_id' | 'kind' | 'dry_run' | 'requested_by'> & {
  /** Images to look at; none when the kind is full. */
  uuids: readonly string[];
};

/**
 * Asks the worker to look at a compute resource; gives the id of the request, whose `state` and `outcome` tell how it went.
 * Workers hear of it when the transaction commits.
 */
export async function requestSync(manager: EntityManager, wish: SyncWish): Promise<number> {
  const [row]: { id: number }[] = await manager.query(
    `INSERT INTO sync_requests (compute_resource_id, kind, uuids, dry_run, requested_by) VALUES ($1, $2, $3, $4, $5)
     RETURNING id`,
    [wish.compute_resource_id, wish.kind, wish.uuids, wish.dry_run, wish.requested_by],
  );
  if (!row) throw new Error('An INSERT of one row returns one');
  await wakeWorkers(manager, wish.compute_resource_id);
  return row.id;
}

/** Tells the workers to look now what there is to do for a compute resource: after an approval, or a wish to cancel. */
export async function wakeWorkers(manager: EntityManager, computeResourceId: number): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [SYNC_CHANNEL, String(computeResourceId)]);
}
