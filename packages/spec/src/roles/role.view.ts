import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';

/** A role where a filter shows it. Foreman: app/views/api/v2/roles/base.json.rabl */
export interface RoleBaseView {
  name: string;
  id: number;
  description: string | null;
  origin: string | null;
}

/** A role as the list returns it. Foreman: roles/main.json.rabl */
export interface RoleView extends RoleBaseView {
  /** 2 for the default role, which every user has. */
  builtin: number;
  cloned_from_id: number | null;
}

/** A role as show, create and update return it. */
export interface RoleShowView extends RoleView {
  filters: { id: number; resource_type: string | null }[];
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}

/** A role as delete and clone return it. */
export interface RoleRowView {
  id: number;
  name: string;
  builtin: number;
  description: string | null;
  origin: string | null;
  cloned_from_id: number | null;
}
