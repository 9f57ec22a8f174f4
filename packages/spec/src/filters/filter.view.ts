import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';
import type { PermissionView } from '../permissions/permission.view.js';
import type { RoleBaseView } from '../roles/role.view.js';

/** A filter as the list returns it; two keys end with a question mark. Foreman: app/views/api/v2/filters/main.json.rabl */
export interface FilterView {
  search: string | null;
  resource_type_label: string;
  'unlimited?': boolean;
  created_at: string;
  updated_at: string;
  'override?': boolean;
  id: number;
  resource_type: string | null;
  role: RoleBaseView;
  permissions: PermissionView[];
}

/** A filter as show, create and update return it, with the organizations and locations that apply to it. */
export interface FilterShowView extends FilterView {
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}

/** A filter as delete returns it, with ISO dates. */
export interface DeletedFilterView {
  id: number;
  search: string | null;
  role_id: number;
  created_at: string;
  updated_at: string;
  taxonomy_search: string | null;
  override: boolean;
}
