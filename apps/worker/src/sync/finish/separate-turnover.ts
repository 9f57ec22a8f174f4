import { findSupersededImages } from '@image-catalog/database';
import type { Run } from '../claim/sync-context.js';
import { provesTurnover, type ScopeToSweep } from '../decide/decide-sweep.js';

/** The unseen images of a scope after a rotation was recognised. */
export interface Turnover {
  /** Superseded images that may go without approval. */
  going: string[];
  /** What is left for the valves. */
  unseen: string[];
  /** How many of these are superseded. */
  superseded: number;
}

/**
 * Separates the images that a publisher has rotated out: older than everything of their line that it keeps, and no more of them
 * than so many percent of what the scope had.
 */
export async function separateTurnover(
  run: Run,
  scope: ScopeToSweep,
  unseen: readonly string[],
  percent: number,
): Promise<Turnover> {
  const left = [...unseen];
  if (run.dry_run || left.length === 0 || !provesTurnover(scope)) return { going: [], unseen: left, superseded: 0 };
  const superseded = await findSupersededImages(run.dataSource.manager, run, scope.scope, left);
  if (superseded.length * 100 > scope.owned * percent) {
    return { going: [], unseen: left, superseded: superseded.length };
  }
  const going = new Set(superseded);
  return { going: superseded, unseen: left.filter((uuid) => !going.has(uuid)), superseded: 0 };
}
