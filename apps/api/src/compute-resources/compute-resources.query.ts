import { type Completion, complete } from '../http/completion.js';
import { suggestionsFrom } from '../http/suggestions.query.js';
import type { Listing } from '../http/listing.js';
import { locate } from '../http/locate.js';
import { type ListSource, type Page, readPage } from '../http/page.query.js';
import type { Reads } from '../http/reads.js';
import { computeResourceReference } from '../http/reference.js';
import { Values } from '../http/statement.js';
import type { ComputeResourceDetails, ComputeResourceRow } from './compute-resource.row.js';
import { computeResourceSearch } from './compute-resources.search.js';

const COLUMNS = `compute_resources.id, compute_resources.name, compute_resources.description, compute_resources.url,
  compute_resources."user", compute_resources.uuid, compute_resources.type, compute_resources.domain,
  compute_resources.caching_enabled, compute_resources.attrs, compute_resources.created_at, compute_resources.updated_at`;

const SOURCE: ListSource = {
  table: 'compute_resources',
  columns: COLUMNS,
  joins: '',
  definition: computeResourceSearch,
  default_order: 'compute_resources.name',
};

const DETAILS = `${COLUMNS}, compute_resources.password IS NOT NULL AS has_password,
  COALESCE((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.id)
    FROM images i WHERE i.compute_resource_id = compute_resources.id), '[]') AS images`;

/** Reads a page of compute resources. */
export function listComputeResources(reads: Reads, listing: Listing): Promise<Page<ComputeResourceRow>> {
  return readPage(reads, SOURCE, listing, () => ({ conditions: [] }));
}

/** Completes a search for compute resources. */
export function completeComputeResourceSearch(reads: Reads, typed: string): Promise<Completion> {
  return complete(
    typed,
    computeResourceSearch,
    suggestionsFrom(reads, SOURCE, () => ({ conditions: [] })),
  );
}

/** Reads one compute resource by the text of its id; undefined when there is none. */
export function findComputeResource(reads: Reads, id: string): Promise<ComputeResourceDetails | undefined> {
  const values = new Values();
  const located = locate(computeResourceReference(id), { table: 'compute_resources', name: 'name' }, values);
  return reads.row(`SELECT ${DETAILS} FROM compute_resources WHERE compute_resources.id = ${located}`, values.list);
}

/** Tells whether another compute resource has a name. */
export async function isComputeResourceNameTaken(reads: Reads, name: string, id: number | null): Promise<boolean> {
  const text = 'SELECT id FROM compute_resources WHERE name = $1 AND id IS DISTINCT FROM $2::int';
  return (await reads.lookUp(text, [name, id])) !== undefined;
}
