import type { EntityManager } from 'typeorm';

/** Which places of an available image no other available image of its name shares. */
export interface TellingPlaces {
  uuid: string;
  scope: boolean;
  folder: boolean;
}

/** The folder of a path, which may be empty. */
const folderOf = (path: string) => `regexp_replace(COALESCE(${path}, ''), '[^/]*$', '')`;

// Each other is looked up by its name. The concatenation rules out an index that begins with the scope: without statistics,
// a plan would read the whole scope for each image.
const isShared = (place: (row: string) => string) => `EXISTS (
  SELECT 1 FROM available_images o
  WHERE o.compute_resource_id = $1 AND o.name = a.name AND o.uuid <> a.uuid AND o.missing_since IS NULL
    AND ${place('o')} = ${place('a')})`;

/**
 * Finds what tells available images from others of their name: a scope or a folder of their own. Depends on the inventory
 * only, so the answer is the same in whatever order images are imported.
 */
export async function findTellingPlaces(
  manager: EntityManager,
  computeResourceId: number,
  uuids: readonly string[],
): Promise<TellingPlaces[]> {
  return manager.query(
    `SELECT a.uuid, NOT ${isShared((row) => `${row}.scope || ''`)} AS scope,
            NOT ${isShared((row) => folderOf(`${row}.path`))} AS folder
     FROM unnest($2::text[]) AS asked(uuid)
     JOIN LATERAL (SELECT * FROM available_images WHERE compute_resource_id = $1 AND uuid = asked.uuid LIMIT 1) a ON true`,
    [computeResourceId, uuids],
  );
}
