import type { ListView } from '../lists/list.view.js';

/**
 * State of a plan: `approved` until the worker has `applied` it or it has `failed`, `stale` when a newer run
 * replaced it.
 */
export type SyncPlanStateView = 'pending' | 'approved' | 'applied' | 'rejected' | 'stale' | 'failed';

/** The list of removals that a run proposes and a person must approve. */
export interface SyncPlanView {
  id: number;
  compute_resource_id: number;
  /** The newest run that found exactly this list, and its generation. */
  sync_run_id: number;
  generation: number;
  kind: string;
  state: SyncPlanStateView;
  /** Hash of exactly this list; approve must send it. */
  plan_hash: string;
  /** Why the removals were held, for a person. */
  reason: string;
  /** Number of images that it would remove; the route `items` lists them. */
  items: number;
  decided_by: string | null;
  decided_at: string | null;
  applied_at: string | null;
  /** Why an approved plan was not fully applied, for a person. */
  failure: string | null;
  created_at: string;
}

/** A plan as show returns it, with one page of the images that it would remove. */
export interface SyncPlanShowView extends SyncPlanView {
  /** Takes search, order and paging, with at most 1,000 rows a page. The route `items` has no such limit. */
  sync_plan_items: ListView<SyncPlanItemView>;
}

/** One image that a plan would remove. */
export interface SyncPlanItemView {
  uuid: string;
  name: string;
  scope: string;
  /** Outcome: `removed`, or `kept` because it was found again. */
  outcome: 'removed' | 'kept' | null;
}
