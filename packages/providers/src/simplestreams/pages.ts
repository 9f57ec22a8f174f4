import { TEXT_LIMITS } from '@image-catalog/spec';
import { isRecord } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { ProviderImage, ImagePage, JsonValue, RejectedItem, FoundImage, FoundImages } from '../provider.js';
import { splitItems } from '../page-items.js';
import type { Mirror } from './client.js';
import { isImage, normaliseItem, uuidOf } from './normalise.js';
import { itemsOf } from './products.js';
import type { Stream, StreamItem } from './wire.js';

/** UTF-16 units of text in one page: a tag of the file is repeated in each of its images. */
const PAGE_WEIGHT = 4 * 2 ** 20;

/** Reads the products file of a stream, and sends its images in pages. */
export async function* readPages(
  mirror: Mirror,
  stream: Stream,
  cursor: JsonValue | null,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<ImagePage> {
  const body = await mirror.readProducts(stream.path);
  const { sha256 } = body;
  const start = readCursor(cursor, sha256);
  let offset = 0;
  let batch: StreamItem[] = [];
  let weight = 0;
  const page = (end: boolean): ImagePage => ({
    ...splitItems(batch.map((item) => normaliseItem(stream.name, item))),
    cursor: end ? null : { offset, sha256 },
    end,
    reported_total: null,
  });
  for await (const item of itemsOf(body)) {
    if (!isImage(item)) continue;
    if (batch.length === pageSize || weight > PAGE_WEIGHT) {
      yield page(false);
      signal.throwIfAborted();
      batch = [];
      weight = 0;
    }
    offset++;
    if (offset <= start) continue;
    batch.push(item);
    weight += weigh(item);
  }
  yield page(true);
}

/**
 * Finds single images in the products files that would hold them. Nothing is said about ids of a stream that the index does not
 * name: a stream that left the index proves nothing about its images.
 */
export async function findImages(
  mirror: Mirror,
  streams: readonly Stream[],
  uuids: readonly string[],
): Promise<FoundImages> {
  const images = new Map<string, FoundImage>();
  const missing = new Set<string>();
  const rejected = new Set<string>();
  for (const stream of streams) {
    const wanted = new Set(uuids.filter((uuid) => uuid.startsWith(`${stream.name}/`)));
    if (wanted.size === 0) continue;
    const found = await findItems(mirror, stream, wanted);
    for (const image of found.images) images.set(image.uuid, { scope: stream.name, image });
    for (const { uuid } of found.rejected) rejected.add(uuid ?? '');
    for (const uuid of wanted) missing.add(uuid);
  }
  return {
    images: [...images.values()],
    missing: [...missing].filter((uuid) => !images.has(uuid) && !rejected.has(uuid)),
  };
}

async function findItems(mirror: Mirror, stream: Stream, wanted: ReadonlySet<string>) {
  const found: (ProviderImage | RejectedItem)[] = [];
  for await (const item of itemsOf(await mirror.readProducts(stream.path))) {
    if (isImage(item) && wanted.has(uuidOf(stream.name, item))) found.push(normaliseItem(stream.name, item));
  }
  return splitItems(found);
}

function weigh({ tags }: StreamItem): number {
  let weight = 0;
  for (const value of Object.values(tags))
    weight += typeof value === 'string' ? Math.min(value.length, TEXT_LIMITS.text) : 8;
  return weight;
}

/** A cursor is an offset in one exact file. In another file the same offset could skip images. */
function readCursor(cursor: JsonValue | null, sha256: string): number {
  if (cursor === null) return 0;
  const offset = isRecord(cursor) && cursor['sha256'] === sha256 ? cursor['offset'] : undefined;
  if (typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new ProviderError('cursor', 'The products file has changed since: the listing must start again.');
}
