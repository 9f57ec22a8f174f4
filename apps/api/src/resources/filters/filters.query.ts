import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { imageReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { shownTaxonomies } from '../taxonomies/taxonomies-of.js';
import { selectedColumns } from '../../sql/fields.js';
import { filterFields } from './filter.fields.js';
import type { FilterDetails, FilterRow } from './filter.row.js';
import { filterSearch, IS_LIMITED, IS_TAXABLE } from './filters.search.js';

const COLUMNS = `${selectedColumns(filterFields)}, filters.resource_type, ${IS_LIMITED} AS is_limited,
  json_build_object('name', r.name, 'id', r.id, 'description', r.description, 'origin', r.origin) AS role,
  COALESCE((SELECT json_agg(json_build_object('name', p.name, 'id', p.id, 'resource_type', p.resource_type) ORDER BY p.id)
    FROM filterings g JOIN permissions p ON p.id = g.permission_id WHERE g.filter_id = filters.id), '[]') AS permissions`;

const SOURCE: ListSource = {
  table: 'filters',
  columns: COLUMNS,
  joins: 'JOIN roles r ON r.id = filters.role_id',
  definition: filterSearch,
  default_order: 'filters.role_id',
};

const DETAILS = `${COLUMNS}, ${inForce('location')} AS locations, ${inForce('organization')} AS organizations`;

/** Reads a page of filters; with a role's id, only of its filters. */
export function listFilters(
  reads: Reads,
  access: Access,
  roleId: number | null,
  listing: Listing,
): Promise<Page<FilterRow>> {
  const bounds = (values: Values) => ({ conditions: ofRole(roleId, values) });
  return readPage(reads, SOURCE, listing, access.scope('Filter', 'view_filters'), bounds);
}

/** Completes a search for filters; with a role's id, for its filters. */
export function completeFilterSearch(
  reads: Reads,
  access: Access,
  roleId: number | null,
  typed: string,
): Promise<Completion> {
  const bounds = (values: Values) => ({ conditions: ofRole(roleId, values) });
  return complete(typed, filterSearch, suggestionsFrom(reads, SOURCE, access.scope('Filter', 'view_filters'), bounds));
}

/** Reads one filter of a scope by the text of its id; undefined when there is none. */
export function findFilter(
  reads: Reads,
  scope: Scope,
  roleId: number | null,
  id: string,
): Promise<FilterDetails | undefined> {
  const values = new Values();
  const conditions = [
    `filters.id = ${values.add(imageReference(id).id)}::int`,
    ...ofRole(roleId, values),
    ...scope.conditions(values),
  ];
  return reads.row(`SELECT ${DETAILS} FROM filters ${SOURCE.joins} WHERE ${conditions.join(' AND ')}`, values.list);
}

function ofRole(roleId: number | null, values: Values): string[] {
  return roleId === null ? [] : [`filters.role_id = ${values.add(roleId)}`];
}

/** Filters that do not override have the taxonomies of their role. */
function inForce(taxonomy: 'location' | 'organization'): string {
  return `COALESCE((SELECT ${shownTaxonomies('t')} FROM ${taxonomy}s t WHERE ${IS_TAXABLE} AND CASE WHEN filters.override
      THEN t.id IN (SELECT ${taxonomy}_id FROM filters_${taxonomy}s WHERE filter_id = filters.id)
      ELSE t.id IN (SELECT ${taxonomy}_id FROM roles_${taxonomy}s WHERE role_id = filters.role_id) END), '[]')`;
}
