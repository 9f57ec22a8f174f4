import { defineSearch } from '@image-catalog/search';

/** The search fields of architectures. Foreman: app/models/architecture.rb, scoped_search */
export const architectureSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'architectures.id', explicit: true },
  { name: 'name', type: 'text', sql: 'architectures.name' },
]);
