import type { ListView } from '@image-catalog/spec';
import { StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { envelope, type Listing } from './listing.js';
import type { Page } from './page.query.js';

/** Characters of rows that are collected before they are written. */
const CHUNK = 65_536;

/** Shows a page in Foreman's envelope; a long one is written as it is read. */
export function listBody<Row, View>(
  listing: Listing,
  page: Page<Row>,
  present: (row: Row) => View,
): ListView<View> | StreamableFile {
  if (Array.isArray(page.rows)) return envelope(listing, page, page.rows.map(present));
  const frame = JSON.stringify(envelope<View>(listing, page, []));
  const text = Readable.from(written(frame, page.rows, present), { objectMode: false, highWaterMark: CHUNK });
  text.once('close', () => page.close?.());
  return new StreamableFile(text, { type: 'application/json; charset=utf-8' });
}

/** The rows are the envelope's last key, so they go between its last two brackets. */
async function* written<Row>(
  frame: string,
  rows: AsyncIterable<Row>,
  present: (row: Row) => unknown,
): AsyncGenerator<string> {
  let chunk = frame.slice(0, -2);
  let separator = '';
  for await (const row of rows) {
    chunk += separator + JSON.stringify(present(row));
    separator = ',';
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}]}`;
}
