import { PROVIDER_KINDS } from '@image-catalog/spec';
import type { Reads } from '../http/reads.js';

/** What the last complete look says about a uuid. */
export interface UuidSighting {
  compute_resource_name: string;
  is_present: boolean;
}

/** Classes of the kinds whose images Foreman looks up. */
const CHECKED_TYPES = PROVIDER_KINDS.filter((kind) => kind.checks_uuid).map((kind) => kind.stored_class);

/** Reads whether a compute resource holds a uuid; undefined where that need not be, or where nothing complete was seen yet. */
export function findSighting(
  reads: Reads,
  image: { compute_resource_id: number; uuid: string },
): Promise<UuidSighting | undefined> {
  return reads.row<UuidSighting>(
    `SELECT c.name AS compute_resource_name,
            EXISTS (SELECT FROM available_images a WHERE a.compute_resource_id = c.id AND a.uuid = $2
                    AND a.missing_since IS NULL) AS is_present
     FROM compute_resources c
     WHERE c.id = $1 AND c.type = ANY($3) AND c.published_generation > 0`,
    [image.compute_resource_id, image.uuid, CHECKED_TYPES],
  );
}
