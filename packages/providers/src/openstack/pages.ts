import { ProviderError } from '../provider-error.js';
import type { ImagePage, JsonValue } from '../provider.js';
import { sortOut } from '../sort-out.js';
import type { OpenstackClient } from './client.js';
import { normaliseImage } from './normalise.js';

/** So that a server that invents pages without end is left alone at some time. */
const MAX_PAGES = 10_000;

/** Follows the markers of the listing; only the page after which Glance names none is the end. */
export async function* readPages(client: OpenstackClient, cursor: JsonValue | null): AsyncGenerator<ImagePage> {
  let marker = readCursor(cursor);
  const seen = new Set([marker]);
  for (let page = 1; page <= MAX_PAGES; page++) {
    const list = await client.listImages(marker);
    if (list.marker !== null && seen.has(list.marker)) {
      throw new ProviderError('protocol', 'The image service names a page as the next that it has given before.');
    }
    marker = list.marker;
    seen.add(marker);
    const end = marker === null;
    yield { ...sortOut(list.images.map(normaliseImage)), cursor: marker, end, reported_total: null };
    if (end) return;
  }
  throw new ProviderError('limit', `The image service lists more than ${MAX_PAGES} pages.`);
}

function readCursor(cursor: JsonValue | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new ProviderError('cursor', 'The place to go on from is not one of this listing.');
}
