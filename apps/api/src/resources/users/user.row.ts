import type { NamedRow, TaxonomyRow } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';
import type { RowOf } from '../../sql/fields.js';
import type { userFields } from './user.fields.js';

/** A user as the query reads it: never the hash of the password. */
export interface UserRow extends RowOf<typeof userFields> {
  auth_source: { id: number; type: string; name: string };
  last_login_on: Moment | null;
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
