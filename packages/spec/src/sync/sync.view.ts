import type { SyncRunView } from './sync-run.view.js';

/** How a compute resource is synced; null stands for the worker's own setting, or for none. */
export interface SyncSettingsView {
  enabled: boolean;
  interval_minutes: number | null;
  cron: string | null;
  time_zone: string | null;
  removal_floor: number | null;
  removal_percent: number | null;
  requests_per_minute: number | null;
  /** EC2: whose images are listed; null for those of the account itself. */
  owners: string[] | null;
  /** EC2: which images are listed, each NAME=VALUE; null for all. */
  filters: string[] | null;
}

/** How fresh what the inventory says of a compute resource is. */
export interface InventoryFreshnessView {
  /** Number of the newest run that saw everything; 0 before the first. */
  generation: number;
  /** When that run ended. */
  synced_at: string | null;
  /** Whether no run after it saw less than everything. */
  complete: boolean;
}

/** How fresh the inventory is, and what it holds. */
export interface InventoryView extends InventoryFreshnessView {
  present: number;
  missing: number;
  ignored: number;
}

/** Where the sync of a compute resource stands. */
export interface SyncView {
  compute_resource_id: number;
  compute_resource_name: string;
  /** `running`, `waiting` for a worker, `disabled`, `idle` until the next is due, or `unsupported`: no worker syncs this kind. */
  state: 'running' | 'waiting' | 'disabled' | 'idle' | 'unsupported';
  /** Why nothing happens, for a person; null when there is nothing to say. */
  message: string | null;
  next_due_at: string | null;
  /** Until then the source asked not to be looked at. */
  not_before: string | null;
  inventory: InventoryView;
  /** Plans that wait for a person. */
  pending_plans: number;
  settings: SyncSettingsView;
  last_run: SyncRunView | null;
}

/** What came of a request; the counts belong to one that was `targeted`. */
export interface SyncOutcomeView {
  state: 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';
  /** For a person; null when there is nothing to say. */
  reason: string | null;
  sync_run_id: number | null;
  sync_plan_id: number | null;
  /** Images that the source showed. */
  found: number;
  /** Images of which the source itself said that it has them no more. */
  missing: number;
  /** Images of which it said nothing; they stay as they were. */
  unknown: number;
}

/** Somebody's wish for a look, and what came of it. */
export interface SyncRequestView {
  id: number;
  compute_resource_id: number;
  /** `full`, or `targeted` at some images. */
  kind: string;
  uuids: string[];
  dry_run: boolean;
  requested_by: string | null;
  requested_at: string;
  /** `waiting`, `running` or `ended`. */
  state: string;
  /** The run that serves it, once a worker has begun it. */
  sync_run_id: number | null;
  ended_at: string | null;
  outcome: SyncOutcomeView | null;
}
