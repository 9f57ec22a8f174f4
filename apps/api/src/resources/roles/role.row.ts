import type { TaxonomyRow } from '@image-catalog/spec';

/** A role as the query reads it. */
export interface RoleRow {
  id: number;
  name: string;
  builtin: number;
  description: string | null;
  origin: string | null;
  cloned_from_id: number | null;
}

/** A role with its filters and what bounds them. */
export interface RoleDetails extends RoleRow {
  filters: { id: number; resource_type: string | null }[];
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
