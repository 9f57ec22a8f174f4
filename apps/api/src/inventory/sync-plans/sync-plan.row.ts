import type { SyncPlanState } from '@image-catalog/database';
import type { Moment } from '../../foreman/dates.js';

/** A plan as the query reads it. */
export interface SyncPlanRow {
  id: number;
  compute_resource_id: number;
  compute_resource_name: string;
  run_id: number;
  generation: number;
  kind: string;
  state: SyncPlanState;
  plan_hash: string;
  reason: string;
  items: number;
  decided_by: string | null;
  decided_at: Moment | null;
  applied_at: Moment | null;
  failure: string | null;
  created_at: Moment;
}

/** One item of a plan: an image that it would remove. */
export interface SyncPlanItemRow {
  uuid: string;
  name: string;
  scope: string;
  outcome: 'removed' | 'kept' | null;
}
