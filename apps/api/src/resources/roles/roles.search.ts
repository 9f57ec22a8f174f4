import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** The search fields of roles. Foreman: app/models/role.rb */
export const roleSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'roles.id', explicit: true },
  { name: 'name', type: 'text', sql: 'roles.name' },
  { name: 'builtin', type: 'set', sql: '(roles.builtin <> 0)', values: BOOLEAN_VALUES },
  { name: 'description', type: 'text', sql: 'roles.description', nullable: true },
  {
    name: 'locked',
    type: 'set',
    sql: '(roles.origin IS NOT NULL AND roles.builtin <> 2)',
    values: BOOLEAN_VALUES,
    explicit: true,
  },
  {
    name: 'permission',
    type: 'text',
    sql: 'search_permissions.name',
    column: 'name',
    explicit: true,
    requires: { permission: 'view_filters', id: 'search_filters.id' },
    relation: {
      kind: 'to-many',
      // Foreman: app/models/role.rb, search_by_permission
      negates: true,
      owner: 'roles.id',
      key: 'search_filters.role_id',
      from: `filters search_filters JOIN filterings search_filterings ON search_filterings.filter_id = search_filters.id
        JOIN permissions search_permissions ON search_permissions.id = search_filterings.permission_id`,
    },
  },
]);
