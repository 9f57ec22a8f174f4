import { PROVIDER_KINDS } from '@image-catalog/spec';
import type { Scope } from '../../sql/scope.js';
import type { Reads } from '../../sql/reads.js';
import { Values } from '../../sql/values.js';

/** Whether the inventory of a compute resource holds a uuid. */
export interface UuidPresence {
  compute_resource_name: string;
  is_present: boolean;
}

/** Classes of the kinds for which Foreman checks that an image exists. */
const CHECKED_TYPES = PROVIDER_KINDS.filter((kind) => kind.checks_uuid).map((kind) => kind.stored_class);

/**
 * Reads whether a visible compute resource holds a uuid; undefined when its kind is not checked, or before its first complete
 * run.
 */
export function findUuidPresence(
  reads: Reads,
  visible: Scope,
  image: { compute_resource_id: number; uuid: string },
): Promise<UuidPresence | undefined> {
  const values = new Values();
  const uuid = values.add(image.uuid);
  const conditions = [
    `compute_resources.id = ${values.add(image.compute_resource_id)}`,
    `compute_resources.type = ANY(${values.add(CHECKED_TYPES)})`,
    'compute_resources.published_generation > 0',
    ...visible.conditions(values),
  ];
  return reads.row<UuidPresence>(
    `SELECT compute_resources.name AS compute_resource_name,
            EXISTS (SELECT FROM available_images a WHERE a.compute_resource_id = compute_resources.id
                    AND a.uuid = ${uuid} AND a.missing_since IS NULL) AS is_present
     FROM compute_resources WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}
