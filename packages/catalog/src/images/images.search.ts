import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** The search fields of images. Foreman: app/models/image.rb, scoped_search */
export const imageSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'images.id', explicit: true },
  { name: 'name', type: 'text', sql: 'images.name' },
  { name: 'username', type: 'text', sql: 'images.username' },
  {
    name: 'compute_resource',
    type: 'text',
    sql: 'search_compute_resources.name',
    column: 'name',
    // Gathered first rather than joined, so that an OR with the image's own columns can use all their indexes.
    relation: {
      kind: 'to-many',
      owner: 'images.compute_resource_id',
      key: 'search_compute_resources.id',
      from: 'compute_resources search_compute_resources',
      few: true,
    },
  },
  { name: 'architecture', type: 'integer', sql: 'images.architecture_id', column: 'id', explicit: true },
  { name: 'operatingsystem', type: 'integer', sql: 'images.operatingsystem_id', column: 'id', explicit: true },
  { name: 'user_data', type: 'set', sql: 'images.user_data', values: BOOLEAN_VALUES, nullable: true },
]);
