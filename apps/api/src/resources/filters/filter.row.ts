import type { PermissionView, RoleBaseView, TaxonomyRow } from '@image-catalog/spec';
import type { RowOf } from '../../sql/fields.js';
import type { filterFields } from './filter.fields.js';

/** A filter as the query reads it. */
export interface FilterRow extends RowOf<typeof filterFields> {
  resource_type: string | null;
  is_limited: boolean;
  role: RoleBaseView;
  permissions: PermissionView[];
}

/** A filter with the organizations and locations in force for it. */
export interface FilterDetails extends FilterRow {
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
