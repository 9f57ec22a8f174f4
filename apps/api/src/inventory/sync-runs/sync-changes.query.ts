import { alphabetical } from '@image-catalog/search';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { readUuidPage } from '../../lists/uuid-page.query.js';
import type { SyncChangeRow } from './sync-run.row.js';
import { syncChangeSearch } from './sync-changes.search.js';

/**
 * Reads a page of what a run changed in the inventory. Each available image records only the newest run that touched it. So
 * the list is complete for the last run; for an earlier run it lacks what later runs touched.
 */
export function listSyncChanges(
  reads: Reads,
  run: { compute_resource_id: number; generation: number },
  listing: Listing,
): Promise<Page<SyncChangeRow>> {
  return readUuidPage(reads, listing, {
    definition: syncChangeSearch,
    columns: `available_images.change, available_images.uuid, available_images.name, available_images.scope,
      available_images.state,
      CASE WHEN available_images.change = 'changed' THEN (
        SELECT jsonb_object_agg(b.key, jsonb_build_array(b.value, to_jsonb(available_images) -> b.key))
        FROM jsonb_each(available_images.changed_from) b) END AS fields`,
    from: `(SELECT a.*, CASE WHEN a.missing_generation = $2 THEN 'missing'
                             WHEN a.first_generation = $2 THEN 'created' ELSE 'changed' END AS change
            FROM available_images a
            WHERE a.compute_resource_id = $1
              AND $2::int IN (a.first_generation, a.changed_generation, a.missing_generation)) available_images`,
    values: [run.compute_resource_id, run.generation],
    default_order: `available_images.change, ${alphabetical('available_images.name')}`,
    uuid: 'available_images.uuid',
  });
}
