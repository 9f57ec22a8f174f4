import { pruneSyncHistory, scheduleNextSync, SyncRun, tallySyncRun } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import type { Verdict } from './judge-run.js';
import { secondsToNextLook } from './next-look.js';
import type { Run } from './run.js';

/** Runs whose history is kept; ten days of one every 15 minutes. */
const KEPT_RUNS = 1_000;

/** More bad runs in a row than this make no difference. */
const BAD_RUNS = 4;

/** What a run comes to. */
export interface RunResult {
  verdict: Verdict;
  /** Whether every scope was seen as a whole. */
  complete: boolean;
  retry_after_seconds: number | null;
  /** Counters that only the steps themselves know. */
  counters: Record<string, number>;
}

/** Ends a run: its state and counters, when to look again, and which generation the inventory now shows. */
export function finishRun(run: Run, result: RunResult, intervalMinutes: number): Promise<Record<string, number>> {
  return run.fence.writeComputeResource(async (manager) => {
    const tally = await tallySyncRun(manager, run);
    const unchanged = Math.max(0, tally.seen - tally.rejected - tally.created - tally.changed);
    const counters = { ...tally, unchanged, ...result.counters };
    await manager.update(SyncRun, run.id, { ...result.verdict, counters, ended_at: () => 'now()' });
    const { state } = result.verdict;
    const last = {
      state,
      bad_in_a_row: 1 + (await countBadRuns(manager, run)),
      retry_after_seconds: result.retry_after_seconds,
      interval_minutes: intervalMinutes,
    };
    await scheduleNextSync(manager, {
      compute_resource_id: run.compute_resource_id,
      in_seconds: secondsToNextLook(last, Math.random()),
      published_generation: result.complete ? run.generation : null,
    });
    await pruneSyncHistory(manager, run, KEPT_RUNS);
    return counters;
  });
}

/** Counts the runs just before this one that went badly, back to the last that went well. */
async function countBadRuns(manager: EntityManager, run: Run): Promise<number> {
  const earlier = await manager.find(SyncRun, {
    select: { state: true },
    where: { compute_resource_id: run.compute_resource_id, generation: LessThan(run.generation) },
    order: { generation: 'DESC' },
    take: BAD_RUNS,
  });
  const good = earlier.findIndex(({ state }) => state !== 'failed' && state !== 'partial');
  return good === -1 ? earlier.length : good;
}
