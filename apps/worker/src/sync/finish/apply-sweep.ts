import {
  countOwnedImages,
  findSettledSources,
  findUnseenImages,
  markImagesMissing,
  type ProposedPlan,
  settleScopes,
} from '@image-catalog/database';
import { joinReasons } from '../decide/decide-conclusion.js';
import type { ScopeReport } from '../decide/decide-completeness.js';
import { separateTurnover } from './separate-turnover.js';
import type { Run } from '../claim/sync-context.js';
import { decideSweep, type Hold, type ScopeToSweep, type SweepLimits } from '../decide/decide-sweep.js';

/** Images marked in one transaction. */
const CHUNK = 1_000;

/** What a sweep held back, and the plan that proposes it for approval. */
export interface SweepResult {
  held: Hold[];
  plan: ProposedPlan | null;
}

/** Marks unseen images as missing where `decideSweep` allows it. Returns what it held back. */
export async function applySweep(
  run: Run,
  reports: readonly ScopeReport[],
  limits: SweepLimits & { turnover: number },
): Promise<SweepResult> {
  const { manager } = run.dataSource;
  const owned = await countOwnedImages(manager, run);
  const names = [...new Set([...reports.map(({ scope }) => scope), ...owned.keys()])].sort();
  const unseen = await findUnseen(run, reports, names);
  const sources = await findSettledSources(manager, run);
  const superseded = new Map<string, number>();
  for (const name of names) {
    const scope = describeScope(run, name, reports, owned, unseen, sources);
    const turnover = await separateTurnover(run, scope, unseen.get(name) ?? [], limits.turnover);
    await markMissing(run, name, turnover.going);
    if (turnover.going.length > 0) unseen.set(name, turnover.unseen);
    superseded.set(name, turnover.superseded);
  }
  const scopes = names.map((name) => ({
    ...describeScope(run, name, reports, owned, unseen, sources),
    superseded: superseded.get(name) ?? 0,
  }));
  const { remove, propose, held } = decideSweep(scopes, limits, run.dry_run);
  for (const scope of remove) await markMissing(run, scope, unseen.get(scope) ?? []);
  const complete = reports.filter((report) => report.complete).map(({ scope }) => scope);
  const settled = run.dry_run ? [] : complete.filter((scope) => !propose.includes(scope));
  await run.fence.write((inside) => settleScopes(inside, run.id, settled));
  const items = propose.flatMap((scope) => (unseen.get(scope) ?? []).map((uuid) => ({ scope, uuid })));
  return { held, plan: items.length === 0 ? null : { reason: joinReasons(held), items } };
}

async function markMissing(run: Run, scope: string, uuids: readonly string[]): Promise<void> {
  for (let start = 0; start < uuids.length; start += CHUNK) {
    run.signal.throwIfAborted();
    await run.slot.yield();
    const chunk = uuids.slice(start, start + CHUNK);
    await run.fence.write((manager) => markImagesMissing(manager, run, scope, chunk));
  }
}

/** Finds unseen images in complete scopes, and in scopes that the compute resource no longer lists. */
async function findUnseen(
  run: Run,
  reports: readonly ScopeReport[],
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const incomplete = new Set(reports.filter(({ complete }) => !complete).map(({ scope }) => scope));
  const unseen = new Map<string, string[]>();
  for (const name of names) {
    if (!incomplete.has(name)) unseen.set(name, await findUnseenImages(run.dataSource.manager, run, name));
  }
  return unseen;
}

function describeScope(
  run: Run,
  scope: string,
  reports: readonly ScopeReport[],
  owned: ReadonlyMap<string, number>,
  unseen: ReadonlyMap<string, string[]>,
  sources: ReadonlyMap<string, Buffer | null>,
): ScopeToSweep {
  const report = reports.find((one) => one.scope === scope);
  return {
    scope,
    listed: report !== undefined,
    source: compareSource(run.source_hash, sources.get(scope)),
    complete: report?.complete ?? false,
    seen: report?.seen ?? 0,
    unidentified: report?.unidentified ?? 0,
    readable: report?.readable ?? 0,
    rejected: report?.rejected ?? 0,
    owned: owned.get(scope) ?? 0,
    unseen: unseen.get(scope)?.length ?? 0,
  };
}

/** Where no hash was stored, the source counts as the same. */
function compareSource(present: Buffer, settled: Buffer | null | undefined): ScopeToSweep['source'] {
  if (settled === undefined) return 'new';
  return settled === null || settled.equals(present) ? 'same' : 'changed';
}
