import { ProviderError } from '../provider-error.js';
import type { AvailableImage, ImagePage, JsonValue, RejectedItem, SightedImage, Sighting } from '../provider.js';
import { readItems, sortOut } from '../sort-out.js';
import type { Ec2Client } from './client.js';
import { normaliseImage } from './normalise.js';

/** So that a server that invents pages without end is left alone at some time. */
const MAX_PAGES = 10_000;
/** The most values that EC2 takes in one filter. */
const IDS_AT_ONCE = 200;
const IMAGE_ID = /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Follows the tokens of a region's listing. A page may be empty and not the last: only a missing token is the end. */
export async function* readPages(
  client: Ec2Client,
  region: string,
  cursor: JsonValue | null,
): AsyncGenerator<ImagePage> {
  let token = readCursor(cursor);
  const seen = new Set([token]);
  for (let page = 1; page <= MAX_PAGES; page++) {
    const list = await client.listImages(region, token);
    token = list.token;
    if (token !== null && seen.has(token)) {
      throw new ProviderError('protocol', 'The service EC2 names a page as the next that it has given before.');
    }
    seen.add(token);
    const end = token === null;
    yield { ...(await readItems(list.images, normaliseImage)), cursor: token, end, reported_total: null };
    if (end) return;
  }
  throw new ProviderError('limit', `The service EC2 lists more than ${MAX_PAGES} pages.`);
}

/**
 * Looks at single images by the rules of the listing, in every region. What none of them lists is asked for by itself,
 * because only an answer to that question says that there is no such image: it may be another owner's.
 */
export async function lookAt(
  client: Ec2Client,
  regions: readonly string[],
  uuids: readonly string[],
): Promise<Sighting> {
  const ids = [...new Set(uuids)].filter((uuid) => IMAGE_ID.test(uuid));
  const images = new Map<string, SightedImage>();
  const seen = new Set<string | null>();
  for (const region of regions) {
    const listed = await findListed(client, region, ids);
    for (const { uuid } of listed) seen.add(uuid);
    for (const image of sortOut(listed).images) images.set(image.uuid, { ...image, scope: region });
  }
  const missing: string[] = [];
  for (const id of ids) {
    if (!seen.has(id) && (await isAbsentEverywhere(client, regions, id))) missing.push(id);
  }
  return { images: [...images.values()], missing };
}

async function findListed(
  client: Ec2Client,
  region: string,
  ids: readonly string[],
): Promise<(AvailableImage | RejectedItem)[]> {
  const found: (AvailableImage | RejectedItem)[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const items = await client.findImages(region, ids.slice(at, at + IDS_AT_ONCE));
    found.push(...items.map(normaliseImage).filter(({ uuid }) => uuid !== null && ids.includes(uuid)));
  }
  return found;
}

async function isAbsentEverywhere(client: Ec2Client, regions: readonly string[], id: string): Promise<boolean> {
  for (const region of regions) {
    if (!(await client.isAbsent(region, id))) return false;
  }
  return true;
}

function readCursor(cursor: JsonValue | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new ProviderError('cursor', 'The place to go on from is not one of this listing.');
}
