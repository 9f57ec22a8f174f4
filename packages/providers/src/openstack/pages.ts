import { findByIds, findMissing, followTokens } from '../listing.js';
import { splitItems } from '../page-items.js';
import type { FoundImages, ImagePage, JsonValue } from '../provider.js';
import type { OpenstackClient } from './client.js';
import { normaliseImage } from './normalise.js';

/** All ids of one call stand in its url. */
const IDS_AT_ONCE = 50;
/** Glance makes and takes only ids of this form. */
const IMAGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the listing. Its tokens are the markers of Glance. */
export function readPages(client: OpenstackClient, cursor: JsonValue | null): AsyncGenerator<ImagePage> {
  return followTokens('The image service', cursor, (marker) => client.listImages(marker), normaliseImage);
}

/**
 * Finds single images by the rules of the listing. Glance does not list hidden images and those of the community, so it is
 * asked about each unlisted image by its id.
 */
export async function findImages(
  client: OpenstackClient,
  scope: string,
  uuids: readonly string[],
): Promise<FoundImages> {
  const ids = [...new Set(uuids)].filter((uuid) => IMAGE_ID.test(uuid));
  const listed = await findByIds(ids, IDS_AT_ONCE, (chunk) => client.findImages(chunk), normaliseImage);
  const seen = new Set(listed.map(({ uuid }) => uuid));
  const missing = await findMissing(ids, seen, (id) => client.isAbsent(id));
  return { images: splitItems(listed).images.map((image) => ({ scope, image })), missing };
}
