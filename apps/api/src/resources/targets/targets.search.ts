import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** The search fields of targets. */
export const targetSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'targets.id', explicit: true },
  { name: 'name', type: 'text', sql: 'targets.name' },
  { name: 'address', type: 'text', sql: 'targets.address' },
  { name: 'enabled', type: 'set', sql: 'targets.enabled', values: BOOLEAN_VALUES },
]);
