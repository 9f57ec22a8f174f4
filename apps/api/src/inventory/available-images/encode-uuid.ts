/** Where a uuid stands in a path, between the available images of a compute resource and what to do with it. */
const NAMED =
  /^(\/api\/(?:v2\/)?compute_resources\/[^/]+\/available_images\/)([^?]+)(\/(?:explain|ignore|unignore)\/?(?:\?.*)?)$/;

/** Encodes the slashes of an available image's uuid, which are many providers' and stand in paths as they are. */
export function withEncodedUuid(url: string): string {
  const [, before, uuid, after] = NAMED.exec(url) ?? [];
  return uuid?.includes('/') ? `${before}${uuid.replaceAll('/', '%2F')}${after}` : url;
}
