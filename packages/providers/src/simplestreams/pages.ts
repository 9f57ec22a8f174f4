import { isRecord, LIMITS } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { AvailableImage, ImagePage, JsonValue, RejectedItem, SightedImage, Sighting } from '../provider.js';
import { sortOut } from '../sort-out.js';
import type { Mirror } from './client.js';
import { isImage, normaliseItem, uuidOf } from './normalise.js';
import { itemsOf } from './products.js';
import type { Stream, StreamItem } from './wire.js';

/** Of the texts of one page: a tag of the file comes with each of its images. */
const PAGE_WEIGHT = 4 * 2 ** 20;

/** Reads the products file of a stream, and hands its images on in pages. */
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
    ...sortOut(batch.map((item) => normaliseItem(stream.name, item))),
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
 * Looks at single images in the products files that would hold them. An id of a stream that the index does not name is
 * left open: a stream that was taken out of an index says nothing of its images.
 */
export async function lookAt(mirror: Mirror, streams: readonly Stream[], uuids: readonly string[]): Promise<Sighting> {
  const images = new Map<string, SightedImage>();
  const missing = new Set<string>();
  const rejected = new Set<string>();
  for (const stream of streams) {
    const wanted = new Set(uuids.filter((uuid) => uuid.startsWith(`${stream.name}/`)));
    if (wanted.size === 0) continue;
    const found = await findItems(mirror, stream, wanted);
    for (const image of found.images) images.set(image.uuid, { ...image, scope: stream.name });
    for (const { uuid } of found.rejected) rejected.add(uuid ?? '');
    for (const uuid of wanted) missing.add(uuid);
  }
  return {
    images: [...images.values()],
    missing: [...missing].filter((uuid) => !images.has(uuid) && !rejected.has(uuid)),
  };
}

async function findItems(mirror: Mirror, stream: Stream, wanted: ReadonlySet<string>) {
  const found: (AvailableImage | RejectedItem)[] = [];
  for await (const item of itemsOf(await mirror.readProducts(stream.path))) {
    if (isImage(item) && wanted.has(uuidOf(stream.name, item))) found.push(normaliseItem(stream.name, item));
  }
  return sortOut(found);
}

function weigh({ tags }: StreamItem): number {
  let weight = 0;
  for (const value of Object.values(tags))
    weight += typeof value === 'string' ? Math.min(value.length, LIMITS.text) : 8;
  return weight;
}

/** A cursor is a place in one exact file: in another, the same offset could skip images. */
function readCursor(cursor: JsonValue | null, sha256: string): number {
  if (cursor === null) return 0;
  const offset = isRecord(cursor) && cursor['sha256'] === sha256 ? cursor['offset'] : undefined;
  if (typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new ProviderError('cursor', 'The products file has changed since: the listing must start again.');
}
