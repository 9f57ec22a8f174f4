import type { TaxonomyRow } from '@image-catalog/spec';
import type { RowOf } from '../../sql/fields.js';
import type { roleFields } from './role.fields.js';

/** A role as the query reads it. */
export interface RoleRow extends RowOf<typeof roleFields> {
  builtin: number;
  origin: string | null;
  cloned_from_id: number | null;
}

/** A role with its filters, organizations and locations. */
export interface RoleDetails extends RoleRow {
  filters: { id: number; resource_type: string | null }[];
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
