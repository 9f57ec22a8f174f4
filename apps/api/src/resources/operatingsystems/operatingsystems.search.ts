import { defineSearch } from '@image-catalog/search';

// A search could guess a hidden value letter by letter, so hidden values are not searched.
const VALUE = "CASE WHEN NOT search_parameters.hidden_value THEN search_parameters.value::json #>> '{}' END";

/**
 * The search fields of operating systems. Media and templates do not exist here, so nothing has one.
 * Foreman: app/models/operatingsystem.rb, scoped_search
 */
export const operatingsystemSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'operatingsystems.id', explicit: true },
  { name: 'name', type: 'text', sql: 'operatingsystems.name' },
  { name: 'major', type: 'text', sql: 'operatingsystems.major' },
  { name: 'minor', type: 'text', sql: 'operatingsystems.minor' },
  { name: 'description', type: 'text', sql: 'operatingsystems.description', nullable: true },
  { name: 'family', type: 'text', sql: 'operatingsystems.family', nullable: true },
  { name: 'title', type: 'text', sql: 'operatingsystems.title' },
  {
    name: 'architecture',
    type: 'text',
    sql: 'search_architectures.name',
    column: 'name',
    explicit: true,
    requires: { permission: 'view_architectures', id: 'search_architectures.id' },
    relation: {
      kind: 'to-many',
      owner: 'operatingsystems.id',
      key: 'search_links.operatingsystem_id',
      from: `architectures_operatingsystems search_links
        JOIN architectures search_architectures ON search_architectures.id = search_links.architecture_id`,
    },
  },
  { name: 'medium', type: 'text', sql: 'NULL::text', column: 'name', explicit: true, nullable: true },
  { name: 'template', type: 'text', sql: 'NULL::text', column: 'name', explicit: true, nullable: true },
  {
    name: 'params',
    type: 'key-value',
    sql: VALUE,
    requires: { permission: 'view_params', id: 'search_parameters.id' },
    keySql: 'search_parameters.name',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: 'operatingsystems.id',
      key: 'search_parameters.operatingsystem_id',
      from: 'parameters search_parameters',
    },
  },
]);
