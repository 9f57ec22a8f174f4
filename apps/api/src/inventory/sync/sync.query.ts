import { LISTENER_NAME } from '@image-catalog/database';
import type { Reads } from '../../sql/reads.js';
import type { SyncRequestRow, SyncStateRow } from './sync.row.js';

const STATE = `
  SELECT COALESCE(s.enabled, true) AS enabled, s.interval_minutes, s.cron, s.time_zone, s.turnover_percent, s.requests_per_minute,
         CASE WHEN s.compute_resource_id IS NULL THEN 5 ELSE s.removal_floor END AS removal_floor,
         CASE WHEN s.compute_resource_id IS NULL THEN 20 ELSE s.removal_percent END AS removal_percent,
         NULLIF(c.attrs->'owners', 'null') AS owners, NULLIF(c.attrs->'filters', 'null') AS filters, c.sync_not_before, inventory.*,
         EXISTS (SELECT FROM sync_runs r WHERE r.compute_resource_id = c.id AND r.state = 'running') AS is_running,
         c.sync_due_at <= now() OR EXISTS (SELECT FROM sync_requests q
           WHERE q.compute_resource_id = c.id AND q.state <> 'ended') AS is_waiting,
         (SELECT count(*)::int FROM sync_plans p
          WHERE p.compute_resource_id = c.id AND p.state = 'pending') AS pending_plans,
         -- Each worker listens for wake calls, on a connection of its own, as long as it lives.
         (SELECT count(*)::int FROM pg_stat_activity w
          WHERE w.datname = current_database() AND w.application_name = '${LISTENER_NAME}') AS workers
  FROM compute_resources c
  LEFT JOIN sync_settings s ON s.compute_resource_id = c.id
  CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE a.missing_since IS NULL))::int AS present,
                             (count(*) FILTER (WHERE a.missing_since IS NOT NULL))::int AS missing,
                             (count(*) FILTER (WHERE a.ignored_at IS NOT NULL))::int AS ignored
                      FROM available_images a WHERE a.compute_resource_id = c.id) inventory
  WHERE c.id = $1`;

/** Reads the state of the sync of a compute resource; undefined when that is gone. */
export function findSyncState(reads: Reads, computeResourceId: number): Promise<SyncStateRow | undefined> {
  return reads.row<SyncStateRow>(STATE, [computeResourceId]);
}

const REQUEST = `
  SELECT q.id, q.compute_resource_id, q.kind, q.uuids, q.dry_run, q.requested_by, q.requested_at, q.run_id, q.state,
         q.outcome, q.ended_at
  FROM sync_requests q
  WHERE q.id = $1 AND q.compute_resource_id = $2`;

/** Reads a request of a compute resource; undefined when there is none. */
export function findSyncRequest(
  reads: Reads,
  computeResourceId: number,
  id: number,
): Promise<SyncRequestRow | undefined> {
  return reads.row<SyncRequestRow>(REQUEST, [id, computeResourceId]);
}

/** Finds which requests have ended, or were deleted with their compute resource. */
export async function findEndedRequests(reads: Reads, ids: readonly number[]): Promise<number[]> {
  const rows = await reads.lookUpRows<{ id: number }>(
    `SELECT asked.id FROM unnest($1::int[]) asked (id)
     WHERE NOT EXISTS (SELECT FROM sync_requests q WHERE q.id = asked.id AND q.state <> 'ended')`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
