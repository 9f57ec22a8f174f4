import type { EntityManager } from 'typeorm';
import type { AvailableImage } from '../entities/available-image.entity.js';

/** What an import needs to know of an available image. */
export type ImageToImport = Pick<
  AvailableImage,
  | 'uuid'
  | 'name'
  | 'architecture'
  | 'os_name'
  | 'os_major'
  | 'os_minor'
  | 'os_release_name'
  | 'os_family'
  | 'username'
  | 'state'
>;

/** Finds present images of the inventory that are no images yet, in the order of uuids after the given one. */
export async function findImagesToImport(
  manager: EntityManager,
  computeResourceId: number,
  after: string,
  limit: number,
): Promise<ImageToImport[]> {
  return manager.query(
    `SELECT a.uuid, a.name, a.architecture, a.os_name, a.os_major, a.os_minor, a.os_release_name, a.os_family,
            a.username, a.state
     FROM available_images a
     WHERE a.compute_resource_id = $1 AND a.uuid > $2 AND a.missing_since IS NULL
       AND NOT EXISTS (SELECT 1 FROM images i WHERE i.compute_resource_id = $1 AND i.uuid = a.uuid)
     ORDER BY a.uuid
     LIMIT $3`,
    [computeResourceId, after, limit],
  );
}
