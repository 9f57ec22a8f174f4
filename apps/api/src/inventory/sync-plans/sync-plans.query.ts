import { alphabetical } from '@image-catalog/search';
import { completeOf, listOf } from '../freshness/of-compute-resource.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { ListSource, Page } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { readUuidPage } from '../../lists/uuid-page.query.js';
import type { SyncPlanItemRow, SyncPlanRow } from './sync-plan.row.js';
import { syncPlanItemSearch, syncPlanSearch } from './sync-plans.search.js';

const COLUMNS = `sync_plans.id, sync_plans.compute_resource_id, compute_resources.name AS compute_resource_name,
  sync_plans.run_id, sync_plans.generation, sync_plans.kind, sync_plans.state, sync_plans.plan_hash, sync_plans.reason,
  sync_plans.items, sync_plans.decided_by, sync_plans.decided_at, sync_plans.applied_at, sync_plans.failure,
  sync_plans.created_at`;

const JOINS = 'JOIN compute_resources ON compute_resources.id = sync_plans.compute_resource_id';

/** The list of plans. */
export const SYNC_PLANS: ListSource = {
  table: 'sync_plans',
  columns: COLUMNS,
  joins: JOINS,
  definition: syncPlanSearch,
  default_order: 'sync_plans.id',
  is_newest_first: true,
};

/** Reads a page of the plans of a compute resource. */
export function listSyncPlans(reads: Reads, computeResourceId: number, listing: Listing): Promise<Page<SyncPlanRow>> {
  return listOf(reads, SYNC_PLANS, computeResourceId, listing);
}

/** Completes a search for the plans of a compute resource. */
export function completeSyncPlanSearch(reads: Reads, computeResourceId: number, typed: string): Promise<Completion> {
  return completeOf(reads, SYNC_PLANS, computeResourceId, typed);
}

/** Reads one plan of a compute resource; undefined when there is none. */
export function findSyncPlan(reads: Reads, computeResourceId: number, id: number): Promise<SyncPlanRow | undefined> {
  const text = `SELECT ${COLUMNS} FROM sync_plans ${JOINS}
    WHERE sync_plans.id = $1 AND sync_plans.compute_resource_id = $2`;
  return reads.row<SyncPlanRow>(text, [id, computeResourceId]);
}

/** Reads a page of the items of a plan. */
export function listSyncPlanItems(reads: Reads, planId: number, listing: Listing): Promise<Page<SyncPlanItemRow>> {
  return readUuidPage(reads, listing, {
    definition: syncPlanItemSearch,
    columns: 'sync_plan_items.uuid, sync_plan_items.name, sync_plan_items.scope, sync_plan_items.outcome',
    from: '(SELECT * FROM sync_plan_items WHERE plan_id = $1) sync_plan_items',
    values: [planId],
    default_order: alphabetical('sync_plan_items.name'),
    uuid: 'sync_plan_items.uuid',
  });
}

/** Reads the newest pending plan of a compute resource; undefined when there is none. */
export function findPendingPlan(reads: Reads, computeResourceId: number): Promise<{ id: number } | undefined> {
  const text = `SELECT id FROM sync_plans WHERE compute_resource_id = $1 AND state = 'pending' ORDER BY id DESC LIMIT 1`;
  return reads.row<{ id: number }>(text, [computeResourceId]);
}
