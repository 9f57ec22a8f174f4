import type { SyncChangeView, SyncRunShowView, SyncRunView, SyncScopeView } from '@image-catalog/spec';
import { optionalViewDate, viewDate } from '../../foreman/dates.js';
import type { SyncChangeRow, SyncRunDetails, SyncRunRow, SyncScopeRow } from './sync-run.row.js';

/** Shows a run in a list. */
export function presentRun(row: SyncRunRow): SyncRunView {
  return {
    id: row.id,
    compute_resource_id: row.compute_resource_id,
    generation: row.generation,
    state: row.state,
    trigger: row.trigger,
    dry_run: row.dry_run,
    requested_by: row.requested_by,
    started_at: viewDate(row.started_at),
    ended_at: optionalViewDate(row.ended_at),
    cancel_requested_at: optionalViewDate(row.cancel_requested_at),
    reason: row.reason,
    counters: row.counters,
  };
}

/** Shows a run with its scopes and its plan. */
export function presentRunDetails(row: SyncRunDetails): SyncRunShowView {
  return {
    ...presentRun(row),
    expected: row.expected,
    sync_plan_id: row.sync_plan_id,
    scopes: row.scopes.map(presentScope),
    rejected: row.rejected.map(({ scope, uuid, reason }) => ({ scope, uuid, reason })),
  };
}

/** Shows one change that a run made. */
export function presentChange({ change, uuid, name, scope, state, fields }: SyncChangeRow): SyncChangeView {
  return { change, uuid, name, scope, state, fields };
}

function presentScope(row: SyncScopeRow): SyncScopeView {
  const { scope, pages, rows, reported_total, ended, complete, error_kind, reason } = row;
  return { scope, pages, rows, reported_total, ended, complete, error_kind, reason };
}
