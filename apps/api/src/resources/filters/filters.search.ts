import { TAXABLE_TYPES } from '@image-catalog/spec';
import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** SQL: whether organizations and locations can limit a filter, as rows of its kind of resource have some. */
export const IS_TAXABLE = `COALESCE(filters.resource_type IN (${TAXABLE_TYPES.map((type) => `'${type}'`).join(', ')}), false)`;

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
]);
