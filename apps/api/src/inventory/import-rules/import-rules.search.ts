import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** The search fields of import rules. */
export const importRuleSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'import_rules.id', explicit: true },
  { name: 'name', type: 'text', sql: 'import_rules.name' },
  { name: 'position', type: 'integer', sql: 'import_rules.position', explicit: true },
  { name: 'enabled', type: 'set', sql: 'import_rules.enabled', values: BOOLEAN_VALUES, explicit: true },
  { name: 'action', type: 'text', sql: 'import_rules.action', explicit: true },
]);
