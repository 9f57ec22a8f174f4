import { countOwnedImages, findUnseenImages, markImagesMissing } from '@image-catalog/database';
import type { ScopeReport } from './read-scope.js';
import type { Run } from './run.js';
import { decideSweep, type Hold, type ScopeToSweep, SWEEP_LIMITS } from './sweep.js';

/** Images marked in one transaction. */
const CHUNK = 1_000;

/** Marks as missing what complete scopes did not show, as far as `decideSweep` allows; returns what it held back. */
export async function applySweep(run: Run, reports: readonly ScopeReport[]): Promise<Hold[]> {
  const unseen = await findUnseen(run, reports);
  const scopes = await listScopes(run, reports, unseen);
  const { remove, held } = decideSweep(scopes, SWEEP_LIMITS);
  for (const scope of remove) {
    const uuids = unseen.get(scope) ?? [];
    for (let start = 0; start < uuids.length; start += CHUNK) {
      run.signal.throwIfAborted();
      const chunk = uuids.slice(start, start + CHUNK);
      await run.fence.write((manager) => markImagesMissing(manager, run, scope, chunk));
    }
  }
  return held;
}

async function findUnseen(run: Run, reports: readonly ScopeReport[]): Promise<Map<string, string[]>> {
  const unseen = new Map<string, string[]>();
  for (const { scope, complete } of reports) {
    if (complete) unseen.set(scope, await findUnseenImages(run.dataSource.manager, run, scope));
  }
  return unseen;
}

async function listScopes(
  run: Run,
  reports: readonly ScopeReport[],
  unseen: ReadonlyMap<string, string[]>,
): Promise<ScopeToSweep[]> {
  const owned = await countOwnedImages(run.dataSource.manager, run);
  const listed = new Map(reports.map((report) => [report.scope, report]));
  const scopes = new Set([...listed.keys(), ...owned.keys()]);
  return [...scopes].sort().map((scope) => ({
    scope,
    listed: listed.has(scope),
    complete: listed.get(scope)?.complete ?? false,
    seen: listed.get(scope)?.seen ?? 0,
    unidentified: listed.get(scope)?.unidentified ?? 0,
    owned: owned.get(scope) ?? 0,
    unseen: unseen.get(scope)?.length ?? 0,
  }));
}
