import type { EntityManager } from 'typeorm';
import type { Scope } from './scope.js';
import { associatedIds, type AssociationTarget } from './association.js';
import { Values } from './values.js';
import { alone, type WriteQueue } from './write-queues.js';

/** One side of the links between architectures and operating systems, and the table of the other side. */
export interface LinkEnd {
  own: 'architecture_id' | 'operatingsystem_id';
  other: 'architecture_id' | 'operatingsystem_id';
  target: AssociationTarget;
}

/** The ids or names of the other side in a body. */
export interface GivenLinks {
  ids: number[] | undefined;
  names: string[] | undefined;
}

const LINKS_LOCK = 0x1c_11_4b;

/** Gives the queue of a write: one for all writes of links, else that of its row. */
export function queueOf({ ids, names }: GivenLinks, row: WriteQueue | undefined): WriteQueue | undefined {
  return ids === undefined && names === undefined ? row : alone('links');
}

/**
 * Lets one transaction at a time write links: they lock rows of both sides in any order, which could deadlock. Must come
 * before any other lock of the transaction; does nothing when the body has no links.
 */
export async function awaitLinks(manager: EntityManager, { ids, names }: GivenLinks): Promise<void> {
  if (ids === undefined && names === undefined) return;
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LINKS_LOCK]);
}

/** Deletes the links of a row, which is about to be deleted. It locks them in the same order as every other writer. */
export async function deleteLinks(manager: EntityManager, { own }: LinkEnd, id: number): Promise<void> {
  await manager.query(
    `SELECT FROM architectures_operatingsystems WHERE ${own} = $1 ORDER BY operatingsystem_id, architecture_id FOR UPDATE`,
    [id],
  );
  await manager.query(`DELETE FROM architectures_operatingsystems WHERE ${own} = $1`, [id]);
}

/**
 * Replaces the links of a row to those rows of the other side that are in a scope. Gives the sorted ids before and after, or
 * undefined when the body has no links.
 * @throws Unprocessable naming what does not exist.
 */
export async function replaceLinks(
  manager: EntityManager,
  { own, other, target }: LinkEnd,
  id: number,
  { ids, names }: GivenLinks,
  scope: Scope,
): Promise<{ before: number[]; after: number[] } | undefined> {
  if (ids === undefined && names === undefined) return undefined;
  const links = await manager.query<Record<typeof other, number>[]>(
    `SELECT ${other} FROM architectures_operatingsystems WHERE ${own} = $1 ORDER BY 1`,
    [id],
  );
  const before = links.map((link) => link[other]);
  const given = (await associatedIds(manager, target, ids, names, { scope, known: before })) ?? [];
  const wanted = [...given, ...(await hiddenOf(manager, target, before, scope))];
  await manager.query(`DELETE FROM architectures_operatingsystems WHERE ${own} = $1 AND ${other} <> ALL($2::int[])`, [
    id,
    wanted,
  ]);
  await manager.query(
    `INSERT INTO architectures_operatingsystems (${own}, ${other}) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING`,
    [id, wanted.toSorted((a, b) => a - b)],
  );
  return { before, after: [...new Set(wanted)].toSorted((a, b) => a - b) };
}

/** Links to rows that the caller cannot see stay. */
async function hiddenOf(
  manager: EntityManager,
  { table }: AssociationTarget,
  ids: readonly number[],
  scope: Scope,
): Promise<number[]> {
  if (!scope.isLimited || ids.length === 0) return [];
  const values = new Values();
  const seen = await manager.query<{ id: number }[]>(
    `SELECT id FROM ${table} WHERE id = ANY(${values.add(ids)}::int[]) AND ${scope.conditions(values).join(' AND ')}`,
    [...values.list],
  );
  return ids.filter((id) => !seen.some((row) => row.id === id));
}
