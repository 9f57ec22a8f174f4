import { SyncRun } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import type { Conclusion } from '../decide/decide-conclusion.js';

/** Ends a run, at the time of its transaction. */
export async function endRun(
  manager: EntityManager,
  runId: number,
  values: Conclusion & { counters?: Record<string, number> },
): Promise<void> {
  await manager.update(SyncRun, runId, { ...values, ended_at: () => 'now()' });
}
