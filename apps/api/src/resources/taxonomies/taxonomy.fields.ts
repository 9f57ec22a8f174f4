import { Location, Organization } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

const COLUMNS = ['name', 'description', 'parent_id', 'ignore_types'] as const;

/** The fields of an organization. */
export const organizationFields = defineFields({
  entity: Organization,
  table: 'organizations',
  resource: 'organization',
  type: 'Organization',
  permissions: {
    view: 'view_organizations',
    create: 'create_organizations',
    edit: 'edit_organizations',
    destroy: 'destroy_organizations',
  },
  columns: COLUMNS,
});

/** The fields of a location. */
export const locationFields: TaxonomyFields = defineFields({
  entity: Location,
  table: 'locations',
  resource: 'location',
  type: 'Location',
  permissions: {
    view: 'view_locations',
    create: 'create_locations',
    edit: 'edit_locations',
    destroy: 'destroy_locations',
  },
  columns: COLUMNS,
});

/** The field list of organizations or locations, which have the same columns. */
export type TaxonomyFields = typeof organizationFields;
