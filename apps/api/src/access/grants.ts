import type { PermissionName } from '@image-catalog/spec';

/** One filter by which somebody holds a permission; empty lists of taxonomies bound nothing. */
export interface Grant {
  search: string | null;
  organizations: readonly number[];
  locations: readonly number[];
}

/** Somebody's organizations, or locations. */
export interface Membership {
  /** Those that may be named as context: the assigned ones and all below. */
  ids: readonly number[];
  /** Those whose things are in sight: `ids` and all above. */
  reach: readonly number[];
  /** Kinds of resources that one of them takes for its own without assignment. */
  ignores: readonly string[];
}

/** What somebody who is no admin holds. */
export interface Grants {
  user_id: number;
  filters: ReadonlyMap<PermissionName, readonly Grant[]>;
  organizations: Membership;
  locations: Membership;
}

/** The organization or location that a request is made in. */
export interface CurrentTaxonomy {
  id: number;
  name: string;
  /** Itself, all below and all above. */
  reach: readonly number[];
  ignores: readonly string[];
}

/** The context of a request; null for any. */
export interface Context {
  organization: CurrentTaxonomy | null;
  location: CurrentTaxonomy | null;
}

/** No organization or location in particular. */
export const ANY_CONTEXT: Context = { organization: null, location: null };
