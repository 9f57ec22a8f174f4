import { setImmediate as otherWork } from 'node:timers/promises';
import type { ProviderImage, ImagePage, RejectedItem } from './provider.js';

/** Items between two pauses for other syncs: a few milliseconds. */
const PART = 100;

type Split = Pick<ImagePage, 'images' | 'rejected'>;

/** Separates images from rejected items. Of an image that a page names twice, the last counts. */
export function splitItems(items: Iterable<ProviderImage | RejectedItem>): Split {
  const images = new Map<string, ProviderImage>();
  const rejected: RejectedItem[] = [];
  for (const item of items) {
    if ('reason' in item) rejected.push(item);
    else images.set(item.uuid, item);
  }
  return { images: [...images.values()], rejected };
}

/** Normalises the items of a page, with pauses, and separates images from rejected items. */
export async function normaliseItems<Item>(
  items: readonly Item[],
  normalise: (item: Item) => ProviderImage | RejectedItem,
): Promise<Split> {
  const normalised: (ProviderImage | RejectedItem)[] = [];
  for (const [index, item] of items.entries()) {
    if (index % PART === PART - 1) await otherWork();
    normalised.push(normalise(item));
  }
  return splitItems(normalised);
}
