import { createHash } from 'node:crypto';
import { isRecord } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { ImagePage, JsonValue } from '../provider.js';
import { sortOut } from '../sort-out.js';
import type { Mirror } from './client.js';
import { isImage, normaliseItem } from './normalise.js';
import { parseStreamFile, readItems, type Stream, type StreamItem } from './wire.js';

/** Reads the products file of a stream, and hands its images on in pages. */
export async function* readPages(
  mirror: Mirror,
  stream: Stream,
  cursor: JsonValue | null,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<ImagePage> {
  const bytes = await mirror.read(stream.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const start = readCursor(cursor, sha256);
  let offset = 0;
  let batch: StreamItem[] = [];
  const page = (end: boolean): ImagePage => ({
    ...sortOut(batch.map((item) => normaliseItem(stream.name, item))),
    cursor: end ? null : { offset, sha256 },
    end,
    reported_total: null,
  });
  for (const item of readItems(parseStreamFile(bytes, 'The products file'))) {
    if (!isImage(item)) continue;
    if (batch.length === pageSize) {
      yield page(false);
      signal.throwIfAborted();
      batch = [];
    }
    offset++;
    if (offset > start) batch.push(item);
  }
  yield page(true);
}

/** A cursor is a place in one exact file: in another, the same offset could skip images. */
function readCursor(cursor: JsonValue | null, sha256: string): number {
  if (cursor === null) return 0;
  const offset = isRecord(cursor) && cursor['sha256'] === sha256 ? cursor['offset'] : undefined;
  if (typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new ProviderError('cursor', 'The products file has changed since: the listing must start again.');
}
