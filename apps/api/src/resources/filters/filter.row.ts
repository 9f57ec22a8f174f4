import type { PermissionView, RoleBaseView, TaxonomyRow } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';

/** A filter as the query reads it. */
export interface FilterRow {
  id: number;
  search: string | null;
  resource_type: string | null;
  override: boolean;
  is_limited: boolean;
  created_at: Moment;
  updated_at: Moment;
  role: RoleBaseView;
  permissions: PermissionView[];
}

/** A filter with the organizations and locations in force for it. */
export interface FilterDetails extends FilterRow {
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
