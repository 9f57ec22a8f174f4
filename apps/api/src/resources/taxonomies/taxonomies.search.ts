import { defineSearch, type SearchDefinition } from '@image-catalog/search';

/** The search fields of organizations. Foreman: app/models/taxonomy.rb, concerns/nested_ancestry_common/search.rb */
export const organizationSearch = searchOf('organization');

/** The search fields of locations. */
export const locationSearch = searchOf('location');

function searchOf(one: 'organization' | 'location'): SearchDefinition {
  const table = `${one}s`;
  return defineSearch([
    { name: 'description', type: 'text', sql: `${table}.description`, explicit: true, nullable: true },
    { name: 'id', type: 'integer', sql: `${table}.id` },
    { name: `${one}_id`, type: 'integer', sql: `${table}.id`, column: 'id', explicit: true },
    { name: 'title', type: 'text', sql: `${table}.title` },
    { name: 'name', type: 'text', sql: `${table}.name` },
  ]);
}
