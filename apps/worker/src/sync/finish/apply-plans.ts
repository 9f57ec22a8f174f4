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
import type { Holding } from '../claim/sync-context.js';

/** Images marked in one transaction. */
const CHUNK = 1_000;

const logger = new Logger('Sync');

/** What an approved plan came to. */
interface PlanEnd {
  state: 'applied' | 'stale' | 'failed';
  failure: string | null;
}

/**
 * Carries out what a person approved, image by image and each checked once more; returns how many plans there were. May be
 * interrupted anywhere: what is left of a plan is what its items say. In a run it comes after the look, whose evidence then
 * counts, and before the sweep.
 */
export async function carryOutPlans(holding: Holding): Promise<number> {
  const plans = await findApprovedPlans(holding.dataSource.manager, holding.compute_resource_id);
  for (const plan of plans) {
    const { state, failure } = await carryOut(holding, plan);
    if (failure !== null) logger.error(`Plan ${plan.id} of compute resource ${plan.compute_resource_id}: ${failure}`);
    await holding.fence.write((manager) => closePlan(manager, plan.id, state, failure));
  }
  if (plans.length > 0) {
    await holding.fence.write((manager) => refreshInventoryStates(manager, holding.compute_resource_id));
  }
  return plans.length;
}

async function carryOut(holding: Holding, plan: ApprovedPlan): Promise<PlanEnd> {
  if (!(await isPlanIntact(holding.dataSource.manager, plan))) {
    return { state: 'stale', failure: 'It is not the list that was approved; nothing of it was removed.' };
  }
  try {
    await removeItems(holding, plan);
    return { state: 'applied', failure: null };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    // Tried again it would fail again, and nothing else would be done for the compute resource.
    logger.error(`Plan ${plan.id} was refused by the database`, error instanceof Error ? error.stack : undefined);
    return { state: 'failed', failure: refusal };
  }
}

async function removeItems(holding: Holding, plan: ApprovedPlan): Promise<void> {
  let handled: number;
  do {
    holding.signal.throwIfAborted();
    handled = await holding.fence.write((manager) => carryOutPlan(manager, plan, CHUNK));
  } while (handled > 0);
}

/**
 * SQLSTATEs of a database that is away, starting, full, read-only or busy, or of a transaction that it sacrificed: the
 * same will do later. PostgreSQL manual, appendix A
 */
const PASSING = /^(?:08|25006|40|53|55|57P|58)/;

/** Says for a person why the database refused for good; null when the error is another, or one that passes. */
function refusalOf(error: unknown): string | null {
  const state = sqlState(error);
  if (state === '' || PASSING.test(state)) return null;
  return `The database refused it (${state}); the log of the worker tells more. What its items call removed is, the rest stays, and the next run proposes again what it does not see.`;
}
