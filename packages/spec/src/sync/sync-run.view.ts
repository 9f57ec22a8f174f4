/** Counters of a run. Each reason why images were not imported adds a key. */
export type SyncCounters = Readonly<Record<string, number>>;

/** State of a run. */
export type SyncRunStateView = 'running' | 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';

/** A run as the list returns it. */
export interface SyncRunView {
  id: number;
  compute_resource_id: number;
  generation: number;
  state: SyncRunStateView;
  /** Cause: schedule, manual, first or refresh. */
  trigger: string;
  /** Whether it was a rehearsal, which only proposes and does not write the inventory. */
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

/** Result of one scope of a run. */
export interface SyncScopeView {
  scope: string;
  pages: number;
  /** Number of images on its pages. */
  rows: number;
  reported_total: number | null;
  ended: boolean;
  complete: boolean;
  error_kind: string | null;
  reason: string | null;
}

/** A listed image that cannot be stored. */
export interface SyncRejectionView {
  scope: string;
  /** Null when the image cannot be identified. */
  uuid: string | null;
  reason: string;
}

/** A run as show and the event stream return it. */
export interface SyncRunShowView extends SyncRunView {
  /** Expected number of images, from the inventory or from the provider; null when unknown. */
  expected: number | null;
  /** The plan that the run proposes; null when there is none. */
  sync_plan_id: number | null;
  scopes: SyncScopeView[];
  /** The first hundred listed images that could not be stored; `counters.rejected` counts all. */
  rejected: SyncRejectionView[];
}

/** One available image that a run created, changed or found missing. */
export interface SyncChangeView {
  change: 'created' | 'changed' | 'missing';
  uuid: string;
  name: string;
  scope: string;
  state: string;
  /** Of a changed image: what each changed field held before, and what it holds now. Null for others. */
  fields: Record<string, [before: unknown, after: unknown]> | null;
}
