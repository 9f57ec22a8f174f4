import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** What a search for images may ask. Foreman: app/models/image.rb, scoped_search */
export const imageSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'images.id', explicit: true },
  { name: 'name', type: 'text', sql: 'images.name' },
  { name: 'username', type: 'text', sql: 'images.username' },
  {
    name: 'compute_resource',
    type: 'text',
    sql: 'search_compute_resources.name',
    column: 'name',
    relation: {
      kind: 'to-one',
      join: 'LEFT JOIN compute_resources search_compute_resources ON search_compute_resources.id = images.compute_resource_id',
    },
  },
  { name: 'architecture', type: 'integer', sql: 'images.architecture_id', column: 'id', explicit: true },
  { name: 'operatingsystem', type: 'integer', sql: 'images.operatingsystem_id', column: 'id', explicit: true },
  { name: 'user_data', type: 'set', sql: 'images.user_data', values: BOOLEAN_VALUES, nullable: true },
]);
