import type { ListView, SyncPlanItemView, SyncPlanShowView, SyncPlanView } from '@image-catalog/spec';
import { optionalViewDate, viewDate } from '../../foreman/dates.js';
import type { SyncPlanItemRow, SyncPlanRow } from './sync-plan.row.js';

/** Shows a plan, in lists and alone. */
export function presentPlan(row: SyncPlanRow): SyncPlanView {
  return {
    id: row.id,
    compute_resource_id: row.compute_resource_id,
    sync_run_id: row.run_id,
    generation: row.generation,
    kind: row.kind,
    state: row.state,
    plan_hash: row.plan_hash,
    reason: row.reason,
    items: row.items,
    decided_by: row.decided_by,
    decided_at: optionalViewDate(row.decided_at),
    applied_at: optionalViewDate(row.applied_at),
    failure: row.failure,
    created_at: viewDate(row.created_at),
  };
}

/** Shows a plan with a page of its items. */
export function presentPlanDetails(row: SyncPlanRow, sync_plan_items: ListView<SyncPlanItemView>): SyncPlanShowView {
  return { ...presentPlan(row), sync_plan_items };
}

/** Shows one item of a plan. */
export function presentPlanItem({ uuid, name, scope, outcome }: SyncPlanItemRow): SyncPlanItemView {
  return { uuid, name, scope, outcome };
}
