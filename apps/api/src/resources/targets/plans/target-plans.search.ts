import { defineSearch } from '@image-catalog/search';

/** The search fields of the plans of a target. */
export const targetPlanSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'target_plans.id', explicit: true },
  { name: 'state', type: 'text', sql: 'target_plans.state' },
  { name: 'reason', type: 'text', sql: 'target_plans.reason' },
  { name: 'items', type: 'integer', sql: 'target_plans.items', explicit: true },
  { name: 'created', type: 'temporal', sql: 'target_plans.created_at', explicit: true },
]);

/** The search fields of the items of a plan. */
export const targetPlanItemSearch = defineSearch([
  { name: 'name', type: 'text', sql: 'target_plan_items.name' },
  { name: 'uuid', type: 'text', sql: 'target_plan_items.uuid', explicit: true },
  { name: 'compute_resource', type: 'text', sql: 'target_plan_items.compute_resource', explicit: true },
  { name: 'outcome', type: 'text', sql: 'target_plan_items.outcome', explicit: true, nullable: true },
]);
