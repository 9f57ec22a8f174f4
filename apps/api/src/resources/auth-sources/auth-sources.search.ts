import { defineSearch } from '@image-catalog/search';

/** The search fields of authentication sources. Foreman: app/models/auth_source.rb, scoped_search */
export const authSourceSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'auth_sources.id', explicit: true },
  { name: 'name', type: 'text', sql: 'auth_sources.name' },
]);
