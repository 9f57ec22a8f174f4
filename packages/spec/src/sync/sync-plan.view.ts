import type { ListView } from '../lists/list.view.js';

/**
 * How a plan stands: `approved` until the worker has `applied` it or it has `failed`, `stale` once a newer run knows
 * better.
 */
export type SyncPlanStateView = 'pending' | 'approved' | 'applied' | 'rejected' | 'stale' | 'failed';

/** The list of removals that a run proposes and a person has to approve. */
export interface SyncPlanView {
  id: number;
  compute_resource_id: number;
  sync_run_id: number;
  generation: number;
  kind: string;
  state: SyncPlanStateView;
  /** Names exactly this list; who approves gives it back. */
  plan_hash: string;
  /** Why it was held back, for a person. */
  reason: string;
  /** How many images it would remove; they are listed below `items`. */
  items: number;
  decided_by: string | null;
  decided_at: string | null;
  applied_at: string | null;
  /** Why an approved one was not carried out to its end, for a person. */
  failure: string | null;
  created_at: string;
}

/** A plan as show answers it, with a page of what it would remove. */
export interface SyncPlanShowView extends SyncPlanView {
  /** Searched, ordered and paged as a list is, by 1,000 at most; below `items` they are listed without that limit. */
  sync_plan_items: ListView<SyncPlanItemView>;
}

/** One image that a plan would remove. */
export interface SyncPlanItemView {
  uuid: string;
  name: string;
  scope: string;
  /** What became of it: `removed`, or `kept` as it had been seen after all. */
  outcome: 'removed' | 'kept' | null;
}
