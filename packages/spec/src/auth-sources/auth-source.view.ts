import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';

/** An internal authentication source. Foreman: app/views/api/v2/auth_source_internals/main.json.rabl */
export interface AuthSourceInternalView {
  created_at: string;
  updated_at: string;
  id: number;
  name: string;
}

/** An authentication source. Foreman: app/views/api/v2/auth_sources/index.json.rabl */
export interface AuthSourceView extends AuthSourceInternalView {
  /** Rails' name of its model: `AuthSourceInternal`. */
  type: string;
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
