import { Operatingsystem } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of an operating system; its title is made from these. */
export const operatingsystemFields = defineFields({
  entity: Operatingsystem,
  table: 'operatingsystems',
  resource: 'operatingsystem',
  type: 'Operatingsystem',
  permissions: {
    view: 'view_operatingsystems',
    create: 'create_operatingsystems',
    edit: 'edit_operatingsystems',
    destroy: 'destroy_operatingsystems',
  },
  columns: ['name', 'major', 'minor', 'description', 'family', 'release_name', 'password_hash'],
});
