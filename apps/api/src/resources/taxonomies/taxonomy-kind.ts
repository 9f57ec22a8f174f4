import { Location, Organization } from '@image-catalog/database';
import type { SearchDefinition } from '@image-catalog/search';
import type { EntityTarget } from 'typeorm';
import type { NamedLinkSet } from '../../sql/links.js';
import { locationSearch, organizationSearch } from './taxonomies.search.js';

/** What differs between organizations and locations, whose rules are the same. Foreman: app/models/taxonomy.rb */
export interface TaxonomyKind {
  one: 'organization' | 'location';
  many: 'organizations' | 'locations';
  type: 'Organization' | 'Location';
  entity: EntityTarget<Organization | Location>;
  definition: SearchDefinition;
}

/** Who owns things. */
export const ORGANIZATION = {
  one: 'organization',
  many: 'organizations',
  type: 'Organization',
  entity: Organization,
  definition: organizationSearch,
} as const satisfies TaxonomyKind;

/** Where things stand. */
export const LOCATION = {
  one: 'location',
  many: 'locations',
  type: 'Location',
  entity: Location,
  definition: locationSearch,
} as const satisfies TaxonomyKind;

/** Both, in the order in which Foreman checks them. */
export const TAXONOMY_KINDS = [LOCATION, ORGANIZATION] as const;

/** Gives the other kind. */
export function otherKind({ one }: TaxonomyKind): TaxonomyKind {
  return one === 'organization' ? LOCATION : ORGANIZATION;
}

/** Gives the links of a row with its organizations or locations, by the singular of its table: `compute_resource`. */
export function taxonomyLinks(
  owner: 'compute_resource' | 'user' | 'role' | 'filter',
  { one, many, type }: TaxonomyKind,
): NamedLinkSet {
  return {
    table: `${owner}s_${many}`,
    own: `${owner}_id`,
    other: `${one}_id`,
    target: { table: many, name: 'title', model: type },
  };
}
