import { defineSearch } from '@image-catalog/search';

/** The search fields of permissions. Foreman: app/models/permission.rb */
export const permissionSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'permissions.id', explicit: true },
  { name: 'name', type: 'text', sql: 'permissions.name' },
  { name: 'resource_type', type: 'text', sql: 'permissions.resource_type', nullable: true },
]);
