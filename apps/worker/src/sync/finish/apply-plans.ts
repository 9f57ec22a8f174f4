import {
  type ApprovedPlan,
  carryOutPlan,
  closePlan,
  findApprovedPlans,
  isPlanIntact,
  refreshInventoryStates,
  sqlState,
} from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { SyncContext } from '../claim/sync-context.js';

/** Images marked in one transaction. */
const CHUNK = 1_000;

const logger = new Logger('Sync');

/** How an approved plan ended. */
interface PlanEnd {
  state: 'applied' | 'stale' | 'failed';
  failure: string | null;
}

/**
 * Applies approved plans item by item, and checks each item once more. It can be interrupted at any point, because every item
 * records its own outcome. In a run, plans come after reading, so that its evidence counts, and before the sweep.
 */
export async function applyPlans(context: SyncContext): Promise<void> {
  const plans = await findApprovedPlans(context.dataSource.manager, context.compute_resource_id);
  for (const plan of plans) {
    const { state, failure } = await applyPlan(context, plan);
    if (failure !== null) logger.error(`Plan ${plan.id} of compute resource ${plan.compute_resource_id}: ${failure}`);
    await context.fence.write((manager) => closePlan(manager, plan.id, state, failure));
  }
  if (plans.length > 0) {
    await context.fence.write((manager) => refreshInventoryStates(manager, context.compute_resource_id));
  }
}

async function applyPlan(context: SyncContext, plan: ApprovedPlan): Promise<PlanEnd> {
  if (!(await isPlanIntact(context.dataSource.manager, plan))) {
    return { state: 'stale', failure: 'The list is no longer the one that was approved. Nothing of it was removed.' };
  }
  try {
    await removeItems(context, plan);
    return { state: 'applied', failure: null };
  } catch (error) {
    const refusal = permanentRefusal(error);
    if (refusal === null) throw error;
    // Another attempt would fail as well, and would keep the compute resource from everything else.
    logger.error(`The database refused plan ${plan.id}`, error instanceof Error ? error.stack : undefined);
    return { state: 'failed', failure: refusal };
  }
}

async function removeItems(context: SyncContext, plan: ApprovedPlan): Promise<void> {
  let handled: number;
  do {
    context.signal.throwIfAborted();
    handled = await context.fence.write((manager) => carryOutPlan(manager, plan, CHUNK));
  } while (handled > 0);
}

/**
 * SQLSTATEs of a database that is down, starting, full, read-only or busy, or of a cancelled transaction: another attempt
 * will succeed later. PostgreSQL manual, appendix A
 */
const TEMPORARY = /^(?:08|25006|40|53|55|57P|58)/;

/** Explains to a person why the database refused for good; null for other errors, and for temporary ones. */
function permanentRefusal(error: unknown): string | null {
  const state = sqlState(error);
  if (state === '' || TEMPORARY.test(state)) return null;
  return `The database refused it (${state}): see the worker's log. Items marked as removed are removed, all others stay, and the next run proposes again what it does not see.`;
}
