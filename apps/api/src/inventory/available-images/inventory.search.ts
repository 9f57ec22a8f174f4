import { availableImageSearch } from '@image-catalog/catalog';
import { defineSearch } from '@image-catalog/search';

/** The search fields of an inventory: those of import rules, and what the sync knows besides. */
export const inventorySearch = defineSearch([
  ...availableImageSearch.fields,
  { name: 'scope', type: 'text', sql: 'available_images.scope', explicit: true },
  { name: 'updated', type: 'temporal', sql: 'available_images.provider_updated_at', explicit: true, nullable: true },
  { name: 'missing_since', type: 'temporal', sql: 'available_images.missing_since', explicit: true, nullable: true },
  { name: 'ignored_at', type: 'temporal', sql: 'available_images.ignored_at', explicit: true, nullable: true },
  { name: 'drifted_at', type: 'temporal', sql: 'available_images.drifted_at', explicit: true, nullable: true },
  { name: 'image_id', type: 'integer', sql: 'available_images.image_id', explicit: true, nullable: true },
]);
