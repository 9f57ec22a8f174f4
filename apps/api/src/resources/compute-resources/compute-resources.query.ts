import { alphabetical } from '@image-catalog/search';
import { ComputeResource } from '@image-catalog/database';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Access } from '../../access/access.js';
import { assignedTo } from '../../access/bounds.js';
import type { ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import type { Scope } from '../../sql/scope.js';
import { type Completion, complete } from '../../lists/completion.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import type { Listing } from '../../lists/listing.js';
import { selectId } from '../../sql/select-id.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { computeResourceReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { taxonomiesOf } from '../taxonomies/taxonomies-of.js';
import { selectedColumns } from '../../sql/fields.js';
import { computeResourceFields } from './compute-resource.fields.js';
import type { ComputeResourceDetails, ComputeResourceRow } from './compute-resource.row.js';
import { computeResourceSearch } from './compute-resources.search.js';

const COLUMNS = selectedColumns(computeResourceFields);

const SOURCE: ListSource = {
  table: 'compute_resources',
  columns: COLUMNS,
  joins: '',
  definition: computeResourceSearch,
  default_order: alphabetical('compute_resources.name'),
};

/** Writes the columns of one compute resource; its images are shown as far as the caller may view them. */
function details(access: Access, values: Values): string {
  const images = access.scope('Image', 'view_images');
  return `${COLUMNS}, compute_resources.password IS NOT NULL AS has_password,
  COALESCE((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.id)
    FROM images i WHERE i.compute_resource_id = compute_resources.id${images.bounding('i.id', values)}), '[]') AS images,
  ${taxonomiesOf('compute_resource', 'location')} AS locations, ${taxonomiesOf('compute_resource', 'organization')} AS organizations`;
}

/** Below an organization or location Foreman orders no list, so it comes by id. Foreman: base_controller.rb, parent_scope */
const ASSIGNED: ListSource = { ...SOURCE, default_order: 'compute_resources.id' };

/** Reads a page of compute resources; below an organization or location only those that are assigned to it directly. */
export function listComputeResources(
  reads: Reads,
  access: Access,
  listing: Listing,
  parent: ParentTaxonomy | null,
): Promise<Page<ComputeResourceRow>> {
  const scope = access.scope('ComputeResource', 'view_compute_resources');
  if (parent === null) return readPage(reads, SOURCE, listing, scope);
  const bounds = (values: Values) => ({ conditions: [assignedTo('compute_resource', access, parent, values)] });
  return readPage(reads, ASSIGNED, listing, scope, bounds);
}

/** Completes a search for compute resources. */
export function completeComputeResourceSearch(reads: Reads, access: Access, typed: string): Promise<Completion> {
  const scope = access.scope('ComputeResource', 'view_compute_resources');
  return complete(typed, computeResourceSearch, suggestionsFrom(reads, SOURCE, scope));
}

/** Reads one compute resource of a scope by the text of its id, as the caller may see it; undefined when there is none. */
export function findComputeResource(
  reads: Reads,
  access: Access,
  scope: Scope,
  id: string,
): Promise<ComputeResourceDetails | undefined> {
  const values = new Values();
  const located = selectId(computeResourceReference(id), { table: 'compute_resources', name: 'name' }, scope, values);
  return reads.row(
    `SELECT ${details(access, values)} FROM compute_resources WHERE compute_resources.id = ${located}`,
    values.list,
  );
}

/** Tells whether a compute resource has a password. */
export async function hasPassword(manager: EntityManager, id: number): Promise<boolean> {
  return manager.existsBy(ComputeResource, { id, password: Not(IsNull()) });
}
