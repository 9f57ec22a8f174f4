import type { EntityManager } from 'typeorm';
import type { AvailableImage } from '../entities/available-image.entity.js';

/** What an import needs of an available image. */
export type ImportHints = Pick<
  AvailableImage,
  | 'uuid'
  | 'scope'
  | 'name'
  | 'path'
  | 'architecture'
  | 'os_name'
  | 'os_major'
  | 'os_minor'
  | 'os_release_name'
  | 'os_family'
  | 'os_readings'
  | 'username'
  | 'state'
  | 'owner'
  | 'withdrawal'
> & {
  /** Day on which the source created it, in UTC. */
  created_on: string | null;
  /** Why it is not imported, whatever rules and hints say; null when nothing prevents it. */
  obstacle: 'missing' | 'deleted' | 'imported' | null;
};

/** Reads the hints of available images, sorted by uuid. */
export async function readImportHints(
  manager: EntityManager,
  computeResourceId: number,
  uuids: readonly string[],
): Promise<ImportHints[]> {
  return manager.query(
    `SELECT a.uuid, a.scope, a.name, a.path, a.architecture, a.os_name, a.os_major, a.os_minor, a.os_release_name, a.os_family,
            a.os_readings, a.withdrawal,
            a.username, a.state, a.owner, to_char(a.provider_created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS created_on,
            CASE WHEN i.id IS NOT NULL THEN 'imported'
                 WHEN a.missing_since IS NOT NULL THEN 'missing'
                 WHEN a.ignored_at IS NOT NULL THEN 'deleted' END AS obstacle
     FROM (SELECT DISTINCT uuid FROM unnest($2::text[]) AS u(uuid)) AS asked
     -- Lateral, so that each is looked up by its key: during a first sync there are no statistics, and a plan without them
     -- may read the whole compute resource instead, image by image. An index that begins with it is ruled out by the sum.
     JOIN LATERAL (SELECT * FROM available_images WHERE compute_resource_id = $1 AND uuid = asked.uuid LIMIT 1) a ON true
     LEFT JOIN LATERAL (
       SELECT id FROM images m WHERE m.compute_resource_id + 0 = $1 AND m.uuid = asked.uuid LIMIT 1) i ON true
     ORDER BY a.uuid`,
    [computeResourceId, uuids],
  );
}
