import { DRIFTS_FROM_SOURCE } from '@image-catalog/database';
import { alphabetical } from '@image-catalog/search';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { ListSource, Page } from '../../lists/page.query.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { readUuidPage } from '../../lists/uuid-page.query.js';
import type { Reads } from '../../sql/reads.js';
import { Scope } from '../../sql/scope.js';
import type { ListedImageRow } from './available-image.row.js';
import { inventorySearch } from './inventory.search.js';

const columnsOf = (names: string) =>
  names
    .split(' ')
    .map((name) => `available_images.${name}`)
    .join(', ');

const COLUMNS = columnsOf(
  `uuid name path scope state architecture os_name os_major os_minor username size_bytes owner tags
   withdrawal withdrawn_at replacement drifted_at drifted_from is_drifted provider_created_at provider_updated_at
   first_generation changed_generation missing_since missing_generation ignored_at image_id`.replaceAll(/\s+/g, ' '),
);

/** Reads a page of all that the inventory of a compute resource holds, missing and hidden ones included. */
export function listInventory(
  reads: Reads,
  computeResourceId: number,
  listing: Listing,
): Promise<Page<ListedImageRow>> {
  return readUuidPage(reads, listing, {
    definition: inventorySearch,
    columns: `${COLUMNS}, NULL::int AS sync_plan_id`,
    from: `(SELECT a.*, i.id AS image_id, i.id IS NOT NULL AND ${DRIFTS_FROM_SOURCE} AS is_drifted
            FROM available_images a
            LEFT JOIN images i ON i.compute_resource_id = a.compute_resource_id AND i.uuid = a.uuid
            LEFT JOIN operatingsystems o ON o.id = i.operatingsystem_id
            LEFT JOIN architectures h ON h.id = i.architecture_id
            WHERE a.compute_resource_id = $1) available_images`,
    values: [computeResourceId],
    default_order: alphabetical('available_images.name'),
    uuid: 'available_images.uuid',
  });
}

const SUGGESTED: ListSource = {
  table: `(SELECT a.*, NULL::int AS image_id FROM available_images a) available_images`,
  columns: '',
  joins: '',
  definition: inventorySearch,
  default_order: '',
};

/** Completes a search for an inventory. */
export function completeInventorySearch(reads: Reads, computeResourceId: number, typed: string): Promise<Completion> {
  const suggest = suggestionsFrom(reads, SUGGESTED, Scope.UNRESTRICTED, (values) => ({
    conditions: [`available_images.compute_resource_id = ${values.add(computeResourceId)}`],
  }));
  return complete(typed, inventorySearch, suggest);
}
