import { isRecord } from '../clean.js';
import { findByIds, findMissing, followTokens } from '../listing.js';
import { splitItems } from '../page-items.js';
import type { FoundImages, ImagePage, JsonValue } from '../provider.js';
import type { OpenstackClient } from './client.js';
import { normaliseImage } from './normalise.js';
import type { ImageList } from './wire.js';

/** All ids of one call stand in its url. */
const IDS_AT_ONCE = 50;
/** Glance makes and takes only ids of this form. */
const IMAGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the listing, then that of the hidden images, which Glance keeps apart: an image that is hidden meanwhile is in the
 * second. The last page of the first is given when the second has begun, so that it can be the end where nothing is hidden.
 */
export async function* readPages(client: OpenstackClient, cursor: JsonValue | null): AsyncGenerator<ImagePage> {
  const marker = readHiddenCursor(cursor);
  let last: ImagePage | null = null;
  if (marker === undefined) {
    for await (const page of readListing(client, cursor, false)) {
      if (page.end) last = { ...page, end: false, cursor: writeHiddenCursor(null) };
      else yield page;
    }
  }
  const hidden = readListing(client, marker ?? null, true);
  if (last !== null) {
    const first = await hidden.next().catch((error: unknown) => ({ error }));
    if ('error' in first) {
      yield last;
      throw first.error;
    }
    const isNone = first.done || (first.value.end && first.value.images.length + first.value.rejected.length === 0);
    yield isNone ? { ...last, end: true, cursor: null } : last;
    if (isNone) return;
    yield inSecondListing(first.value);
  }
  for await (const page of hidden) yield inSecondListing(page);
}

/** Reads one of the two listings. Its tokens are the markers of Glance. */
function readListing(client: OpenstackClient, cursor: JsonValue | null, isHidden: boolean): AsyncGenerator<ImagePage> {
  return followTokens(
    'The image service',
    cursor,
    async (marker) => {
      const list = await client.listImages(marker, isHidden);
      return isHidden && isUnfiltered(list) ? { items: [], token: null } : list;
    },
    normaliseImage,
  );
}

/** A server that ignores `os_hidden` sends its first listing again. */
function isUnfiltered({ items }: ImageList): boolean {
  return items.length > 0 && !items.some((item) => isRecord(item) && item['os_hidden'] === true);
}

function inSecondListing(page: ImagePage): ImagePage {
  return page.end ? page : { ...page, cursor: writeHiddenCursor(page.cursor) };
}

function writeHiddenCursor(marker: JsonValue | null): JsonValue {
  return { hidden: marker };
}

/** Reads the marker of the second listing; undefined for a cursor of the first. */
function readHiddenCursor(cursor: JsonValue | null): JsonValue | null | undefined {
  return isRecord(cursor) && 'hidden' in cursor ? cursor['hidden'] : undefined;
}

/**
 * Finds single images by the rules of the listings. Glance does not list those of the community, so it is asked about each
 * unlisted image by its id.
 */
export async function findImages(
  client: OpenstackClient,
  scope: string,
  uuids: readonly string[],
): Promise<FoundImages> {
  const ids = [...new Set(uuids)].filter((uuid) => IMAGE_ID.test(uuid));
  const listed = await findByIds(ids, IDS_AT_ONCE, (chunk) => client.findImages(chunk, false), normaliseImage);
  const shown = new Set(listed.map(({ uuid }) => uuid));
  const others = ids.filter((uuid) => !shown.has(uuid));
  listed.push(...(await findByIds(others, IDS_AT_ONCE, (chunk) => client.findImages(chunk, true), normaliseImage)));
  const seen = new Set(listed.map(({ uuid }) => uuid));
  const missing = await findMissing(ids, seen, (id) => client.isAbsent(id));
  return { images: splitItems(listed).images.map((image) => ({ scope, image })), missing };
}
