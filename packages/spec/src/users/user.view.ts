import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';
import type { NamedRow } from '../lists/list.view.js';

interface UserAttributes {
  firstname: string | null;
  lastname: string | null;
  mail: string | null;
  mail_enabled: boolean | null;
  admin: boolean;
  auth_source_id: number;
  disabled: boolean | null;
  auth_source_name: string;
  timezone: string | null;
  locale: string | null;
  last_login_on: string | null;
  created_at: string;
  updated_at: string;
  id: number;
  login: string;
  description: string | null;
  ssh_keys: never[];
  default_location: TaxonomyRow | null;
}

/** A user as the list returns it. Foreman: app/views/api/v2/users/main.json.rabl */
export interface UserView extends UserAttributes {
  locations: NamedRow[];
  default_organization: TaxonomyRow | null;
  organizations: NamedRow[];
  effective_admin: boolean;
}

/** A user as show, create and update return it. */
export interface UserShowView extends UserAttributes {
  locations: TaxonomyRow[];
  default_organization: TaxonomyRow | null;
  organizations: TaxonomyRow[];
  effective_admin: boolean;
  cached_usergroups: never[];
  auth_source_internal: { id: number; type: string; name: string };
  mail_notifications: never[];
  roles: { name: string; id: number; description: string | null; origin: string | null }[];
  usergroups: never[];
}

/** A user as delete returns it: the raw row without its password columns, with ISO dates. */
export interface DeletedUserView {
  id: number;
  login: string;
  firstname: string | null;
  lastname: string | null;
  mail: string | null;
  admin: boolean;
  last_login_on: string | null;
  auth_source_id: number;
  created_at: string;
  updated_at: string;
  locale: string | null;
  default_organization_id: number | null;
  default_location_id: number | null;
  lower_login: string;
  mail_enabled: boolean | null;
  timezone: string | null;
  description: string | null;
  disabled: boolean | null;
}
