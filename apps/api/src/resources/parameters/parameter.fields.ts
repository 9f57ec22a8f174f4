import { Parameter } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a parameter. */
export const parameterFields = defineFields({
  entity: Parameter,
  table: 'parameters',
  resource: 'parameter',
  type: 'Parameter',
  permissions: { view: 'view_params', create: 'create_params', edit: 'edit_params', destroy: 'destroy_params' },
  columns: ['name', 'value', 'parameter_type', 'hidden_value'],
});
