import type { SyncRequestOutcome } from '@image-catalog/database';
import type { SyncOutcomeView, SyncRequestView, SyncRunView, SyncSettingsView, SyncView } from '@image-catalog/spec';
import { optionalViewDate, viewDate } from '../../foreman/dates.js';
import { presentFreshness } from '../freshness/inventory.presenter.js';
import type { Inventory } from '../freshness/inventory.row.js';
import { reasonNotSynced } from '../freshness/require-synced.js';
import type { SyncRequestRow, SyncSettingsRow, SyncStateRow } from './sync.row.js';

/** What the state of a sync is shown from. */
export interface SyncDetails {
  inventory: Inventory;
  state: SyncStateRow;
}

/** Shows the state of the sync of a compute resource, with its last run. */
export function presentSync({ inventory, state }: SyncDetails, lastRun: SyncRunView | null): SyncView {
  const unsupported = reasonNotSynced(inventory);
  return {
    compute_resource_id: inventory.compute_resource_id,
    compute_resource_name: inventory.compute_resource_name,
    state: unsupported === null ? stateOf(state) : 'unsupported',
    message: unsupported ?? messageOf(state),
    next_due_at: state.enabled && unsupported === null ? optionalViewDate(inventory.sync_due_at) : null,
    not_before: optionalViewDate(state.sync_not_before),
    inventory: {
      ...presentFreshness(inventory),
      present: state.present,
      missing: state.missing,
      ignored: state.ignored,
    },
    pending_plans: state.pending_plans,
    settings: presentSettings(state),
    last_run: lastRun,
  };
}

/** Shows a request and the worker's answer. */
export function presentRequest(row: SyncRequestRow): SyncRequestView {
  return {
    id: row.id,
    compute_resource_id: row.compute_resource_id,
    kind: row.kind,
    uuids: row.uuids,
    dry_run: row.dry_run,
    requested_by: row.requested_by,
    requested_at: viewDate(row.requested_at),
    state: row.state,
    sync_run_id: row.run_id,
    ended_at: optionalViewDate(row.ended_at),
    outcome: row.outcome && presentOutcome(row.outcome),
  };
}

function presentOutcome(outcome: SyncRequestOutcome): SyncOutcomeView {
  const { state, reason, run_id, plan_id, found, missing, unknown } = outcome;
  return { state, reason, sync_run_id: run_id, sync_plan_id: plan_id, found, missing, unknown };
}

function presentSettings(row: SyncSettingsRow): SyncSettingsView {
  const { enabled, interval_minutes, cron, time_zone, removal_floor, removal_percent, requests_per_minute } = row;
  const { turnover_percent, owners, filters } = row;
  return {
    enabled,
    interval_minutes,
    cron,
    time_zone,
    removal_floor,
    removal_percent,
    turnover_percent,
    requests_per_minute,
    owners,
    filters,
  };
}

/** Says why nothing happens, as far as the API can see. */
function messageOf({ is_waiting, is_running, workers }: SyncStateRow): string | null {
  if (workers > 0 || !(is_waiting || is_running)) return null;
  return 'No worker is connected to the database: start one.';
}

function stateOf({ is_running, is_waiting, enabled }: SyncStateRow): SyncView['state'] {
  if (is_running) return 'running';
  if (!enabled) return 'disabled';
  return is_waiting ? 'waiting' : 'idle';
}
