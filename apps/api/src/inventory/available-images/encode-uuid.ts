/** A path with a uuid between `available_images` and an action. */
const NAMED =
  /^(\/api\/(?:v2\/)?compute_resources\/[^/]+\/available_images\/)([^?]+)(\/(?:explain|ignore|unignore)\/?(?:\?.*)?)$/;

/** Encodes the slashes in the uuid of a path. The uuids of many providers contain slashes, which clients send as they are. */
export function withEncodedUuid(url: string): string {
  const [, before, uuid, after] = NAMED.exec(url) ?? [];
  return uuid?.includes('/') ? `${before}${uuid.replaceAll('/', '%2F')}${after}` : url;
}
