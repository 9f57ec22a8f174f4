import { availableImageSearch } from '@image-catalog/catalog';
import { defineSearch } from '@image-catalog/search';

/** What a search over the changes of a run may ask: all that one over available images may, and the kind of change. */
export const syncChangeSearch = defineSearch([
  ...availableImageSearch.fields,
  { name: 'change', type: 'text', sql: 'available_images.change', explicit: true },
  { name: 'scope', type: 'text', sql: 'available_images.scope', explicit: true },
]);
