import type { NamedRow, TaxonomyRow } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';

/** A user as the query reads it: never what protects the password. */
export interface UserRow {
  id: number;
  login: string;
  firstname: string | null;
  lastname: string | null;
  mail: string | null;
  mail_enabled: boolean;
  admin: boolean;
  disabled: boolean;
  timezone: string | null;
  locale: string | null;
  description: string | null;
  last_login_on: Moment | null;
  created_at: Moment;
  updated_at: Moment;
  default_location_id: number | null;
  default_organization_id: number | null;
  default_location: TaxonomyRow | null;
  default_organization: TaxonomyRow | null;
  locations: NamedRow[];
  organizations: NamedRow[];
}

/** A user with everything that belongs to it. */
export interface UserDetails extends UserRow {
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
  roles: { name: string; id: number; description: string | null; origin: string | null }[];
}
