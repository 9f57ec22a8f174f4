import { PROVIDER_KINDS } from '@image-catalog/spec';
import type { Scope } from '../../sql/scope.js';
import type { Reads } from '../../sql/reads.js';
import { Values } from '../../sql/values.js';

/** What the last complete sync says of a uuid. */
export interface UuidInventory {
  compute_resource_name: string;
  is_present: boolean;
}

/** Classes of the kinds whose uuids Foreman validates. */
const CHECKED_TYPES = PROVIDER_KINDS.filter((kind) => kind.checks_uuid).map((kind) => kind.stored_class);

/**
 * Reads whether a compute resource of a scope holds a uuid; undefined for kinds whose uuids are not validated, and before
 * the first complete sync.
 */
export function findInventoryOf(
  reads: Reads,
  scope: Scope,
  image: { compute_resource_id: number; uuid: string },
): Promise<UuidInventory | undefined> {
  const values = new Values();
  const uuid = values.add(image.uuid);
  const conditions = [
    `compute_resources.id = ${values.add(image.compute_resource_id)}`,
    `compute_resources.type = ANY(${values.add(CHECKED_TYPES)})`,
    'compute_resources.published_generation > 0',
    ...scope.conditions(values),
  ];
  return reads.row<UuidInventory>(
    `SELECT compute_resources.name AS compute_resource_name,
            EXISTS (SELECT FROM available_images a WHERE a.compute_resource_id = compute_resources.id
                    AND a.uuid = ${uuid} AND a.missing_since IS NULL) AS is_present
     FROM compute_resources WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}
