import { OsParameter } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a parameter of an operating system. */
export const parameterFields = defineFields({
  entity: OsParameter,
  table: 'os_parameters',
  resource: 'parameter',
  type: 'Parameter',
  permissions: { view: 'view_params', create: 'create_params', edit: 'edit_params', destroy: 'destroy_params' },
  columns: ['name', 'value', 'parameter_type', 'hidden_value'],
});
