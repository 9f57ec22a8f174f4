import type { Values } from '../sql/values.js';
import type { Access } from './access.js';
import { PARENTS } from './parent.js';
import type { ParentTaxonomy } from './parent-taxonomy.decorator.js';

/** The organizations and locations that limit a user; null for no limit. */
export interface Bounds {
  /** Those whose rows are visible. */
  organizations: readonly number[] | null;
  locations: readonly number[] | null;
  /** Those that the user belongs to, whatever the current organization and location. */
  own_organizations: readonly number[] | null;
  own_locations: readonly number[] | null;
  /** Null for an admin. */
  user_id: number | null;
}

/** Limits rows to some ids; null for no limit. */
export function oneOf(table: string, ids: readonly number[] | null, values: Values): string[] {
  return ids === null ? [] : [`${table}.id = ANY(${values.add(ids)}::int[])`];
}

/** Limits rows to those assigned to one of the visible organizations and to one of the visible locations. */
export function assigned(owner: string, { organizations, locations }: Bounds, values: Values): string[] {
  return [
    ...(organizations === null ? [] : [linked(owner, 'organization', organizations, values)]),
    ...(locations === null ? [] : [linked(owner, 'location', locations, values)]),
  ];
}

/**
 * Limits rows to those assigned to one organization or location itself; there are none if the caller may not view it.
 * Foreman: base_controller.rb, parent_resource_details
 */
export function assignedTo(owner: string, access: Access, { kind, id }: ParentTaxonomy, values: Values): string {
  const { type, view } = PARENTS[`${kind}_id`];
  const viewed = access.scope(type, view).bounding(`linked.${kind}_id`, values);
  return linked(owner, kind, [id], values, viewed);
}

function linked(owner: string, taxonomy: string, ids: readonly number[], values: Values, viewed = ''): string {
  return `${owner}s.id IN (SELECT linked.${owner}_id FROM ${owner}s_${taxonomy}s linked
    WHERE linked.${taxonomy}_id = ANY(${values.add(ids)}::int[])${viewed})`;
}
