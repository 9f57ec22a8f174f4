import type { AvailableImage, ImagePage, RejectedItem } from './provider.js';

/** Parts what was understood from what was not, and keeps the last of images that a page names twice. */
export function sortOut(items: Iterable<AvailableImage | RejectedItem>): Pick<ImagePage, 'images' | 'rejected'> {
  const images = new Map<string, AvailableImage>();
  const rejected: RejectedItem[] = [];
  for (const item of items) {
    if ('reason' in item) rejected.push(item);
    else images.set(item.uuid, item);
  }
  return { images: [...images.values()], rejected };
}
