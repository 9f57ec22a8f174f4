import { defineSearch } from '@image-catalog/search';

// A search could guess a hidden value letter by letter, so hidden values are not searched.
const VALUE = 'CASE WHEN NOT os_parameters.hidden_value THEN os_parameters.value END';

/** The search fields of parameters. Foreman: app/models/parameter.rb, scoped_search */
export const parameterSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'os_parameters.id', explicit: true },
  { name: 'name', type: 'text', sql: 'os_parameters.name' },
  { name: 'value', type: 'text', sql: VALUE, nullable: true },
  { name: 'key_type', type: 'text', sql: 'os_parameters.parameter_type' },
  { name: 'parameter_type', type: 'text', sql: 'os_parameters.parameter_type', explicit: true },
]);
