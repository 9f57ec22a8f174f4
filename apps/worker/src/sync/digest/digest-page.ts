import type { ObservedImage } from '@image-catalog/database';
import type { ImagePage, RejectedItem } from '@image-catalog/providers';
import { INT4_MAX } from '@image-catalog/spec';
import { setImmediate as otherWork } from 'node:timers/promises';
import { isUsableUuid, digestImage } from './digest-image.js';

/** Images between two pauses, in which replies of Postgres are handled: a fraction of a millisecond. */
const PART = 16;

/** The most rejected items of one page that are kept with their reasons. */
const KEPT_REJECTED = 100;

/** What is written of one page. */
export interface PageDigest {
  /** Fit to be stored, unique and sorted by uuid. */
  images: ObservedImage[];
  /** Every uuid on the page, those of rejected items included; unique and sorted. */
  uuids: string[];
  /** How many items cannot be stored. */
  rejected: number;
  /** How many rejected items have no usable uuid, so that nobody knows which image they are. */
  unidentified: number;
  /** The first rejected items with their reasons; those with a uuid come first. */
  rejections: RejectedItem[];
  reported_total: number | null;
}

/**
 * Digests the images of a page; of two equal uuids the last counts. A rejected item counts as seen, because otherwise a fault
 * in a parser would look like a deletion. Pauses now and then, because the page before is being written meanwhile.
 */
export async function digestPage(scope: string, page: ImagePage): Promise<PageDigest> {
  const images = new Map<string, ObservedImage>();
  const rejected = [...page.rejected];
  for (const [index, image] of page.images.entries()) {
    if (index % PART === PART - 1) await otherWork();
    const observed = digestImage(scope, image);
    if (observed) images.set(observed.uuid, observed);
    else rejected.push({ uuid: null, reason: 'The uuid cannot be stored as it is.' });
  }
  const named = rejected.filter(({ uuid }) => isUsableUuid(uuid));
  const nameless = rejected.filter(({ uuid }) => !isUsableUuid(uuid)).map(({ reason }) => ({ uuid: null, reason }));
  const identified = named.flatMap(({ uuid }) => uuid ?? []);
  const total = page.reported_total;
  return {
    images: [...images.values()].sort((a, b) => (a.uuid < b.uuid ? -1 : 1)),
    uuids: [...new Set([...images.keys(), ...identified])].sort(),
    rejected: rejected.length,
    unidentified: nameless.length,
    rejections: [...named, ...nameless].slice(0, KEPT_REJECTED),
    reported_total: total !== null && Number.isInteger(total) && total >= 0 ? Math.min(total, INT4_MAX) : null,
  };
}
