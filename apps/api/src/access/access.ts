import { SearchError } from '@image-catalog/search';
import type { PermissionName, ResourceType } from '@image-catalog/spec';
import { Values } from '../sql/values.js';
import { ANY_CONTEXT, type Context, type Grant, type Grants, type Membership } from './grants.js';
import type { Bounds } from './bounds.js';
import { type Scopable, scopableOf } from './scopable.js';
import { Scope } from '../sql/scope.js';
import { searchCondition } from '../sql/search-condition.js';

/** The rights of a caller in the organization and location of a request. Foreman: app/services/authorizer.rb */
export class Access {
  /** The rights of an admin without a context: everything. */
  static readonly ADMIN = new Access(null, ANY_CONTEXT);

  /** @param grants null for an admin, whom only the context limits */
  constructor(
    readonly grants: Grants | null,
    readonly context: Context,
  ) {}

  /** Gives the same rights in a context. */
  within(context: Context): Access {
    return new Access(this.grants, context);
  }

  /** Tells whether the caller holds a permission at all. */
  may(permission: PermissionName): boolean {
    return this.grants === null || this.grants.filters.has(permission);
  }

  /** Gives the rows for which the caller holds a permission; none when it is not held. */
  scope(type: ResourceType, permission: PermissionName): Scope {
    const scopable = scopableOf(type);
    if (!this.may(permission)) return Scope.of(scopable.table, () => ['false']);
    const bounds = this.bounds(type);
    const grants = this.grants?.filters.get(permission) ?? UNLIMITED;
    if (grants.some(isUnlimited) && !isBounded(scopable, bounds)) return Scope.UNRESTRICTED;
    return Scope.of(scopable.table, (values) => [
      ...(scopable.within?.(bounds, values) ?? []),
      ...this.granted(scopable, grants, values),
    ]);
  }

  /** Gives the rows that the filters of a permission allow, in any organization and location. */
  filtered(type: ResourceType, permission: PermissionName): Scope {
    const scopable = scopableOf(type);
    if (!this.may(permission)) return Scope.of(scopable.table, () => ['false']);
    const grants = this.grants?.filters.get(permission) ?? UNLIMITED;
    if (grants.some(isUnlimited)) return Scope.UNRESTRICTED;
    return Scope.of(scopable.table, (values) => this.granted(scopable, grants, values));
  }

  /** Gives the rows that the organizations and locations allow, whatever the permissions. */
  visible(type: ResourceType): Scope {
    const scopable = scopableOf(type);
    const bounds = this.bounds(type);
    if (!isBounded(scopable, bounds)) return Scope.UNRESTRICTED;
    return Scope.of(scopable.table, (values) => scopable.within?.(bounds, values) ?? []);
  }

  /** Filters are joined with OR, so one without limits allows every row. */
  private granted({ table, definition }: Scopable, grants: readonly Grant[], values: Values): string[] {
    if (grants.some(isUnlimited)) return [];
    const alternatives = grants.map((grant) => {
      const search = conditionOf(table, definition, grant.search, values);
      return [search, ...this.ofTaxonomies(table, grant, values)].filter((part) => part !== '').join(' AND ');
    });
    return [`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`];
  }

  /** A filter allows rows only of those organizations and locations that its holder belongs to. */
  private ofTaxonomies(table: string, grant: Grant, values: Values): string[] {
    const owner = table.replace(/s$/, '');
    return (['organization', 'location'] as const).flatMap((taxonomy) => {
      const wanted = grant[`${taxonomy}s`];
      if (wanted.length === 0) return [];
      const own = this.grants?.[`${taxonomy}s`].ids ?? [];
      const ids = wanted.filter((id) => own.includes(id));
      return [
        `${table}.id IN (SELECT granted.${owner}_id FROM ${table}_${taxonomy}s granted
          WHERE granted.${taxonomy}_id = ANY(${values.add(ids)}::int[]))`,
      ];
    });
  }

  private bounds(type: ResourceType): Bounds {
    const { organization, location } = this.context;
    return {
      organizations: reachOf(type, organization, this.grants?.organizations),
      locations: reachOf(type, location, this.grants?.locations),
      own_organizations: this.grants?.organizations.ids ?? null,
      own_locations: this.grants?.locations.ids ?? null,
      user_id: this.grants?.user_id ?? null,
    };
  }
}

const UNLIMITED: readonly Grant[] = [{ search: null, organizations: [], locations: [] }];

function isUnlimited({ search, organizations, locations }: Grant): boolean {
  return search === null && organizations.length === 0 && locations.length === 0;
}

function isBounded({ within }: Scopable, bounds: Bounds): boolean {
  return within !== undefined && within(bounds, new Values()).length > 0;
}

/** The organizations or locations that are visible in the context, or to the caller without one; null for all. */
function reachOf(
  type: string,
  current: { reach: readonly number[]; ignores: readonly string[] } | null,
  own: Membership | undefined,
): readonly number[] | null {
  const from = current ?? own;
  return from === undefined || from.ignores.includes(type) ? null : from.reach;
}

/** Writes a filter's search; an invalid or empty one allows no row. */
function conditionOf(table: string, definition: Scopable['definition'], search: string | null, values: Values): string {
  if (search === null) return 'true';
  try {
    const compiled = searchCondition(search, definition, values);
    if (compiled.where === null) return 'false';
    if (compiled.joins.length === 0) return compiled.where;
    return `${table}.id IN (SELECT ${table}.id FROM ${table} ${compiled.joins.join(' ')} WHERE ${compiled.where})`;
  } catch (error) {
    if (error instanceof SearchError) return 'false';
    throw error;
  }
}
