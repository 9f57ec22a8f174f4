import { availableImageSearch } from '@image-catalog/catalog';
import { defineSearch } from '@image-catalog/search';

/** The search fields of the changes of a run: those of available images, the kind of change and the scope. */
export const syncChangeSearch = defineSearch([
  ...availableImageSearch.fields,
  { name: 'change', type: 'text', sql: 'available_images.change', explicit: true },
  { name: 'scope', type: 'text', sql: 'available_images.scope', explicit: true },
]);
