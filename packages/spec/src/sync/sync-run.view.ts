/** What a run has done so far, or did in the end; more keys come with the reasons why images were not imported. */
export type SyncCounters = Readonly<Record<string, number>>;

/** How a run stands. */
export type SyncRunStateView = 'running' | 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';

/** A run as lists answer it. */
export interface SyncRunView {
  id: number;
  compute_resource_id: number;
  generation: number;
  state: SyncRunStateView;
  /** What caused it: schedule, manual, first or refresh. */
  trigger: string;
  /** Whether it only proposed and wrote no inventory. */
  dry_run: boolean;
  requested_by: string | null;
  /** `2024-10-10 12:00:00 UTC` */
  started_at: string;
  ended_at: string | null;
  cancel_requested_at: string | null;
  /** Why it did not succeed, for a person. */
  reason: string | null;
  counters: SyncCounters;
}

/** How one scope of a run went. */
export interface SyncScopeView {
  scope: string;
  pages: number;
  /** Images that its pages held. */
  rows: number;
  reported_total: number | null;
  ended: boolean;
  complete: boolean;
  error_kind: string | null;
  reason: string | null;
}

/** An item that the source listed and that cannot be kept as it is. */
export interface SyncRejectionView {
  scope: string;
  /** Null when nobody can say which image it is. */
  uuid: string | null;
  reason: string;
}

/** A run as show and its events answer it. */
export interface SyncRunShowView extends SyncRunView {
  /** Images that the inventory or the source itself lets expect; null when neither knows. */
  expected: number | null;
  /** The plan that the run proposes, when it has one. */
  sync_plan_id: number | null;
  scopes: SyncScopeView[];
  /** The first hundred items that were seen and could not be kept; `counters.rejected` counts all. */
  rejected: SyncRejectionView[];
}

/** One available image that a run created, changed or found missing. */
export interface SyncChangeView {
  change: 'created' | 'changed' | 'missing';
  uuid: string;
  name: string;
  scope: string;
  state: string;
}
