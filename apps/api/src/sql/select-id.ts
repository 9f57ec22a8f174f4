import type { Scope } from './scope.js';
import type { Reference } from '../routing/reference.js';
import type { Values } from './values.js';

/** A table whose rows a path can name, and the column of their names; null when they have none. */
export interface Named {
  table:
    | 'images'
    | 'compute_resources'
    | 'operatingsystems'
    | 'architectures'
    | 'roles'
    | 'organizations'
    | 'locations'
    | 'users'
    | 'auth_sources'
    | 'targets';
  name: 'name' | 'title' | 'login' | null;
}

/** Writes a subquery for the id of the row of a scope that a reference names; NULL when there is none. */
export function selectId(reference: Reference, { table, name }: Named, scope: Scope, values: Values): string {
  const byId = reference.id === null ? null : `x.id = ${values.add(reference.id)}::int`;
  const byName = name === null || reference.name === null ? null : `x.${name} = ${values.add(reference.name)}::text`;
  const either = [byId, byName].filter((condition) => condition !== null);
  if (either.length === 0) return '(NULL::int)';
  const first = reference.id_first ? byId : byName;
  const order = either.length === 2 ? ` ORDER BY (${first}) DESC` : '';
  return `(SELECT x.id FROM ${scope.as(table, 'x', values)} WHERE ${either.join(' OR ')}${order} LIMIT 1)`;
}
