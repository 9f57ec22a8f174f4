import { TAXABLE_TYPES } from '@image-catalog/spec';
import { BOOLEAN_VALUES, defineSearch, type SearchField } from '@image-catalog/search';

/** SQL: whether organizations and locations can limit a filter, as rows of its kind of resource have some. */
export const IS_TAXABLE = isTaxable('filters');

/** SQL: whether a filter leaves any row out. */
export const IS_LIMITED = `(filters.search IS NOT NULL OR (${IS_TAXABLE} AND CASE WHEN filters.override
  THEN EXISTS (SELECT FROM filters_organizations o WHERE o.filter_id = filters.id)
    OR EXISTS (SELECT FROM filters_locations l WHERE l.filter_id = filters.id)
  ELSE EXISTS (SELECT FROM roles_organizations o WHERE o.role_id = filters.role_id)
    OR EXISTS (SELECT FROM roles_locations l WHERE l.role_id = filters.role_id) END))`;

/** The search fields of filters. Foreman: app/models/filter.rb */
export const filterSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'filters.id', explicit: true },
  { name: 'search', type: 'text', sql: 'filters.search', nullable: true },
  { name: 'override', type: 'set', sql: 'filters.override', values: BOOLEAN_VALUES },
  { name: 'limited', type: 'set', sql: IS_LIMITED, values: BOOLEAN_VALUES, explicit: true },
  { name: 'unlimited', type: 'set', sql: `(NOT ${IS_LIMITED})`, values: BOOLEAN_VALUES, explicit: true },
  { name: 'role_id', type: 'integer', sql: 'filters.role_id', column: 'id', explicit: true },
  {
    name: 'role',
    type: 'text',
    sql: 'search_roles.name',
    column: 'name',
    relation: {
      kind: 'to-many',
      owner: 'filters.role_id',
      key: 'search_roles.id',
      from: 'roles search_roles',
      few: true,
    },
  },
  { name: 'resource', type: 'text', sql: 'filters.resource_type', column: 'resource_type', nullable: true },
  {
    name: 'permission',
    type: 'text',
    sql: 'search_permissions.name',
    column: 'name',
    relation: {
      kind: 'to-many',
      owner: 'filters.id',
      key: 'search_filterings.filter_id',
      from: `filterings search_filterings
        JOIN permissions search_permissions ON search_permissions.id = search_filterings.permission_id`,
    },
  },
  ...inForce('location'),
  ...inForce('organization'),
]);

/** The names and ids of the organizations or locations in force for a filter: its own, or those of its role. */
function inForce(word: 'location' | 'organization'): SearchField[] {
  const relation = {
    kind: 'to-many',
    owner: 'filters.id',
    key: 'searched_filters.id',
    from: `filters searched_filters JOIN ${word}s searched_${word}s ON ${isTaxable('searched_filters')}
      AND CASE WHEN searched_filters.override
        THEN searched_${word}s.id IN (SELECT ${word}_id FROM filters_${word}s WHERE filter_id = searched_filters.id)
        ELSE searched_${word}s.id IN (SELECT ${word}_id FROM roles_${word}s WHERE role_id = searched_filters.role_id) END`,
  } as const;
  const owned = `searched_${word}s`;
  return [
    { name: word, type: 'text', sql: `${owned}.name`, column: 'name', explicit: true, relation },
    { name: `${word}_id`, type: 'integer', sql: `${owned}.id`, column: 'id', explicit: true, relation },
  ];
}

function isTaxable(filters: string): string {
  const types = TAXABLE_TYPES.map((type) => `'${type}'`);
  return `COALESCE(${filters}.resource_type IN (${types.join(', ')}), false)`;
}
