import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage, type WriteBounds } from '../../lists/page.query.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import type { Reads } from '../../sql/reads.js';
import { Scope } from '../../sql/scope.js';

/** Reads a page of the rows of one compute resource. */
export function listOf<Row extends { id: number }>(
  reads: Reads,
  source: ListSource,
  computeResourceId: number,
  listing: Listing,
): Promise<Page<Row>> {
  return readPage<Row>(reads, source, listing, Scope.UNRESTRICTED, boundsOf(source, computeResourceId));
}

/** Completes a search for the rows of one compute resource. */
export function completeOf(
  reads: Reads,
  source: ListSource,
  computeResourceId: number,
  typed: string,
): Promise<Completion> {
  const bounds = boundsOf(source, computeResourceId);
  return complete(typed, source.definition, suggestionsFrom(reads, source, Scope.UNRESTRICTED, bounds));
}

function boundsOf({ table }: ListSource, computeResourceId: number): WriteBounds {
  return (values) => ({ conditions: [`${table}.compute_resource_id = ${values.add(computeResourceId)}`] });
}
