import type { SearchDefinition } from '@image-catalog/search';
import { locationSearch, organizationSearch } from './taxonomies.search.js';

/** What differs between organizations and locations, whose rules are the same. Foreman: app/models/taxonomy.rb */
export interface TaxonomyKind {
  one: 'organization' | 'location';
  many: 'organizations' | 'locations';
  type: 'Organization' | 'Location';
  definition: SearchDefinition;
}

/** Who owns things. */
export const ORGANIZATION = {
  one: 'organization',
  many: 'organizations',
  type: 'Organization',
  definition: organizationSearch,
} as const satisfies TaxonomyKind;

/** Where things stand. */
export const LOCATION = {
  one: 'location',
  many: 'locations',
  type: 'Location',
  definition: locationSearch,
} as const satisfies TaxonomyKind;

/** Both, in the order in which Foreman looks at them. */
export const TAXONOMY_KINDS = [LOCATION, ORGANIZATION] as const;

/** Gives the other kind. */
export function otherKind({ one }: TaxonomyKind): TaxonomyKind {
  return one === 'organization' ? LOCATION : ORGANIZATION;
}
