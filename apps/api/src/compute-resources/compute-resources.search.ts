import { defineSearch } from '@image-catalog/search';

/** What a search for compute resources may ask. No organizations or locations exist yet. Foreman: app/models/compute_resource.rb */
export const computeResourceSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'compute_resources.id', explicit: true },
  { name: 'name', type: 'text', sql: 'compute_resources.name' },
  { name: 'type', type: 'text', sql: 'compute_resources.type' },
  { name: 'organization', type: 'text', sql: 'NULL::text', column: 'name', explicit: true, nullable: true },
  { name: 'organization_id', type: 'integer', sql: 'NULL::int', column: 'id', explicit: true, nullable: true },
  { name: 'location', type: 'text', sql: 'NULL::text', column: 'name', explicit: true, nullable: true },
  { name: 'location_id', type: 'integer', sql: 'NULL::int', column: 'id', explicit: true, nullable: true },
]);
