import { ForemanRefused } from '@image-catalog/client';
import { type Change, fingerprintOf, reportedOf } from './compare-place.js';
import type { TheirImage } from './decide-image.js';
import type { Outcome } from './run-report.js';
import { forgetOwned, type OwnedImage, recordOwned } from './target-images.statement.js';
import type { FillingRun } from './filling-run.js';

/** How many images are recorded in one transaction. */
const BATCH = 100;

const REHEARSED = { create: 'would_create', update: 'would_update', 'take over': 'would_take_over' } as const;

const DONE = { create: 'created', update: 'updated', 'take over': 'taken_over' } as const;

/** Makes and changes images at a target. What is made is recorded as ours before the request is sent. */
export async function writeChanges(run: FillingRun, changes: readonly Change[]): Promise<void> {
  if (run.run.dry_run) {
    for (const change of changes) rehearse(run, change);
    return;
  }
  for (const [action, write] of STEPS) {
    const some = changes.filter(({ decision }) => decision.action === action);
    for (let from = 0; from < some.length; from += BATCH) await write(run, some.slice(from, from + BATCH));
  }
}

/** Changes come first: a new image may take the name that another one gives up. */
const STEPS = [
  ['keep', confirm],
  ['update', update],
  ['take over', update],
  ['create', create],
] as const;

function rehearse(run: FillingRun, change: Change): void {
  const outcome = REHEARSED[change.decision.action as keyof typeof REHEARSED];
  if (outcome) run.report.add(outcome, reportedOf(change));
}

/** Records the ids of images whose answer got lost. */
async function confirm(run: FillingRun, batch: readonly Change[]): Promise<void> {
  await run.write((manager) =>
    recordOwned(
      manager,
      run.target.id,
      batch.map((change) => recordOf(change, 'made', change.theirs?.id ?? null)),
    ),
  );
}

async function update(run: FillingRun, batch: readonly Change[]): Promise<void> {
  const results = await run.each(batch, async (change) => {
    const attributes = await changedOf(run, change);
    if (Object.keys(attributes).length > 0)
      await run.api.put(`${pathOf(change)}/${change.theirs?.id}`, run.context, { image: attributes });
    return change.theirs;
  });
  await settle(run, batch, results);
}

async function create(run: FillingRun, batch: readonly Change[]): Promise<void> {
  if (run.isDown) return settle(run, batch, []);
  const records = batch.map((change) => recordOf(change, 'creating', null));
  await run.write((manager) => recordOwned(manager, run.target.id, records));
  const results = await run.each(batch, async (change) => {
    const password = await passwordOf(run, change);
    const image = { ...change.wanted, ...(password !== null && { password }) };
    return run.api.post<TheirImage>(pathOf(change), run.context, { image });
  });
  await settle(run, batch, results);
}

/** Records what became of a batch. What was refused is not ours; without an answer the next run looks whether it is there. */
async function settle(
  run: FillingRun,
  batch: readonly Change[],
  results: readonly (TheirImage | undefined | Error)[],
): Promise<void> {
  const done: OwnedImage[] = [];
  const refused: OwnedImage[] = [];
  for (const [index, change] of batch.entries()) {
    const result = results[index];
    const action = change.decision.action as keyof typeof DONE;
    if (result instanceof Error || result === undefined) {
      const why = result?.message ?? 'The target did not answer, so it was not tried.';
      run.report.add('failed', reportedOf(change), why);
      if (action === 'create' && isRefusal(result)) refused.push(recordOf(change, 'creating', null));
    } else {
      run.report.add(DONE[action] satisfies Outcome, reportedOf(change));
      done.push(recordOf(change, action === 'take over' ? 'taken_over' : 'made', result.id));
    }
  }
  await run.write(async (manager) => {
    if (done.length > 0) await recordOwned(manager, run.target.id, done);
    if (refused.length > 0) await forgetOwned(manager, run.target.id, refused);
  });
}

/** Tells whether the target said that it did not make the image. */
function isRefusal(error: Error | undefined): boolean {
  return error instanceof ForemanRefused && error.status !== undefined && error.status >= 400 && error.status < 500;
}

async function changedOf(run: FillingRun, change: Change): Promise<object> {
  if (!('changes' in change.decision)) return {};
  const { password, ...attributes } = change.decision.changes;
  return password ? { ...attributes, password: await passwordOf(run, change) } : attributes;
}

async function passwordOf(run: FillingRun, { ours }: Change): Promise<string | null> {
  return ours.password && run.opener.open({ table: 'images', column: 'password', id: ours.id }, ours.password);
}

function pathOf({ place }: Change): string {
  return `/compute_resources/${place.their_id}/images`;
}

function recordOf({ place, ours, wanted }: Change, state: OwnedImage['state'], their_id: number | null): OwnedImage {
  return {
    their_compute_resource_id: place.their_id,
    uuid: ours.uuid,
    compute_resource_id: ours.compute_resource_id,
    image_id: ours.id,
    their_id,
    state,
    sent: { ...wanted, password: fingerprintOf(ours.password) },
  };
}
