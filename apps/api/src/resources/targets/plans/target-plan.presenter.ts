import type { TargetPlanItemView, TargetPlanView } from '@image-catalog/spec';
import { optionalViewDate, viewDate } from '../../../foreman/dates.js';
import type { TargetPlanItemRow, TargetPlanRow } from './target-plan.row.js';

/** Shows a plan, in lists and alone. */
export function presentTargetPlan(row: TargetPlanRow): TargetPlanView {
  return {
    id: row.id,
    target_id: row.target_id,
    target_run_id: row.run_id,
    state: row.state,
    plan_hash: row.plan_hash,
    reason: row.reason,
    items: row.items,
    decided_by: row.decided_by,
    decided_at: optionalViewDate(row.decided_at),
    applied_at: optionalViewDate(row.applied_at),
    created_at: viewDate(row.created_at),
  };
}

/** Shows one item of a plan. */
export function presentTargetPlanItem(row: TargetPlanItemRow): TargetPlanItemView {
  const { their_id, uuid, name, compute_resource, outcome, reason } = row;
  return { their_id, uuid, name, compute_resource, outcome, reason };
}
