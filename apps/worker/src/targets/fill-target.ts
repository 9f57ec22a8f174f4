import { comparePlace, type Change, type Comparison, type Place } from './compare-place.js';
import type { TheirImage } from './decide-image.js';
import { type PlaceToClear, reasonToHoldRemovals } from './decide-removals.js';
import type { FillingRun } from './filling-run.js';
import { type OurPlace, readOurImages, readOurPlaces, readRenamedPlaces } from './our-images.query.js';
import { removeImages } from './remove-images.js';
import { forgetOwned, type OwnedImage, readOwned, readOwnedPlaces } from './target-images.statement.js';
import type { Removal } from './target-plans.statement.js';
import { TheirParents } from './their-parents.js';
import { writeChanges } from './write-changes.js';

/** What the comparisons of all places found. */
interface Found {
  changes: Change[];
  forgotten: OwnedImage[];
  removals: Removal[];
  places: PlaceToClear[];
  /** Whether every place was seen as a whole, on both sides. */
  isComplete: boolean;
}

/**
 * Brings one target in step: compares all of its compute resources that ours fill, then removes, changes and makes images.
 * Gives what was compared, when it was seen as a whole and nothing is held back; else null.
 */
export async function fillTarget(run: FillingRun): Promise<string | null> {
  const theirs = await run.api.list<{ id: number; name: string }>('/compute_resources', run.context);
  if (!theirs.isComplete) run.report.fail('The list of compute resources changed while it was read.');
  const found = await compareAll(run, await placesOf(run, theirs.rows));
  const isComplete = found.isComplete && theirs.isComplete;
  const compared = await comparedAs(run);
  if (found.forgotten.length > 0 && !run.run.dry_run)
    await run.write((manager) => forgetOwned(manager, run.target.id, found.forgotten));
  if (isComplete) await remove(run, found, compared);
  else if (found.removals.length > 0) run.report.hold('Nothing was removed, as the target was not seen as a whole.');
  await writeChanges(run, found.changes);
  return isComplete && run.report.conclusion.state !== 'held' ? compared : null;
}

async function remove(run: FillingRun, found: Found, compared: string): Promise<void> {
  const limits = { floor: run.target.removal_floor, percent: run.target.removal_percent };
  const reason = reasonToHoldRemovals(found.places, limits, run.target.compared_as === compared);
  await removeImages(run, found.removals, reason);
}

/** One compute resource of theirs, and those of ours that fill it. */
interface FilledPlace {
  id: number;
  name: string;
  fillers: number[];
}

/** Finds which compute resources of theirs ours fill, and those where something is ours though none fills them any more. */
async function placesOf(run: FillingRun, theirs: readonly { id: number; name: string }[]): Promise<FilledPlace[]> {
  const fillers = Map.groupBy(await readOurPlaces(run.manager, run.target), ({ their_name }) => their_name);
  for (const [name, ours] of fillers)
    if (!theirs.some((one) => one.name === name))
      run.report.fail(`The target has no compute resource ${name}, so ${countOf(ours)} images stay away from it.`);
  const owned = new Set(await readOwnedPlaces(run.manager, run.target.id));
  return theirs
    .filter(({ id, name }) => fillers.has(name) || owned.has(id))
    .map(({ id, name }) => ({ id, name, fillers: (fillers.get(name) ?? []).map((one) => one.id) }));
}

function countOf(ours: readonly OurPlace[]): number {
  return ours.reduce((sum, { images }) => sum + images, 0);
}

async function compareAll(run: FillingRun, places: readonly FilledPlace[]): Promise<Found> {
  const parents = await TheirParents.read(run);
  const found: Found = { changes: [], forgotten: [], removals: [], places: [], isComplete: true };
  for (const { id, name, fillers } of places) {
    const listed = await readTheirs(run, id, name);
    if (listed === null) {
      found.isComplete = false;
      continue;
    }
    const ours = fillers.length === 0 ? [] : await readOurImages(run.manager, run.target, fillers);
    const place: Place = { their_id: id, name, ours };
    const owned = await readOwned(run.manager, run.target.id, id);
    collect(found, place, await comparePlace(run, parents, place, listed.images, byUuid(owned)));
    found.isComplete &&= listed.isComplete;
  }
  return found;
}

/** Reads the images of one compute resource of theirs; null when it could not be read. A short list makes nothing new. */
async function readTheirs(run: FillingRun, id: number, name: string) {
  try {
    const { rows, isComplete } = await run.api.list<TheirImage>(`/compute_resources/${id}/images`, run.context);
    if (isComplete) return { images: byUuid(rows), isComplete };
    run.report.fail(`The images of ${name} changed while they were read; they are compared in the next run.`);
  } catch (error) {
    run.signal.throwIfAborted();
    run.report.fail(`The images of ${name} could not be read: ${(error as Error).message}`);
  }
  return null;
}

function collect(found: Found, place: Place, { changes, unwanted, forgotten, owned }: Comparison): void {
  found.changes.push(...changes);
  found.forgotten.push(...forgotten);
  for (const { theirs } of unwanted)
    found.removals.push({
      their_compute_resource_id: place.their_id,
      uuid: theirs.uuid,
      their_id: theirs.id,
      compute_resource: place.name,
      name: theirs.name,
    });
  found.places.push({
    name: place.name,
    wanted: place.ours.length,
    owned: owned - forgotten.length,
    unwanted: unwanted.length,
  });
}

function byUuid<Row extends { uuid: string } & (TheirImage | OwnedImage)>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.uuid, row]));
}

/** The settings that decide what is wanted where. */
async function comparedAs({ manager, target }: FillingRun): Promise<string> {
  const { address, organization, location, search } = target;
  return JSON.stringify([address, organization, location, search, await readRenamedPlaces(manager, target.id)]);
}
