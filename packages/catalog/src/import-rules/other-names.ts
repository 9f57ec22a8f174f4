import { createHash } from 'node:crypto';
import { cleanLine, TEXT_LIMITS } from '@image-catalog/spec';
import { findTellingPlaces, type ImportHints, type NewImage, type TellingPlaces } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** An image to import, and the available image that it is made from. */
export interface ImageToName {
  image: NewImage;
  available: Pick<ImportHints, 'scope' | 'path' | 'uuid'>;
}

/** So much of a scope or folder still leaves room for a name. */
const MOST_PLACE = 96;
const SHORT = 8;
/** A UUID, whose beginning people know. */
const UUID = /^[0-9a-f]{8}-/i;

/**
 * Finds by uuid the names that images could have when others took their first one, the best first: with their scope or folder
 * where no other image of that name shares it, with the beginning of a UUID, with a hash. The last one is nobody else's.
 */
export async function findOtherNames(
  manager: EntityManager,
  computeResourceId: number,
  images: readonly ImageToName[],
): Promise<Map<string, string[]>> {
  const uuids = images.map(({ image }) => image.uuid);
  const places = await findTellingPlaces(manager, computeResourceId, uuids);
  const telling = new Map(places.map((row) => [row.uuid, row]));
  return new Map(images.map((one) => [one.image.uuid, otherNames(one, telling.get(one.image.uuid))]));
}

/** Makes the names that an image could have besides its first one, the best first. */
export function otherNames({ image, available }: ImageToName, telling: TellingPlaces | undefined): string[] {
  const { scope, path, uuid } = available;
  const hash = createHash('sha256').update(uuid).digest('hex');
  const suffixes = [
    telling?.scope ? cleanLine(scope, MOST_PLACE) : '',
    telling?.folder ? cleanLine(folderOf(path), MOST_PLACE) : '',
    UUID.test(uuid) ? uuid.slice(0, SHORT) : '',
    hash.slice(0, SHORT),
    hash,
  ];
  return [...new Set(suffixes)].filter((suffix) => suffix !== '').map((suffix) => withSuffix(image.name, suffix));
}

function folderOf(path: string | null): string {
  return (path ?? '').replace(/\/?[^/]*$/, '');
}

function withSuffix(name: string, suffix: string): string {
  const inBrackets = ` (${suffix})`;
  return `${cleanLine(name, TEXT_LIMITS.line - inBrackets.length)}${inBrackets}`;
}
