import { availableImageSearch } from '@image-catalog/catalog';
import { alphabetical, compileOrder } from '@image-catalog/search';
import type { Reads } from '../../sql/reads.js';
import { searchCondition } from '../../sql/search-condition.js';
import { Values } from '../../sql/values.js';
import type { AvailableImageRow } from './compute-resource.row.js';

/**
 * Reads the present, active images of a compute resource that it does not hide, by name. A search narrows them, which Foreman would ignore.
 * @throws SearchError when the search or the order cannot be understood.
 */
export function listAvailableImages(
  reads: Reads,
  computeResourceId: number,
  { search, order, time_zone }: { search: string | null; order: string | null; time_zone?: string },
): Promise<AvailableImageRow[]> {
  const values = new Values();
  const source = values.add(computeResourceId);
  const found = searchCondition(search, availableImageSearch, values, time_zone);
  const asked = compileOrder(order ?? '', availableImageSearch);
  const by = asked === null ? alphabetical('available_images.name') : asked.orderBy;
  return reads.rows(
    `SELECT available_images.name, available_images.path, available_images.uuid
     FROM available_images ${[...found.joins, ...(asked?.joins ?? [])].join(' ')}
     WHERE available_images.compute_resource_id = ${source} AND available_images.missing_since IS NULL
       AND available_images.state = 'active' AND available_images.withdrawal IS DISTINCT FROM 'hidden' ${found.where === null ? '' : `AND ${found.where}`}
     ORDER BY ${by}, available_images.uuid`,
    values.list,
  );
}

/** Tells whether the inventory of a compute resource holds any image, whatever a search finds. */
export async function holdsAvailableImages(reads: Reads, computeResourceId: number): Promise<boolean> {
  const text =
    'SELECT EXISTS (SELECT FROM available_images WHERE compute_resource_id = $1 AND missing_since IS NULL) AS held';
  return (await reads.row<{ held: boolean }>(text, [computeResourceId]))?.held ?? false;
}
