import { defineSearch, type SearchField } from '@image-catalog/search';

/** The search fields of compute resources. Foreman: app/models/compute_resource.rb */
export const computeResourceSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'compute_resources.id', explicit: true },
  { name: 'name', type: 'text', sql: 'compute_resources.name' },
  { name: 'type', type: 'text', sql: 'compute_resources.type' },
  ...taxonomyFields('organization'),
  ...taxonomyFields('location'),
]);

function taxonomyFields(one: 'organization' | 'location'): SearchField[] {
  const relation = {
    kind: 'to-many',
    owner: 'compute_resources.id',
    key: `search_${one}_links.compute_resource_id`,
    from: `compute_resources_${one}s search_${one}_links
      JOIN ${one}s search_${one}s ON search_${one}s.id = search_${one}_links.${one}_id`,
  } as const;
  return [
    { name: one, type: 'text', sql: `search_${one}s.name`, column: 'name', explicit: true, relation },
    { name: `${one}_id`, type: 'integer', sql: `search_${one}s.id`, column: 'id', explicit: true, relation },
  ];
}
