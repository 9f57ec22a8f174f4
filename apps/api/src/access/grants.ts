import type { PermissionName } from '@image-catalog/spec';

/** One filter of a permission that a user holds; an empty list is no limit. */
export interface Grant {
  search: string | null;
  organizations: readonly number[];
  locations: readonly number[];
}

/** The organizations or the locations of a user. */
export interface Membership {
  /** Those that a request may name: the assigned ones and all below. */
  ids: readonly number[];
  /** Those whose rows are visible: `ids` and all above. */
  reach: readonly number[];
  /** Kinds of resources that belong to one of them without an assignment. */
  ignores: readonly string[];
}

/** The rights of a user who is no admin. */
export interface Grants {
  user_id: number;
  filters: ReadonlyMap<PermissionName, readonly Grant[]>;
  organizations: Membership;
  locations: Membership;
}

/** The organization or location that a request names. */
export interface CurrentTaxonomy {
  id: number;
  name: string;
  /** Itself, all below and all above. */
  reach: readonly number[];
  ignores: readonly string[];
}

/** The organization and location of a request; null for any. */
export interface Context {
  organization: CurrentTaxonomy | null;
  location: CurrentTaxonomy | null;
}

/** The context of a request that names none. */
export const ANY_CONTEXT: Context = { organization: null, location: null };
