import type { EntityManager } from 'typeorm';
import type { AvailableImage } from '../entities/available-image.entity.js';

/** What an import needs to know of an available image. */
export type ImportHints = Pick<
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

/** Reads the hints of available images, sorted by uuid. */
export async function readImportHints(
  manager: EntityManager,
  computeResourceId: number,
  uuids: readonly string[],
): Promise<ImportHints[]> {
  return manager.query(
    `SELECT uuid, name, architecture, os_name, os_major, os_minor, os_release_name, os_family, username, state
     FROM available_images
     WHERE compute_resource_id = $1 AND uuid = ANY($2)
     ORDER BY uuid`,
    [computeResourceId, uuids],
  );
}
