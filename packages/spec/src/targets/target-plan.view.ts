/** State of a plan: `approved` until a worker has `applied` it, `stale` when a newer run replaced it. */
export type TargetPlanStateView = 'pending' | 'approved' | 'applied' | 'rejected' | 'stale';

/** The exact list of removals at a target that a person must approve. */
export interface TargetPlanView {
  id: number;
  target_id: number;
  target_run_id: number | null;
  state: TargetPlanStateView;
  /** Hash of exactly this list; approve must send it. */
  plan_hash: string;
  /** Why the removals were held, for a person. */
  reason: string;
  /** Number of images that it would remove; the route `items` lists them. */
  items: number;
  decided_by: string | null;
  decided_at: string | null;
  applied_at: string | null;
  created_at: string;
}

/** One image that a plan would remove. */
export interface TargetPlanItemView {
  /** Id of the image there. */
  their_id: number;
  uuid: string;
  name: string;
  /** Name of the compute resource there. */
  compute_resource: string;
  /** Outcome: `removed`, or `kept` with the reason. */
  outcome: 'removed' | 'kept' | null;
  reason: string | null;
}
