import type { EntityManager } from 'typeorm';
import type { Access } from '../access/access.js';
import { notFound } from '../http/association.js';
import { isRowId } from '../http/constraints.js';
import { Unprocessable } from '../http/errors.js';
import { Values } from '../http/statement.js';
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
  key: 'user_ids' | 'compute_resource_ids' | 'organization_ids' | 'location_ids';
  type: 'User' | 'ComputeResource' | 'Organization' | 'Location';
  table: string;
  column: string;
  join: string;
}

/**
 * Replaces the members of an organization or a location, as far as they are in the caller's sight; gives what changed
 * as key to the ids before and after.
 * @throws Unprocessable naming what is not there.
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
    if (wanted !== undefined) await removeOthers(manager, access, kind, membership, id, wanted);
    await add(manager, kind, membership, id, maker === undefined ? (wanted ?? []) : [...(wanted ?? []), maker]);
    const after = await membersOf(manager, kind, membership, id);
    if (before.join() !== after.join()) changes[membership.key] = [before, after];
  }
  return changes;
}

function membershipsOf(kind: TaxonomyKind): Membership[] {
  const other = otherKind(kind);
  return [
    { key: 'user_ids', type: 'User', table: 'users', column: 'user_id', join: `users_${kind.many}` },
    {
      key: 'compute_resource_ids',
      type: 'ComputeResource',
      table: 'compute_resources',
      column: 'compute_resource_id',
      join: `compute_resources_${kind.many}`,
    },
    {
      key: `${other.one}_ids`,
      type: other.type,
      table: other.many,
      column: `${other.one}_id`,
      join: 'locations_organizations',
    },
  ];
}

async function assertInSight(
  manager: EntityManager,
  access: Access,
  { type, table }: Membership,
  ids: readonly number[],
): Promise<void> {
  const values = new Values();
  const conditions = [
    `${table}.id = ANY(${values.add(ids.filter(isRowId))}::int[])`,
    ...access.sight(type).conditions(values),
  ];
  const rows = await manager.query<unknown[]>(
    `SELECT ${table}.id FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY 1 FOR KEY SHARE`,
    [...values.list],
  );
  if (rows.length < ids.length) throw new Unprocessable(notFound(type, ids, rows.length));
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
  await manager.query(`DELETE FROM ${join} WHERE ${other}${access.sight(type).bounding(column, values)}`, [
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
