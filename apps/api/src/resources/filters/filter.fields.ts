import { Filter } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a filter. */
export const filterFields = defineFields({
  entity: Filter,
  table: 'filters',
  resource: 'filter',
  type: 'Filter',
  permissions: { view: 'view_filters', create: 'create_filters', edit: 'edit_filters', destroy: 'destroy_filters' },
  columns: ['role_id', 'search', 'override'],
});
