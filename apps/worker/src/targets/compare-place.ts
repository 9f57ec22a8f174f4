import { createHash } from 'node:crypto';
import { decideImage, type ImageDecision, type TheirImage, type WantedImage } from './decide-image.js';
import type { OurImage } from './our-images.query.js';
import type { ReportedImage } from './run-report.js';
import type { OwnedImage } from './target-images.statement.js';
import type { FillingRun } from './filling-run.js';
import type { TheirParents } from './their-parents.js';

/** One compute resource of a target, with the images of ours that go there. */
export interface Place {
  their_id: number;
  name: string;
  ours: readonly OurImage[];
}

/** An image that is to be written there. */
export interface Change {
  place: Place;
  ours: OurImage;
  wanted: WantedImage;
  theirs: TheirImage | undefined;
  decision: ImageDecision;
}

/** What a comparison found. */
export interface Comparison {
  changes: Change[];
  /** Images there that are ours and not wanted any more. */
  unwanted: { theirs: TheirImage; owned: OwnedImage }[];
  forgotten: OwnedImage[];
  owned: number;
}

/** Compares the images of one compute resource of a target with ours. */
export async function comparePlace(
  run: FillingRun,
  parents: TheirParents,
  place: Place,
  theirs: ReadonlyMap<string, TheirImage>,
  owned: ReadonlyMap<string, OwnedImage>,
): Promise<Comparison> {
  const found: Comparison = { changes: [], unwanted: [], forgotten: [], owned: owned.size };
  const seen = new Set<string>();
  for (const ours of place.ours) {
    if (seen.has(ours.uuid)) continue;
    seen.add(ours.uuid);
    const wanted = await wantedOf(run, parents, place, ours);
    if (wanted === undefined) continue;
    const sides = { wanted, theirs: theirs.get(ours.uuid), owned: owned.get(ours.uuid) };
    const decision = decideImage({
      ...sides,
      fingerprint: fingerprintOf(ours.password),
      takes_over: run.target.takes_over,
    });
    sort(run, found, { place, ours, wanted, theirs: sides.theirs, decision }, sides.owned);
  }
  for (const record of owned.values()) {
    if (seen.has(record.uuid)) continue;
    const image = theirs.get(record.uuid);
    const { action } = decideImage({ theirs: image, owned: record, fingerprint: null, takes_over: false });
    if (action === 'remove' && image) found.unwanted.push({ theirs: image, owned: record });
    else found.forgotten.push(record);
  }
  return found;
}

/** Sorts one image by what is to be done. What needs no write is only counted. */
function sort(run: FillingRun, found: Comparison, change: Change, owned: OwnedImage | undefined): void {
  const { action } = change.decision;
  if (action === 'keep') run.report.add('unchanged', reportedOf(change));
  // The answer to its creation got lost: the record learns its id.
  if (action === 'keep' && owned?.their_id !== null) return;
  if (action !== 'leave') return void found.changes.push(change);
  run.report.add('left', reportedOf(change), 'People made it there.');
  if (owned) found.forgotten.push(owned);
}

/** Gives what an image should be there; undefined when its parents are missing, which the report says. */
async function wantedOf(
  run: FillingRun,
  parents: TheirParents,
  place: Place,
  { name, uuid, username, user_data, iam_role, ...image }: OurImage,
): Promise<WantedImage | undefined> {
  try {
    return { name, uuid, username, user_data: user_data ?? false, iam_role, ...(await parents.of(image)) };
  } catch (error) {
    run.signal.throwIfAborted();
    run.report.add('failed', { compute_resource: place.name, uuid, name }, (error as Error).message);
    return undefined;
  }
}

/** Gives the lines of a report the names of an image. */
export function reportedOf({ place, ours }: Pick<Change, 'place' | 'ours'>): ReportedImage {
  return { compute_resource: place.name, uuid: ours.uuid, name: ours.name };
}

/** A text that changes with a sealed password, and tells nothing about it. */
export function fingerprintOf(sealed: string | null): string | null {
  return sealed === null ? null : createHash('sha256').update(sealed).digest('hex').slice(0, 16);
}
