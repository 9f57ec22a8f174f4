import type { ListView } from '@image-catalog/spec';
import { StreamableFile } from '@nestjs/common';
import { addAbortSignal, Readable } from 'node:stream';
import { envelope, type Listing, metadata } from './listing.js';
import type { Page } from './page.query.js';

/** Puts a page into Foreman's envelope; a long one is streamed. */
export function listBody<Row, View>(
  listing: Listing,
  page: Page<Row>,
  present: (row: Row) => View,
): ListView<View> | StreamableFile {
  if (Array.isArray(page.rows)) return envelope(listing, page, page.rows.map(present));
  const head = `${JSON.stringify(metadata(listing, page)).slice(0, -1)},${JSON.stringify(listing.root_name)}:[`;
  const text = Readable.from(written(head, page.rows, present), { objectMode: false });
  text.once('close', () => page.close?.());
  // A cut answer must end with its connection: a client would take it for whole otherwise.
  if (page.cut) addAbortSignal(page.cut, text);
  return new StreamableFile(text, { type: 'application/json; charset=utf-8' });
}

async function* written<Row>(
  head: string,
  batches: AsyncIterable<Row[]>,
  present: (row: Row) => unknown,
): AsyncGenerator<string> {
  yield head;
  let separator = '';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield separator + batch.map((row) => JSON.stringify(present(row))).join(',');
    separator = ',';
  }
  yield ']}';
}
