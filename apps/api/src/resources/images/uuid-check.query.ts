import { PROVIDER_KINDS } from '@image-catalog/spec';
import type { Scope } from '../../sql/scope.js';
import type { Reads } from '../../sql/reads.js';
import { Values } from '../../sql/values.js';

/** What the last complete look says about a uuid. */
export interface UuidSighting {
  compute_resource_name: string;
  is_present: boolean;
}

/** Classes of the kinds whose images Foreman looks up. */
const CHECKED_TYPES = PROVIDER_KINDS.filter((kind) => kind.checks_uuid).map((kind) => kind.stored_class);

/**
 * Reads whether a compute resource in sight holds a uuid; undefined where that need not be, or where nothing complete was
 * seen yet.
 */
export function findSighting(
  reads: Reads,
  sight: Scope,
  image: { compute_resource_id: number; uuid: string },
): Promise<UuidSighting | undefined> {
  const values = new Values();
  const uuid = values.add(image.uuid);
  const conditions = [
    `compute_resources.id = ${values.add(image.compute_resource_id)}`,
    `compute_resources.type = ANY(${values.add(CHECKED_TYPES)})`,
    'compute_resources.published_generation > 0',
    ...sight.conditions(values),
  ];
  return reads.row<UuidSighting>(
    `SELECT compute_resources.name AS compute_resource_name,
            EXISTS (SELECT FROM available_images a WHERE a.compute_resource_id = compute_resources.id
                    AND a.uuid = ${uuid} AND a.missing_since IS NULL) AS is_present
     FROM compute_resources WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}
