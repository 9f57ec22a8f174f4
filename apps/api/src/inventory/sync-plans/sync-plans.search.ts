import { defineSearch } from '@image-catalog/search';

/** The search fields of plans. */
export const syncPlanSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'sync_plans.id', explicit: true },
  { name: 'generation', type: 'integer', sql: 'sync_plans.generation', explicit: true },
  { name: 'compute_resource_id', type: 'integer', sql: 'sync_plans.compute_resource_id', explicit: true },
  { name: 'state', type: 'text', sql: 'sync_plans.state' },
  { name: 'reason', type: 'text', sql: 'sync_plans.reason' },
  { name: 'items', type: 'integer', sql: 'sync_plans.items', explicit: true },
  { name: 'decided_by', type: 'text', sql: 'sync_plans.decided_by', explicit: true, nullable: true },
  { name: 'created', type: 'temporal', sql: 'sync_plans.created_at', explicit: true },
]);

/** The search fields of the items of a plan. */
export const syncPlanItemSearch = defineSearch([
  { name: 'name', type: 'text', sql: 'sync_plan_items.name' },
  { name: 'uuid', type: 'text', sql: 'sync_plan_items.uuid', explicit: true },
  { name: 'scope', type: 'text', sql: 'sync_plan_items.scope', explicit: true },
  { name: 'outcome', type: 'text', sql: 'sync_plan_items.outcome', explicit: true, nullable: true },
]);
