import type { EntityManager } from 'typeorm';
import type { SyncRequest, SyncRequestOutcome } from '../entities/sync-request.entity.js';

/** A request that no run serves: it waits, or the worker that served it died. */
export type OpenRequest = Pick<SyncRequest, 'id' | 'kind' | 'uuids' | 'dry_run' | 'requested_by'>;

/** Finds the requests of a compute resource that no run serves, oldest first. The caller must hold the lease. */
export async function findOpenRequests(manager: EntityManager, computeResourceId: number): Promise<OpenRequest[]> {
  return manager.query(
    `SELECT id, kind, uuids, dry_run, requested_by FROM sync_requests
     WHERE compute_resource_id = $1 AND state <> 'ended' AND run_id IS NULL
     ORDER BY id`,
    [computeResourceId],
  );
}

/** Marks requests as running: in a run, or without one in a targeted sync. */
export async function beginRequests(
  manager: EntityManager,
  ids: readonly number[],
  runId: number | null,
): Promise<void> {
  await manager.query(`UPDATE sync_requests SET state = 'running', run_id = $2 WHERE id = ANY($1)`, [ids, runId]);
}

/** Makes the requests of an abandoned run wait for the next one. */
export async function reopenRequests(manager: EntityManager, runId: number): Promise<void> {
  await manager.query(`UPDATE sync_requests SET state = 'waiting', run_id = NULL WHERE run_id = $1`, [runId]);
}

/** Ends the requests of a run, or given ones. The API polls for their end. */
export async function endRequests(
  manager: EntityManager,
  which: { run_id: number } | { ids: readonly number[] },
  outcome: SyncRequestOutcome,
): Promise<void> {
  const condition = 'ids' in which ? 'id = ANY($1)' : 'run_id = $1';
  await manager.query(
    `UPDATE sync_requests SET state = 'ended', outcome = $2::jsonb, ended_at = now()
     WHERE ${condition} AND state <> 'ended'`,
    ['ids' in which ? which.ids : which.run_id, JSON.stringify(outcome)],
  );
}
