import { defineSearch } from '@image-catalog/search';

// A search could guess a hidden value letter by letter, so hidden values are not searched.
const VALUE = "CASE WHEN NOT parameters.hidden_value THEN parameters.value::json #>> '{}' END";

/** The search fields of parameters. Foreman: app/models/parameter.rb, scoped_search */
export const parameterSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'parameters.id', explicit: true },
  { name: 'name', type: 'text', sql: 'parameters.name' },
  { name: 'value', type: 'text', sql: VALUE, nullable: true },
  { name: 'key_type', type: 'text', sql: 'parameters.parameter_type' },
  { name: 'parameter_type', type: 'text', sql: 'parameters.parameter_type', explicit: true },
]);
