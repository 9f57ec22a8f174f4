import { ProviderError } from '../provider-error.js';
import type { AvailableImage, ImagePage, JsonValue, RejectedItem, Sighting } from '../provider.js';
import { readItems, sortOut } from '../sort-out.js';
import type { OpenstackClient } from './client.js';
import { normaliseImage } from './normalise.js';

/** So that a server that invents pages without end is left alone at some time. */
const MAX_PAGES = 10_000;
/** Ids in one question; all of them are in its address. */
const IDS_AT_ONCE = 50;
/** Glance makes and takes no ids of another form. */
const IMAGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
    yield { ...(await readItems(list.images, normaliseImage)), cursor: marker, end, reported_total: null };
    if (end) return;
  }
  throw new ProviderError('limit', `The image service lists more than ${MAX_PAGES} pages.`);
}

/**
 * Looks at single images by the rules of the listing. What it does not list is asked for by its own address: hidden
 * images, and those of the community, are there all the same.
 */
export async function lookAt(client: OpenstackClient, scope: string, uuids: readonly string[]): Promise<Sighting> {
  const ids = [...new Set(uuids)].filter((uuid) => IMAGE_ID.test(uuid));
  const listed: (AvailableImage | RejectedItem)[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const found = await client.findImages(ids.slice(at, at + IDS_AT_ONCE));
    listed.push(...found.map(normaliseImage).filter(({ uuid }) => uuid !== null && ids.includes(uuid)));
  }
  const { images } = sortOut(listed);
  const seen = new Set(listed.map(({ uuid }) => uuid));
  const missing: string[] = [];
  for (const id of ids) {
    if (!seen.has(id) && (await client.isAbsent(id))) missing.push(id);
  }
  return { images: images.map((image) => ({ ...image, scope })), missing };
}

function readCursor(cursor: JsonValue | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new ProviderError('cursor', 'The place to go on from is not one of this listing.');
}
