import { findByIds, findMissing, followTokens } from '../listing.js';
import { splitItems } from '../page-items.js';
import type { FoundImage, FoundImages, ImagePage, JsonValue } from '../provider.js';
import type { Ec2Client } from './client.js';
import { isImageId } from './image-id.js';
import { normaliseImage } from './normalise.js';

/** The most values that EC2 takes in one filter. */
const IDS_AT_ONCE = 200;

/** Reads the listing of a region. */
export function readPages(client: Ec2Client, region: string, cursor: JsonValue | null): AsyncGenerator<ImagePage> {
  return followTokens('The service EC2', cursor, (token) => client.listImages(region, token), normaliseImage);
}

/**
 * Finds single images by the rules of the listing, in every region. An image that no region lists may belong to another owner,
 * so EC2 is asked about it by its id: only that answer proves that there is no such image. An id that AWS would never give is
 * asked about in the same way, but never put into a filter, where its asterisk would stand for anything.
 */
export async function findImages(
  client: Ec2Client,
  regions: readonly string[],
  uuids: readonly string[],
): Promise<FoundImages> {
  const asked = [...new Set(uuids)];
  const ids = asked.filter(isImageId);
  const images = new Map<string, FoundImage>();
  const seen = new Set<string | null>();
  for (const region of regions) {
    const listed = await findByIds(ids, IDS_AT_ONCE, (chunk) => client.findImages(region, chunk), normaliseImage);
    for (const { uuid } of listed) seen.add(uuid);
    for (const image of splitItems(listed).images) images.set(image.uuid, { scope: region, image });
  }
  const missing = await findMissing(asked, seen, (id) => isAbsentEverywhere(client, regions, id));
  return { images: [...images.values()], missing };
}

async function isAbsentEverywhere(client: Ec2Client, regions: readonly string[], id: string): Promise<boolean> {
  for (const region of regions) {
    if (!(await client.isAbsent(region, id))) return false;
  }
  return true;
}
