import { ComputeResource } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a compute resource. Its `type` is made from the provider; `attrs` holds what only its kind has. */
export const computeResourceFields = defineFields({
  entity: ComputeResource,
  table: 'compute_resources',
  resource: 'compute_resource',
  type: 'ComputeResource',
  permissions: {
    view: 'view_compute_resources',
    create: 'create_compute_resources',
    edit: 'edit_compute_resources',
    destroy: 'destroy_compute_resources',
  },
  columns: ['name', 'description', 'url', 'user', 'uuid', 'type', 'domain', 'caching_enabled', 'attrs'],
  secrets: ['password'],
});
