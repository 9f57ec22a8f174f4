import type { EntityManager } from 'typeorm';
import type { SyncRequest } from '../entities/sync-request.entity.js';
import { wakeWorkers } from './wake-workers.js';

/** A request for a sync. */
export type SyncRequestInput = Pick<SyncRequest, 'compute_resource_id' | 'kind' | 'dry_run' | 'requested_by'> & {
  /** The images of a targeted request; empty for a full one. */
  uuids: readonly string[];
};

/** Inserts a request and gives its id. Workers are woken when the transaction commits; `outcome` will tell how it ended. */
export async function requestSync(manager: EntityManager, request: SyncRequestInput): Promise<number> {
  const [row]: { id: number }[] = await manager.query(
    `INSERT INTO sync_requests (compute_resource_id, kind, uuids, dry_run, requested_by) VALUES ($1, $2, $3, $4, $5)
     RETURNING id`,
    [request.compute_resource_id, request.kind, request.uuids, request.dry_run, request.requested_by],
  );
  if (!row) throw new Error('An INSERT of one row returns one');
  await wakeWorkers(manager, request.compute_resource_id);
  return row.id;
}
