import type { DeletedFilterView, FilterShowView, FilterView } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import type { FilterDetails, FilterRow } from './filter.row.js';

/** Shows a filter in a list. Foreman: app/views/api/v2/filters/main.json.rabl */
export function presentFilter(row: FilterRow): FilterView {
  return {
    search: row.search,
    resource_type_label: labelOf(row.resource_type),
    'unlimited?': !row.is_limited,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    'override?': row.override,
    id: row.id,
    resource_type: row.resource_type,
    role: row.role,
    permissions: row.permissions,
  };
}

/** Shows a filter with its organizations and locations. */
export function presentFilterDetails(row: FilterDetails): FilterShowView {
  return { ...presentFilter(row), locations: row.locations, organizations: row.organizations };
}

/**
 * Shows a filter that was just created. Foreman works out its organizations and locations only afterwards, so it calls
 * every filter without a search unlimited here. Foreman: app/models/filter.rb, build_taxonomy_search
 */
export function presentCreatedFilter(row: FilterDetails): FilterShowView {
  return { ...presentFilterDetails(row), 'unlimited?': row.search === null };
}

/** Shows a deleted filter: the row itself. */
export function presentDeletedFilter(row: FilterDetails): DeletedFilterView {
  return {
    id: row.id,
    search: row.search,
    role_id: row.role.id,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    taxonomy_search: taxonomySearch(row),
    override: row.override,
  };
}

/** Foreman: filter.rb, resource_type_label */
function labelOf(type: string | null): string {
  if (type === null) return '(Miscellaneous)';
  const words = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Foreman: filter.rb, build_taxonomy_search */
function taxonomySearch({ organizations, locations }: FilterDetails): string | null {
  const parts = Object.entries({ organization_id: organizations, location_id: locations })
    .filter(([, rows]) => rows.length > 0)
    .map(([field, rows]) => `(${field} ^ (${rows.map(({ id }) => id).join(',')}))`);
  return parts.join(' and ') || null;
}
