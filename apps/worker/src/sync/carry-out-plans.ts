import {
  type ApprovedPlan,
  carryOutPlan,
  closePlan,
  findApprovedPlans,
  isPlanIntact,
  refreshInventoryStates,
} from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { Holding } from './run.js';

/** Images marked in one transaction. */
const CHUNK = 1_000;

const logger = new Logger('Sync');

/**
 * Carries out what a person approved, image by image and each checked once more; returns how many plans there were. May be
 * interrupted anywhere: what is left of a plan is what its items say. In a run it comes after the look, whose evidence then
 * counts, and before the sweep.
 */
export async function carryOutPlans(holding: Holding): Promise<number> {
  const plans = await findApprovedPlans(holding.dataSource.manager, holding.compute_resource_id);
  for (const plan of plans) {
    const isIntact = await isPlanIntact(holding.dataSource.manager, plan);
    if (isIntact) await carryOut(holding, plan);
    else logger.error(`Plan ${plan.id} is not the list that was approved; nothing of it is carried out`);
    await holding.fence.write((manager) => closePlan(manager, plan.id, isIntact ? 'applied' : 'stale'));
  }
  if (plans.length > 0) {
    await holding.fence.write((manager) => refreshInventoryStates(manager, holding.compute_resource_id));
  }
  return plans.length;
}

async function carryOut(holding: Holding, plan: ApprovedPlan): Promise<void> {
  let handled: number;
  do {
    holding.signal.throwIfAborted();
    handled = await holding.fence.write((manager) => carryOutPlan(manager, plan, CHUNK));
  } while (handled > 0);
}
