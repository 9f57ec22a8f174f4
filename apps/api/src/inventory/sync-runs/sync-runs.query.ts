import { completeOf, listOf } from '../freshness/of-compute-resource.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { ListSource, Page } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import type { SyncRunDetails, SyncRunRow } from './sync-run.row.js';
import { syncRunSearch } from './sync-runs.search.js';

/** The counters of a run under way, summed up from its pages: a run writes its counters when it ends. */
const LIVE = `(SELECT jsonb_build_object('pages', count(*), 'seen', COALESCE(sum(cardinality(p.uuids)), 0),
    'created', COALESCE(sum((p.counters->>'created')::int), 0),
    'changed', COALESCE(sum((p.counters->>'changed')::int), 0),
    'unchanged', COALESCE(sum((p.counters->>'unchanged')::int), 0),
    'rejected', COALESCE(sum((p.counters->>'rejected')::int), 0))
  FROM sync_pages p WHERE p.run_id = sync_runs.id)`;

const COLUMNS = `sync_runs.id, sync_runs.compute_resource_id, sync_runs.generation, sync_runs.state, sync_runs.trigger,
  sync_runs.dry_run, sync_runs.requested_by, sync_runs.started_at, sync_runs.ended_at, sync_runs.cancel_requested_at,
  sync_runs.reason,
  CASE WHEN sync_runs.state = 'running' THEN ${LIVE} ELSE sync_runs.counters END AS counters`;

/** The list of runs. */
export const SYNC_RUNS: ListSource = {
  table: 'sync_runs',
  columns: COLUMNS,
  joins: '',
  definition: syncRunSearch,
  default_order: 'sync_runs.generation',
  is_newest_first: true,
};

const SCOPES = `(SELECT COALESCE(json_agg(json_build_object(
      'scope', s.scope, 'pages', GREATEST(s.pages, seen.pages), 'rows', GREATEST(s.rows, seen.rows),
      'reported_total', COALESCE(s.reported_total, seen.reported_total), 'ended', s.ended, 'complete', s.complete,
      'error_kind', s.error_kind, 'reason', s.reason) ORDER BY s.scope), '[]')
    FROM sync_scopes s
    CROSS JOIN LATERAL (SELECT count(*)::int AS pages, COALESCE(sum(cardinality(p.uuids)), 0)::int AS rows,
        max((p.counters->>'reported_total')::int) AS reported_total
      FROM sync_pages p WHERE p.run_id = s.run_id AND p.scope = s.scope) seen
    WHERE s.run_id = sync_runs.id)`;

/** The most rejected items that the show of a run contains. */
const REJECTED = 100;

const REJECTIONS = `(SELECT COALESCE(json_agg(shown), '[]') FROM (
    SELECT p.scope, item->>'uuid' AS uuid, item->>'reason' AS reason
    FROM sync_pages p CROSS JOIN LATERAL jsonb_array_elements(p.rejected) AS item
    WHERE p.run_id = sync_runs.id ORDER BY p.scope, p.seq LIMIT ${REJECTED}) shown)`;

/** How many images to expect: the larger of the totals that the source reported and what the inventory holds. */
const EXPECTED = `GREATEST(
    (SELECT sum(t.total)::int FROM (SELECT max((p.counters->>'reported_total')::int) AS total
       FROM sync_pages p WHERE p.run_id = sync_runs.id GROUP BY p.scope) t),
    (SELECT NULLIF(count(*), 0)::int FROM available_images a
       WHERE a.compute_resource_id = sync_runs.compute_resource_id AND a.missing_since IS NULL))`;

const DETAILS = `${COLUMNS}, ${SCOPES} AS scopes, ${REJECTIONS} AS rejected, ${EXPECTED} AS expected,
  (SELECT c.name FROM compute_resources c WHERE c.id = sync_runs.compute_resource_id) AS compute_resource_name,
  (SELECT p.id FROM sync_plans p WHERE p.run_id = sync_runs.id) AS sync_plan_id`;

/** Reads a page of the runs of a compute resource. */
export function listSyncRuns(reads: Reads, computeResourceId: number, listing: Listing): Promise<Page<SyncRunRow>> {
  return listOf(reads, SYNC_RUNS, computeResourceId, listing);
}

/** Completes a search for the runs of a compute resource. */
export function completeSyncRunSearch(reads: Reads, computeResourceId: number, typed: string): Promise<Completion> {
  return completeOf(reads, SYNC_RUNS, computeResourceId, typed);
}

/** Reads one run of a compute resource with its scopes; undefined when there is none. */
export function findSyncRun(reads: Reads, computeResourceId: number, id: number): Promise<SyncRunDetails | undefined> {
  const text = `SELECT ${DETAILS} FROM sync_runs WHERE sync_runs.id = $1 AND sync_runs.compute_resource_id = $2`;
  return reads.row<SyncRunDetails>(text, [id, computeResourceId]);
}

/** Reads the newest run of a compute resource; undefined before the first. */
export function findLastSyncRun(reads: Reads, computeResourceId: number): Promise<SyncRunRow | undefined> {
  const text = `SELECT ${COLUMNS} FROM sync_runs WHERE sync_runs.compute_resource_id = $1
    ORDER BY sync_runs.generation DESC LIMIT 1`;
  return reads.row<SyncRunRow>(text, [computeResourceId]);
}
