import { ForemanRefused } from '@image-catalog/client';
import { forgetOwned } from './target-images.statement.js';
import { applyPlan, keyOf, offerPlan, readApproved, type Removal } from './target-plans.statement.js';
import type { FillingRun } from './filling-run.js';

/** How many hosts are named when they hold an image. */
const MOST_HOSTS = 5;

/** How many images are removed between two records. */
const BATCH = 50;

/** What became of one removal; `reason` says why it was kept. */
interface Removed {
  removal: Removal;
  outcome: 'removed' | 'kept';
  reason: string | null;
}

/**
 * Removes what is not wanted any more. `reasonToHold` makes them wait for approval, but for those that a person has
 * approved. An image that a host there uses stays.
 */
export async function removeImages(
  run: FillingRun,
  removals: readonly Removal[],
  reasonToHold: string | null,
): Promise<void> {
  if (run.run.dry_run) return rehearse(run, removals, reasonToHold);
  const plans = await readApproved(run.manager, run.target.id);
  const approved = new Set(plans.flatMap(({ items }) => [...items]));
  const free = removals.filter((removal) => reasonToHold === null || approved.has(keyOf(removal)));
  const results = new Map<string, Removed>();
  for (let from = 0; from < free.length; from += BATCH)
    for (const result of await removeSome(run, free.slice(from, from + BATCH)))
      results.set(keyOf(result.removal), result);
  const waiting = removals.filter((removal) => !free.includes(removal));
  if (reasonToHold !== null && waiting.length > 0) hold(run, waiting, reasonToHold);
  await run.write(async (manager) => {
    for (const plan of plans)
      await applyPlan(
        manager,
        plan.id,
        [...results.values()]
          .filter(({ removal }) => plan.items.has(keyOf(removal)))
          .map(({ removal, outcome, reason }) => ({ ...removal, outcome, reason })),
      );
    await offerPlan(manager, { id: run.run.id, target_id: run.target.id }, reasonToHold ?? '', waiting);
  });
}

function rehearse(run: FillingRun, removals: readonly Removal[], reasonToHold: string | null): void {
  for (const removal of removals) run.report.add('would_remove', removal, reasonToHold);
  if (reasonToHold !== null && removals.length > 0) run.report.hold(reasonToHold);
}

function hold(run: FillingRun, waiting: readonly Removal[], reason: string): void {
  run.report.hold(reason);
  for (const removal of waiting) run.report.add('held', removal, 'It waits for approval.');
}

async function removeSome(run: FillingRun, batch: readonly Removal[]): Promise<Removed[]> {
  const results = await run.each(batch, async (removal) => {
    const use = await hostsOf(run, removal);
    if (use !== null) return use;
    await run.api.delete(
      `/compute_resources/${removal.their_compute_resource_id}/images/${removal.their_id}`,
      run.context,
    );
    return null;
  });
  const removed: Removal[] = [];
  const told = batch.map((removal, index): Removed => {
    const result = results[index];
    if (result === null) {
      removed.push(removal);
      run.report.add('removed', removal);
      return { removal, outcome: 'removed', reason: null };
    }
    const isHeld = typeof result === 'string';
    const reason = isHeld ? result : (result?.message ?? 'The target did not answer, so it was not tried.');
    run.report.add(isHeld ? 'held' : 'failed', removal, reason);
    return { removal, outcome: 'kept', reason };
  });
  if (removed.length > 0) await run.write((manager) => forgetOwned(manager, run.target.id, removed));
  return told;
}

/**
 * Says which hosts there use an image; null for none. Foreman finds hosts by the name of their image only.
 * @throws ForemanRefused when it does not tell
 */
async function hostsOf(run: FillingRun, removal: Removal): Promise<string | null> {
  if (/["\\]/.test(removal.name))
    return 'Its name has a character that a search for its hosts cannot hold: remove it there.';
  const search = `image="${removal.name}" and compute_resource_id=${removal.their_compute_resource_id}`;
  const answer = await askForHosts(run, search);
  if (answer === null) return null;
  if (typeof answer.subtotal !== 'number' || !Array.isArray(answer.results))
    throw new Error('The target does not tell which hosts use it.');
  if (answer.subtotal === 0 && answer.results.length === 0) return null;
  const names = answer.results.slice(0, MOST_HOSTS).map(({ name }) => String(name));
  const more = answer.subtotal > names.length ? ` and ${answer.subtotal - names.length} more` : '';
  return `Hosts use it there: ${names.join(', ')}${more}.`;
}

/** Asks for hosts; null when the target is a catalog like this one, which has none. @throws ForemanRefused */
async function askForHosts(run: FillingRun, search: string) {
  const query = { ...run.context, search, thin: 'true', per_page: String(MOST_HOSTS) };
  try {
    return await run.api.get<{ subtotal?: unknown; results?: { name?: unknown }[] }>('/hosts', query);
  } catch (error) {
    if (!(error instanceof ForemanRefused && error.status === 404)) throw error;
    await run.api.get('/catalog/version');
    return null;
  }
}
