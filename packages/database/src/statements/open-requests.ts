import type { EntityManager } from 'typeorm';
import type { SyncRequest, SyncRequestOutcome } from '../entities/sync-request.entity.js';

/** The channel on which the end of a request is told; its payload is the request's id. */
export const SYNC_ENDED_CHANNEL = 'image_catalog_sync_ended';

/** A request that nobody serves: it waits, or whoever served it died. */
export type OpenRequest = Pick<SyncRequest, 'id' | 'kind' | 'uuids' | 'dry_run' | 'requested_by'>;

/** Finds the requests of a compute resource that no run serves, oldest first; whoever asks holds the lease. */
export async function findOpenRequests(manager: EntityManager, computeResourceId: number): Promise<OpenRequest[]> {
  return manager.query(
    `SELECT id, kind, uuids, dry_run, requested_by FROM sync_requests
     WHERE compute_resource_id = $1 AND state <> 'ended' AND run_id IS NULL
     ORDER BY id`,
    [computeResourceId],
  );
}

/** Says that requests are being served: by a run, or, without one, by a targeted look. */
export async function beginRequests(
  manager: EntityManager,
  ids: readonly number[],
  runId: number | null,
): Promise<void> {
  await manager.query(`UPDATE sync_requests SET state = 'running', run_id = $2 WHERE id = ANY($1)`, [ids, runId]);
}

/** Has the requests of a run that is given up wait for the next. */
export async function reopenRequests(manager: EntityManager, runId: number): Promise<void> {
  await manager.query(`UPDATE sync_requests SET state = 'waiting', run_id = NULL WHERE run_id = $1`, [runId]);
}

/** Ends the requests that a run serves, or given ones, and tells whoever waits for them. */
export async function endRequests(
  manager: EntityManager,
  which: { run_id: number } | { ids: readonly number[] },
  outcome: SyncRequestOutcome,
): Promise<void> {
  const condition = 'ids' in which ? 'id = ANY($1)' : 'run_id = $1';
  await manager.query(
    `WITH ended AS (
       UPDATE sync_requests SET state = 'ended', outcome = $2::jsonb, ended_at = now()
       WHERE ${condition} AND state <> 'ended' RETURNING id)
     SELECT pg_notify($3, id::text) FROM ended`,
    ['ids' in which ? which.ids : which.run_id, JSON.stringify(outcome), SYNC_ENDED_CHANNEL],
  );
}
