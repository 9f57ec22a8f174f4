import { Role } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a role. */
export const roleFields = defineFields({
  entity: Role,
  table: 'roles',
  resource: 'role',
  type: 'Role',
  permissions: { view: 'view_roles', create: 'create_roles', edit: 'edit_roles', destroy: 'destroy_roles' },
  columns: ['name', 'description'],
});
