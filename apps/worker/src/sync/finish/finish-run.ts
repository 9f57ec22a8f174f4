import { type SyncSchedule } from '@image-catalog/catalog';
import {
  endRequests,
  outdatePlans,
  type ProposedPlan,
  proposePlan,
  pruneSyncHistory,
  scheduleNextSync,
  SyncRun,
  tallySyncRun,
} from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import type { Conclusion } from '../decide/decide-conclusion.js';
import { LONGEST_RETRY_AFTER_SECONDS, secondsToNextSync } from '../decide/decide-next-sync.js';
import { endRun } from '../claim/end-run.statement.js';
import type { Run } from '../claim/sync-context.js';

/** Runs whose history is kept: ten days with one every 15 minutes. */
const KEPT_RUNS = 1_000;

/** The back-off stops growing after this many bad runs in a row. */
const BAD_RUNS = 4;

/** The result of a run's work. */
export interface RunResult {
  conclusion: Conclusion;
  /** Whether the compute resource listed its scopes. */
  has_scopes: boolean;
  /** Whether every scope was complete. */
  complete: boolean;
  retry_after_seconds: number | null;
  /** What needs approval; null when nothing does. */
  plan: ProposedPlan | null;
  /** Counters that only the steps know. */
  counters: Record<string, number>;
}

/** When a compute resource is due. */
export interface Timing {
  schedule: SyncSchedule;
  /** For a schedule that sets no interval. */
  interval_minutes: number;
}

/**
 * Ends a run in one transaction: its state and counters, its plan or the older one that says the same, the requests that it served, the
 * next due time, and the generation that the inventory now shows.
 */
export function finishRun(run: Run, result: RunResult, timing: Timing): Promise<Record<string, number>> {
  return run.fence.writeComputeResource(async (manager) => {
    const tally = await tallySyncRun(manager, run);
    const unchanged = Math.max(0, tally.seen - tally.rejected - tally.created - tally.changed - tally.refused);
    const proposed = result.plan?.items.length ?? 0;
    const counters = { ...tally, unchanged, proposed, ...result.counters };
    await endRun(manager, run.id, { ...result.conclusion, counters });
    const planId = result.plan ? await proposePlan(manager, run, result.plan) : null;
    if (result.has_scopes) await outdatePlans(manager, run);
    await endRequests(
      manager,
      { run_id: run.id },
      { ...result.conclusion, run_id: run.id, plan_id: planId, found: tally.seen, missing: tally.missing, unknown: 0 },
    );
    await schedule(manager, run, result, timing);
    await pruneSyncHistory(manager, run, KEPT_RUNS);
    return counters;
  });
}

/** A rehearsal changes the schedule only when the source asked us to stay away. */
async function schedule(manager: EntityManager, run: Run, result: RunResult, timing: Timing): Promise<void> {
  const { retry_after_seconds } = result;
  if (run.dry_run && !retry_after_seconds) return;
  const last = {
    state: result.conclusion.state,
    bad_in_a_row: 1 + (await countBadRuns(manager, run)),
    retry_after_seconds,
    ...timing,
  };
  await scheduleNextSync(manager, {
    compute_resource_id: run.compute_resource_id,
    in_seconds: secondsToNextSync(last, Math.random()),
    not_for_seconds: retry_after_seconds ? Math.min(retry_after_seconds, LONGEST_RETRY_AFTER_SECONDS) : null,
    published_generation: result.complete && !run.dry_run ? run.generation : null,
  });
}

/** Counts the failed and partial runs since the last good one. */
async function countBadRuns(manager: EntityManager, run: Run): Promise<number> {
  const earlier = await manager.find(SyncRun, {
    select: { state: true },
    where: { compute_resource_id: run.compute_resource_id, generation: LessThan(run.generation), dry_run: false },
    order: { generation: 'DESC' },
    take: BAD_RUNS,
  });
  const good = earlier.findIndex(({ state }) => state !== 'failed' && state !== 'partial');
  return good === -1 ? earlier.length : good;
}
