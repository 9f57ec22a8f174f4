import { DRIFTS_FROM_SOURCE } from '@image-catalog/database';
import type { Access } from '../../access/access.js';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage, type WriteBounds } from '../../lists/page.query.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import type { Reads } from '../../sql/reads.js';
import { Scope } from '../../sql/scope.js';
import { SYNC_PLANS } from '../sync-plans/sync-plans.query.js';
import { SYNC_RUNS } from '../sync-runs/sync-runs.query.js';
import { catalogImageSearch } from './catalog-images.search.js';

const IN_EFFECT = 'a.withdrawal IS NOT NULL AND a.missing_since IS NULL AND COALESCE(a.withdrawn_at <= now(), true)';

const IMAGES: ListSource = {
  table: 'images',
  columns: `images.id, images.name, images.uuid, images.username, images.user_data, images.origin, images.inventory_state,
    images.compute_resource_id, compute_resources.name AS compute_resource_name,
    images.operatingsystem_id, o.title AS operatingsystem_name, images.architecture_id, h.name AS architecture_name,
    a.scope, a.state AS source_state, a.missing_since, a.withdrawal, a.withdrawn_at, a.replacement,
    ${IN_EFFECT} AS is_withdrawn, ${DRIFTS_FROM_SOURCE} AS is_drifted, a.drifted_at, a.drifted_from,
    a.architecture AS source_architecture,
    NULLIF(concat_ws(' ', a.os_name, NULLIF(concat_ws('.', a.os_major, NULLIF(a.os_minor, '')), '')), '') AS source_os`,
  joins: `JOIN compute_resources ON compute_resources.id = images.compute_resource_id
    JOIN operatingsystems o ON o.id = images.operatingsystem_id
    JOIN architectures h ON h.id = images.architecture_id
    LEFT JOIN available_images a ON a.compute_resource_id = images.compute_resource_id AND a.uuid = images.uuid`,
  definition: catalogImageSearch,
  default_order: 'images.id',
};

/** What can be listed over all compute resources, and whose rows bound the list besides them. */
const LISTS = {
  images: { source: IMAGES, scopeOf: (access: Access) => access.scope('Image', 'view_images') },
  sync_runs: { source: { ...SYNC_RUNS, default_order: 'sync_runs.id' }, scopeOf: () => Scope.UNRESTRICTED },
  sync_plans: { source: SYNC_PLANS, scopeOf: () => Scope.UNRESTRICTED },
} as const;

export type CatalogList = keyof typeof LISTS;

/** Reads a page of rows of all compute resources that the caller may view. */
export function listCatalog<Row extends { id: number }>(
  reads: Reads,
  access: Access,
  list: CatalogList,
  listing: Listing,
): Promise<Page<Row>> {
  const { source, scopeOf } = LISTS[list];
  return readPage<Row>(reads, source, listing, scopeOf(access), ofVisibleResources(access, source));
}

/** Completes a search for such rows. */
export function completeCatalogSearch(
  reads: Reads,
  access: Access,
  list: CatalogList,
  typed: string,
): Promise<Completion> {
  const { source, scopeOf } = LISTS[list];
  const suggest = suggestionsFrom(reads, source, scopeOf(access), ofVisibleResources(access, source));
  return complete(typed, source.definition, suggest);
}

function ofVisibleResources(access: Access, { table }: ListSource): WriteBounds {
  const scope = access.scope('ComputeResource', 'view_compute_resources');
  const bounding = scope.isLimited ? [scope] : [];
  return (values) => ({
    conditions: bounding.map((one) => `true${one.bounding(`${table}.compute_resource_id`, values)}`),
  });
}
