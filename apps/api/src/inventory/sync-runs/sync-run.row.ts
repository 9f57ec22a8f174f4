import type { SyncRunState } from '@image-catalog/database';
import type { Moment } from '../../foreman/dates.js';

/** A run. While it is under way, the counters are those so far. */
export interface SyncRunRow {
  id: number;
  compute_resource_id: number;
  generation: number;
  state: SyncRunState;
  trigger: string;
  dry_run: boolean;
  requested_by: string | null;
  started_at: Moment;
  ended_at: Moment | null;
  cancel_requested_at: Moment | null;
  reason: string | null;
  counters: Record<string, number>;
}

/** One scope of a run. While that is under way, the numbers are those so far. */
export interface SyncScopeRow {
  scope: string;
  pages: number;
  rows: number;
  reported_total: number | null;
  ended: boolean;
  complete: boolean;
  error_kind: string | null;
  reason: string | null;
}

/** An item that a run saw and rejected. */
interface RejectedRow {
  scope: string;
  uuid: string | null;
  reason: string;
}

/** A run with its scopes and rejected items. */
export interface SyncRunDetails extends SyncRunRow {
  compute_resource_name: string;
  expected: number | null;
  sync_plan_id: number | null;
  scopes: SyncScopeRow[];
  rejected: RejectedRow[];
}

/** One available image that a run created, changed or found missing. */
export interface SyncChangeRow {
  change: 'created' | 'changed' | 'missing';
  uuid: string;
  name: string;
  scope: string;
  state: string;
  fields: Record<string, [before: unknown, after: unknown]> | null;
}
