import { alphabetical } from '@image-catalog/search';
import { type Completion, complete } from '../../../lists/completion.js';
import type { Listing } from '../../../lists/listing.js';
import { type ListSource, type Page, readPage, type WriteBounds } from '../../../lists/page.query.js';
import { suggestionsFrom } from '../../../lists/suggestions.query.js';
import { readUuidPage } from '../../../lists/uuid-page.query.js';
import type { Reads } from '../../../sql/reads.js';
import { Scope } from '../../../sql/scope.js';
import type { TargetPlanItemRow, TargetPlanRow } from './target-plan.row.js';
import { targetPlanItemSearch, targetPlanSearch } from './target-plans.search.js';

const COLUMNS = `target_plans.id, target_plans.target_id, targets.name AS target_name, target_plans.run_id, target_plans.state,
  target_plans.plan_hash, target_plans.reason, target_plans.items, target_plans.decided_by, target_plans.decided_at,
  target_plans.applied_at, target_plans.created_at`;

const JOINS = 'JOIN targets ON targets.id = target_plans.target_id';

const SOURCE: ListSource = {
  table: 'target_plans',
  columns: COLUMNS,
  joins: JOINS,
  definition: targetPlanSearch,
  default_order: 'target_plans.id',
  is_newest_first: true,
};

/** Reads a page of the plans of a target. */
export function listTargetPlans(reads: Reads, targetId: number, listing: Listing): Promise<Page<TargetPlanRow>> {
  return readPage(reads, SOURCE, listing, Scope.UNRESTRICTED, ofTarget(targetId));
}

/** Completes a search for the plans of a target. */
export function completeTargetPlanSearch(reads: Reads, targetId: number, typed: string): Promise<Completion> {
  const suggestions = suggestionsFrom(reads, SOURCE, Scope.UNRESTRICTED, ofTarget(targetId));
  return complete(typed, targetPlanSearch, suggestions);
}

/** Reads one plan of a target; undefined when there is none. */
export function findTargetPlan(reads: Reads, targetId: number, id: number): Promise<TargetPlanRow | undefined> {
  const text = `SELECT ${COLUMNS} FROM target_plans ${JOINS} WHERE target_plans.id = $1 AND target_plans.target_id = $2`;
  return reads.row<TargetPlanRow>(text, [id, targetId]);
}

/** Reads a page of the items of a plan. */
export function listTargetPlanItems(reads: Reads, planId: number, listing: Listing): Promise<Page<TargetPlanItemRow>> {
  return readUuidPage(reads, listing, {
    definition: targetPlanItemSearch,
    columns: `target_plan_items.their_id, target_plan_items.uuid, target_plan_items.name,
      target_plan_items.compute_resource, target_plan_items.outcome, target_plan_items.reason`,
    from: '(SELECT * FROM target_plan_items WHERE plan_id = $1) target_plan_items',
    values: [planId],
    default_order: alphabetical('target_plan_items.name'),
    uuid: 'target_plan_items.their_id',
  });
}

function ofTarget(targetId: number): WriteBounds {
  return (values) => ({ conditions: [`target_plans.target_id = ${values.add(targetId)}`] });
}
