import { Target } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a target. */
export const targetFields = defineFields({
  entity: Target,
  table: 'targets',
  resource: 'target',
  type: 'Target',
  permissions: {
    view: 'view_targets',
    create: 'create_targets',
    edit: 'edit_targets',
    destroy: 'destroy_targets',
  },
  columns: [
    'name',
    'address',
    'user',
    'organization',
    'location',
    'search',
    'creates_parents',
    'takes_over',
    'removal_floor',
    'removal_percent',
    'enabled',
    'interval_minutes',
  ],
  secrets: ['password'],
});
