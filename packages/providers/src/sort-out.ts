import { setImmediate as otherWork } from 'node:timers/promises';
import type { AvailableImage, ImagePage, RejectedItem } from './provider.js';

/** Items between two pauses, in which other syncs go on: a few milliseconds. */
const PART = 100;

type Sorted = Pick<ImagePage, 'images' | 'rejected'>;

/** Parts what was understood from what was not, and keeps the last of images that a page names twice. */
export function sortOut(items: Iterable<AvailableImage | RejectedItem>): Sorted {
  const images = new Map<string, AvailableImage>();
  const rejected: RejectedItem[] = [];
  for (const item of items) {
    if ('reason' in item) rejected.push(item);
    else images.set(item.uuid, item);
  }
  return { images: [...images.values()], rejected };
}

/** Understands the items of a page, with pauses, and sorts them out. */
export async function readItems<Item>(
  items: readonly Item[],
  normalise: (item: Item) => AvailableImage | RejectedItem,
): Promise<Sorted> {
  const understood: (AvailableImage | RejectedItem)[] = [];
  for (const [index, item] of items.entries()) {
    if (index % PART === PART - 1) await otherWork();
    understood.push(normalise(item));
  }
  return sortOut(understood);
}
