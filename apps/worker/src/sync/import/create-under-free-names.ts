import { findOtherNames, type ImageToName } from '@image-catalog/catalog';
import { type CreatedImage, createImages } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/**
 * Creates images under the first of their names that is free. All first names go first, so that no image takes the name that
 * the source gives to another.
 */
export async function createUnderFreeNames(
  manager: EntityManager,
  username: string,
  computeResourceId: number,
  images: readonly ImageToName[],
): Promise<CreatedImage[]> {
  const created = await createImages(
    manager,
    username,
    computeResourceId,
    images.map(({ image }) => image),
  );
  let left = withoutCreated(images, created);
  if (left.length === 0) return created;
  const names = await findOtherNames(manager, computeResourceId, left);
  const most = Math.max(...[...names.values()].map(({ length }) => length));
  for (let choice = 0; choice < most && left.length > 0; choice++) {
    const renamed = left.flatMap(({ image }) => {
      const name = names.get(image.uuid)?.[choice];
      return name === undefined ? [] : [{ ...image, name }];
    });
    const more = await createImages(manager, username, computeResourceId, renamed);
    created.push(...more);
    left = withoutCreated(left, more);
  }
  return created;
}

function withoutCreated(images: readonly ImageToName[], created: readonly CreatedImage[]): ImageToName[] {
  const uuids = new Set(created.map(({ uuid }) => uuid));
  return images.filter(({ image }) => !uuids.has(image.uuid));
}
