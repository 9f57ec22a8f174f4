import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { Invalid, Unprocessable } from '../../foreman/errors.js';
import type { TaxonomyKind } from './taxonomy-kind.js';
import type { TaxonomyRow } from './taxonomy.row.js';

/** What Foreman says of an attribute of users that only admins change. Foreman: app/models/user.rb */
export const ADMINS_ONLY = 'cannot be changed by a non-admin user';

/**
 * Whoever belongs to an organization that ignores a kind of resource sees all of that kind, whosever they are. Foreman
 * lets whoever edits the organization say so.
 * @throws Invalid when somebody who is no admin changes which kinds that are.
 */
export function refuseTypes(
  access: Access,
  id: number | null,
  before: readonly string[],
  after: readonly string[] | undefined,
): void {
  if (access.grants === null || after === undefined) return;
  if (before.length === after.length && before.every((type) => after.includes(type))) return;
  throw new Invalid(id, { ignore_types: [ADMINS_ONLY] });
}

/** Tells whether one, or one below it, takes a whole kind of resource for its own. */
export async function ignoresTypes(manager: EntityManager, { many }: TaxonomyKind, id: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM ${many} WHERE (id = $1 OR $1 = ANY(string_to_array(ancestry, '/')::int[])) AND ignore_types <> '{}' LIMIT 1`,
    [id],
  );
  return rows.length > 0;
}

/**
 * Keeps a role or filter from applying everywhere because the only organization or location that it is bound to goes. Holds
 * it, so that nothing is unbound meanwhile.
 * @throws Unprocessable naming the role.
 */
export async function refuseUnbinding(
  manager: EntityManager,
  kind: TaxonomyKind,
  { id, title }: TaxonomyRow,
): Promise<void> {
  await manager.query(`SELECT 1 FROM ${kind.many} WHERE id = $1 FOR UPDATE`, [id]);
  await manager.query(HOLD_ROLES(kind), [id]);
  const [bound] = await manager.query<{ name: string }[]>(BOUND_BY(kind), [id]);
  if (bound !== undefined)
    throw new Unprocessable(
      `Cannot delete ${title} because role ${bound.name} would apply everywhere: bind it to another ${kind.one} first.`,
    );
}

const HOLD_ROLES = ({ one, many }: TaxonomyKind) => `
  SELECT 1 FROM roles WHERE id IN (SELECT role_id FROM roles_${many} WHERE ${one}_id = $1)
    OR id IN (SELECT f.role_id FROM filters f JOIN filters_${many} l ON l.filter_id = f.id WHERE l.${one}_id = $1)
  ORDER BY id FOR NO KEY UPDATE`;

const BOUND_BY = ({ one, many }: TaxonomyKind) => `
  SELECT r.name FROM roles r JOIN roles_${many} l ON l.role_id = r.id GROUP BY r.id HAVING array_agg(l.${one}_id) = ARRAY[$1::int]
  UNION ALL
  SELECT r.name FROM roles r JOIN filters f ON f.role_id = r.id JOIN filters_${many} l ON l.filter_id = f.id
  GROUP BY r.id, f.id HAVING array_agg(l.${one}_id) = ARRAY[$1::int]
  LIMIT 1`;
