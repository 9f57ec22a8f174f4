import type { TargetPlanState } from '@image-catalog/database';
import type { Moment } from '../../../foreman/dates.js';

/** A plan as the query reads it. */
export interface TargetPlanRow {
  id: number;
  target_id: number;
  target_name: string;
  run_id: number | null;
  state: TargetPlanState;
  plan_hash: string;
  reason: string;
  items: number;
  decided_by: string | null;
  decided_at: Moment | null;
  applied_at: Moment | null;
  created_at: Moment;
}

/** One item of a plan: an image that it would remove. */
export interface TargetPlanItemRow {
  their_id: number;
  uuid: string;
  name: string;
  compute_resource: string;
  outcome: 'removed' | 'kept' | null;
  reason: string | null;
}
