import type { SearchDefinition } from '@image-catalog/search';
import type { ResourceType } from '@image-catalog/spec';
import { architectureSearch } from '../resources/architectures/architectures.search.js';
import { auditSearch } from '../resources/audits/audits.search.js';
import { computeResourceSearch } from '../resources/compute-resources/compute-resources.search.js';
import { filterSearch } from '../resources/filters/filters.search.js';
import type { Values } from '../sql/values.js';
import { imageSearch } from '../resources/images/images.search.js';
import { operatingsystemSearch } from '../resources/operatingsystems/operatingsystems.search.js';
import { parameterSearch } from '../resources/parameters/parameters.search.js';
import { personalAccessTokenSearch } from '../resources/personal-access-tokens/personal-access-tokens.search.js';
import { userSearch } from '../resources/users/users.search.js';
import { roleSearch } from '../resources/roles/roles.search.js';
import { locationSearch, organizationSearch } from '../resources/taxonomies/taxonomies.search.js';

/** The organizations and locations that bound somebody; null for no bounds. */
export interface Bounds {
  /** Those whose things are in sight. */
  organizations: readonly number[] | null;
  locations: readonly number[] | null;
  /** Those that somebody belongs to, whatever the context. */
  own_organizations: readonly number[] | null;
  own_locations: readonly number[] | null;
  /** Who is bounded; null for an admin. */
  user_id: number | null;
}

/** A kind of row that filters and taxonomies can bound. */
export interface Scopable {
  table: string;
  /** The language of its filters' searches. */
  definition: SearchDefinition;
  /** Writes what organizations and locations leave of its rows. */
  within?: (bounds: Bounds, values: Values) => string[];
}

/** Every kind of row that is scoped, by the name that permissions have for it. */
export const SCOPABLES = {
  Architecture: { table: 'architectures', definition: architectureSearch },
  Audit: { table: 'audits', definition: auditSearch, within: writtenInSight },
  ComputeResource: {
    table: 'compute_resources',
    definition: computeResourceSearch,
    within: (bounds, values) => assigned('compute_resource', bounds, values),
  },
  Filter: { table: 'filters', definition: filterSearch },
  Image: { table: 'images', definition: imageSearch, within: throughComputeResource('images') },
  Location: {
    table: 'locations',
    definition: locationSearch,
    within: ({ own_locations: own }, values) => oneOf('locations', own, values),
  },
  Operatingsystem: { table: 'operatingsystems', definition: operatingsystemSearch },
  Parameter: { table: 'os_parameters', definition: parameterSearch },
  PersonalAccessToken: { table: 'personal_access_tokens', definition: personalAccessTokenSearch },
  Organization: {
    table: 'organizations',
    definition: organizationSearch,
    within: ({ own_organizations: own }, values) => oneOf('organizations', own, values),
  },
  User: { table: 'users', definition: userSearch, within: neighbours },
  Role: { table: 'roles', definition: roleSearch },
} satisfies Partial<Record<ResourceType, Scopable>>;

/** The name of a kind of row that is scoped. */
export type ScopableType = keyof typeof SCOPABLES;

function oneOf(table: string, ids: readonly number[] | null, values: Values): string[] {
  return ids === null ? [] : [`${table}.id = ANY(${values.add(ids)}::int[])`];
}

/** Everyone sees themselves, and those who share an organization and a location. */
function neighbours(bounds: Bounds, values: Values): string[] {
  const conditions = assigned('user', bounds, values);
  if (conditions.length === 0) return [];
  const self = bounds.user_id === null ? 'false' : `users.id = ${values.add(bounds.user_id)}`;
  return [`(${self} OR (${conditions.join(' AND ')}))`];
}

/** Audits of what belongs to no organization or location. */
const UNTAXED = `'Architecture', 'Operatingsystem', 'Parameter', 'Role', 'Filter'`;

/** An audit is seen where its row belonged when it was written. Foreman: concerns/audit_extensions.rb, taxed_and_untaxed */
function writtenInSight({ organizations, locations }: Bounds, values: Values): string[] {
  const conditions = [
    ...(organizations === null ? [] : [`audits.organization_ids && ${values.add(organizations)}::int[]`]),
    ...(locations === null ? [] : [`audits.location_ids && ${values.add(locations)}::int[]`]),
  ];
  if (conditions.length === 0) return [];
  return [`(audits.auditable_type IN (${UNTAXED}) OR ${conditions.join(' AND ')})`];
}

function assigned(owner: string, { organizations, locations }: Bounds, values: Values): string[] {
  return [
    ...(organizations === null ? [] : [linked(owner, 'organization', organizations, values)]),
    ...(locations === null ? [] : [linked(owner, 'location', locations, values)]),
  ];
}

function linked(owner: string, taxonomy: string, ids: readonly number[], values: Values): string {
  return `${owner}s.id IN (SELECT linked.${owner}_id FROM ${owner}s_${taxonomy}s linked
    WHERE linked.${taxonomy}_id = ANY(${values.add(ids)}::int[]))`;
}

function throughComputeResource(table: string): (bounds: Bounds, values: Values) => string[] {
  return (bounds, values) => {
    const conditions = assigned('compute_resource', bounds, values);
    if (conditions.length === 0) return [];
    return [
      `${table}.compute_resource_id IN (SELECT compute_resources.id FROM compute_resources
        WHERE ${conditions.join(' AND ')})`,
    ];
  };
}
