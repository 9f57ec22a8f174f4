import type { SyncRequestKind, SyncRequestOutcome, SyncRequestState } from '@image-catalog/database';
import type { Moment } from '../../foreman/dates.js';

/** How a compute resource is synced: its settings or their defaults. */
export interface SyncSettingsRow {
  enabled: boolean;
  interval_minutes: number | null;
  cron: string | null;
  time_zone: string | null;
  removal_floor: number | null;
  removal_percent: number | null;
  turnover_percent: number | null;
  requests_per_minute: number | null;
  owners: string[] | null;
  filters: string[] | null;
}

/** The state of the sync of a compute resource, besides its freshness. */
export interface SyncStateRow extends SyncSettingsRow {
  sync_not_before: Moment | null;
  is_running: boolean;
  is_waiting: boolean;
  present: number;
  missing: number;
  ignored: number;
  pending_plans: number;
  /** Worker processes that are connected to the database. */
  workers: number;
}

/** A request with the worker's answer. */
export interface SyncRequestRow {
  id: number;
  compute_resource_id: number;
  kind: SyncRequestKind;
  uuids: string[];
  dry_run: boolean;
  requested_by: string | null;
  requested_at: Moment;
  run_id: number | null;
  state: SyncRequestState;
  outcome: SyncRequestOutcome | null;
  ended_at: Moment | null;
}
