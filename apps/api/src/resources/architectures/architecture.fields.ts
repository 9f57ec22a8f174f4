import { Architecture } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of an architecture. */
export const architectureFields = defineFields({
  entity: Architecture,
  table: 'architectures',
  resource: 'architecture',
  type: 'Architecture',
  permissions: {
    view: 'view_architectures',
    create: 'create_architectures',
    edit: 'edit_architectures',
    destroy: 'destroy_architectures',
  },
  columns: ['name'],
});
