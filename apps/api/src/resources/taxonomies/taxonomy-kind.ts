import type { SearchDefinition } from '@image-catalog/search';
import type { NamedLinkSet } from '../../sql/links.js';
import { type ParameterKind, TAXONOMY_PARAMETERS } from '../parameters/parameter-kind.js';
import { locationSearch, organizationSearch } from './taxonomies.search.js';
import { locationFields, organizationFields, type TaxonomyFields } from './taxonomy.fields.js';

/** What differs between organizations and locations, whose rules are the same. Foreman: app/models/taxonomy.rb */
export interface TaxonomyKind {
  one: 'organization' | 'location';
  many: 'organizations' | 'locations';
  type: 'Organization' | 'Location';
  fields: TaxonomyFields;
  definition: SearchDefinition;
  parameters: ParameterKind;
}

/** Who owns things. */
export const ORGANIZATION: TaxonomyKind = {
  one: 'organization',
  many: 'organizations',
  type: 'Organization',
  fields: organizationFields,
  definition: organizationSearch,
  parameters: TAXONOMY_PARAMETERS.organization,
};

/** Where things stand. */
export const LOCATION: TaxonomyKind = {
  one: 'location',
  many: 'locations',
  type: 'Location',
  fields: locationFields,
  definition: locationSearch,
  parameters: TAXONOMY_PARAMETERS.location,
};

/** Both, in the order in which Foreman checks them. Foreman: app/models/taxonomy.rb, types */
export const TAXONOMY_KINDS = [ORGANIZATION, LOCATION] as const;

/** How bodies name the organizations and locations of a row by lists of objects. */
export const TAXONOMY_SHORTHANDS = {
  locations: { ids: 'location_ids', names: 'location_names' },
  organizations: { ids: 'organization_ids', names: 'organization_names' },
} as const;

/** Gives the other kind. */
export function otherKind({ one }: TaxonomyKind): TaxonomyKind {
  return one === 'organization' ? LOCATION : ORGANIZATION;
}

/** Gives the links of a row with its organizations or locations, by the singular of its table: `compute_resource`. */
export function taxonomyLinks(
  owner: 'compute_resource' | 'user' | 'role' | 'filter',
  { one, many }: TaxonomyKind,
): NamedLinkSet {
  return {
    table: `${owner}s_${many}`,
    own: `${owner}_id`,
    other: `${one}_id`,
    target: { table: many, name: 'title', model: 'Taxonomy' },
  };
}
