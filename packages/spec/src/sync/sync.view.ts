import type { SyncRunView } from './sync-run.view.js';

/** Sync settings of a compute resource. Null means the worker's default, or no setting. */
export interface SyncSettingsView {
  enabled: boolean;
  interval_minutes: number | null;
  cron: string | null;
  time_zone: string | null;
  removal_floor: number | null;
  removal_percent: number | null;
  /** Percentage of images that may be superseded between two runs; null means what the kind is known for. */
  turnover_percent: number | null;
  requests_per_minute: number | null;
  /** EC2: owners whose images are listed; null means the account itself. */
  owners: string[] | null;
  /** EC2: filters of the listing, each NAME=VALUE; null means all images. */
  filters: string[] | null;
}

/** How fresh the inventory of a compute resource is. */
export interface InventoryFreshnessView {
  /** Generation of the newest complete run; 0 before the first. */
  generation: number;
  /** When that run ended. */
  synced_at: string | null;
  /** Whether no later run was incomplete. */
  complete: boolean;
}

/** Freshness of the inventory, and the number of its images. */
export interface InventoryView extends InventoryFreshnessView {
  present: number;
  missing: number;
  ignored: number;
}

/** State of the sync of a compute resource. */
export interface SyncView {
  compute_resource_id: number;
  compute_resource_name: string;
  /** `running`, `waiting` for a worker, `disabled`, `idle` until the next run is due, or `unsupported` for kinds without sync. */
  state: 'running' | 'waiting' | 'disabled' | 'idle' | 'unsupported';
  /** Why no run is under way, for a person; null when there is no such reason. */
  message: string | null;
  next_due_at: string | null;
  /** The provider asked for no requests before this time. */
  not_before: string | null;
  inventory: InventoryView;
  /** Number of pending plans. */
  pending_plans: number;
  settings: SyncSettingsView;
  last_run: SyncRunView | null;
}

/** Result of a sync request. Only `targeted` requests have counts. */
export interface SyncOutcomeView {
  state: 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';
  /** Reason for a person; null when there is none. */
  reason: string | null;
  sync_run_id: number | null;
  sync_plan_id: number | null;
  /** Number of images that the provider returned. */
  found: number;
  /** Number of images that the provider reported as deleted. */
  missing: number;
  /** Number of images without an answer; they are left unchanged. */
  unknown: number;
}

/** A request to sync, and its result. */
export interface SyncRequestView {
  id: number;
  compute_resource_id: number;
  /** `full`, or `targeted` at single images. */
  kind: string;
  uuids: string[];
  dry_run: boolean;
  requested_by: string | null;
  requested_at: string;
  /** `waiting`, `running` or `ended`. */
  state: string;
  /** The run that serves it; null until a worker starts it. */
  sync_run_id: number | null;
  ended_at: string | null;
  outcome: SyncOutcomeView | null;
}
