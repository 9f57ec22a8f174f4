import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { refuseAdmins } from '../../access/admins.js';
import { notFound } from '../../sql/association.js';
import { isRowId } from '../../sql/constraints.js';
import { Invalid, Unprocessable } from '../../foreman/errors.js';
import { Values } from '../../sql/values.js';
import { otherKind, type TaxonomyKind } from './taxonomy-kind.js';

/** What belongs to an organization or a location, as a body gives it. */
export interface GivenMembers {
  user_ids?: number[];
  compute_resource_ids?: number[];
  organization_ids?: number[];
  location_ids?: number[];
  /** Who is to belong to it whatever the lists say. */
  maker?: number;
}

interface Membership {
  many: 'users' | 'compute_resources' | 'organizations' | 'locations';
  key: 'user_ids' | 'compute_resource_ids' | 'organization_ids' | 'location_ids';
  type: 'User' | 'ComputeResource' | 'Organization' | 'Location';
  column: string;
  join: string;
}

/**
 * Replaces the members of an organization or a location, as far as they are in the caller's sight; gives what changed
 * as key to the ids before and after.
 * @throws Unprocessable naming what is not there, Invalid when the caller may not give it to others, Denied for an admin.
 */
export async function replaceMembers(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  id: number,
  given: GivenMembers,
): Promise<Record<string, [number[], number[]]>> {
  const changes: Record<string, [number[], number[]]> = {};
  for (const membership of membershipsOf(kind)) {
    const wanted = given[membership.key];
    const maker = membership.key === 'user_ids' ? given.maker : undefined;
    if (wanted !== undefined) await assertInSight(manager, access, membership, wanted);
    const before = await membersOf(manager, kind, membership, id);
    const isNew = given.maker !== undefined;
    if (wanted !== undefined)
      await refuseStrangers(manager, access, kind, membership, { id, isNew, before, wanted, maker });
    if (wanted !== undefined) await removeOthers(manager, access, kind, membership, id, wanted);
    await add(manager, kind, membership, id, maker === undefined ? (wanted ?? []) : [...(wanted ?? []), maker]);
    const after = await membersOf(manager, kind, membership, id);
    if (before.join() === after.join()) continue;
    if (membership.type === 'User') await refuseAdmins(manager, access, differing(before, after));
    changes[membership.key] = [before, after];
  }
  return changes;
}

function membershipsOf(kind: TaxonomyKind): Membership[] {
  const other = otherKind(kind);
  return [
    { many: 'users', key: 'user_ids', type: 'User', column: 'user_id', join: `users_${kind.many}` },
    {
      many: 'compute_resources',
      key: 'compute_resource_ids',
      type: 'ComputeResource',
      column: 'compute_resource_id',
      join: `compute_resources_${kind.many}`,
    },
    {
      many: other.many,
      key: `${other.one}_ids`,
      type: other.type,
      column: `${other.one}_id`,
      join: 'locations_organizations',
    },
  ];
}

/** Whose members are to change, and how. */
interface Replacement {
  id: number;
  isNew: boolean;
  before: readonly number[];
  wanted: readonly number[];
  maker: number | undefined;
}

/**
 * Whoever puts users or compute resources into an organization needs what it takes from their side: the rights to edit
 * them and to assign the organization. Nobody puts themselves there but who makes it.
 * @throws Invalid when that is not so.
 */
async function refuseStrangers(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  { many, key, type }: Membership,
  { id, isNew, before, wanted, maker }: Replacement,
): Promise<void> {
  const { grants } = access;
  const added = wanted.filter((member) => !before.includes(member) && member !== maker);
  if (grants === null || added.length === 0 || type === 'Organization' || type === 'Location') return;
  const editable = await idsIn(
    manager,
    many,
    added,
    access.scope(type, `edit_${many as 'users' | 'compute_resources'}`),
  );
  const assignable = await idsIn(manager, kind.many, [id], access.filtered(kind.type, `assign_${kind.many}`));
  const isSelf = type === 'User' && added.includes(grants.user_id);
  if (!isSelf && assignable.length > 0 && added.every((member) => editable.includes(member))) return;
  throw new Invalid(isNew ? null : id, { [key]: [`you can't assign some of ${many.replace('_', ' ')} you selected`] });
}

async function idsIn(manager: EntityManager, table: string, ids: readonly number[], scope: Scope): Promise<number[]> {
  const values = new Values();
  const conditions = [`${table}.id = ANY(${values.add(ids.filter(isRowId))}::int[])`, ...scope.conditions(values)];
  const text = `SELECT ${table}.id FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY 1 FOR KEY SHARE`;
  const rows = await manager.query<{ id: number }[]>(text, [...values.list]);
  return rows.map((row) => row.id);
}

function differing(before: readonly number[], after: readonly number[]): number[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}

async function assertInSight(
  manager: EntityManager,
  access: Access,
  { type, many }: Membership,
  ids: readonly number[],
): Promise<void> {
  const seen = await idsIn(manager, many, ids, access.visible(type));
  if (seen.length < ids.length) throw new Unprocessable(notFound(type, ids, seen.length));
}

async function membersOf(
  manager: EntityManager,
  kind: TaxonomyKind,
  { column, join }: Membership,
  id: number,
): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `SELECT ${column} AS id FROM ${join} WHERE ${kind.one}_id = $1 ORDER BY 1`,
    [id],
  );
  return rows.map((row) => row.id);
}

async function removeOthers(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  { type, column, join }: Membership,
  id: number,
  wanted: readonly number[],
): Promise<void> {
  const values = new Values();
  const other = `${kind.one}_id = ${values.add(id)} AND ${column} <> ALL(${values.add(wanted)}::int[])`;
  await manager.query(`DELETE FROM ${join} WHERE ${other}${access.visible(type).bounding(column, values)}`, [
    ...values.list,
  ]);
}

async function add(
  manager: EntityManager,
  kind: TaxonomyKind,
  { column, join }: Membership,
  id: number,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `INSERT INTO ${join} (${kind.one}_id, ${column}) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING`,
    [id, [...new Set(ids)]],
  );
}
