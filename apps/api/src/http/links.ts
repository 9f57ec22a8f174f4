import type { EntityManager } from 'typeorm';
import { associatedIds, type AssociationTarget } from './association.js';

/** One end of the links between architectures and operating systems, and the rows at the other. */
export interface LinkEnd {
  own: 'architecture_id' | 'operatingsystem_id';
  other: 'architecture_id' | 'operatingsystem_id';
  target: AssociationTarget;
}

/** The rows at the other end, as a body gives them. */
export interface GivenLinks {
  ids: number[] | undefined;
  names: string[] | undefined;
}

const LINKS_LOCK = 0x1c_11_4b;

/**
 * Lets one transaction at a time write links: they lock rows of both ends in any order, which would end in deadlocks.
 * Must come before any other lock of the transaction; does nothing when the body gives no links.
 */
export async function awaitLinks(manager: EntityManager, { ids, names }: GivenLinks): Promise<void> {
  if (ids === undefined && names === undefined) return;
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LINKS_LOCK]);
}

/**
 * Replaces the links of one row; gives the ids before and after, sorted, or undefined when the body gives none.
 * @throws Unprocessable naming what is not there.
 */
export async function replaceLinks(
  manager: EntityManager,
  { own, other, target }: LinkEnd,
  id: number,
  { ids, names }: GivenLinks,
): Promise<{ before: number[]; after: number[] } | undefined> {
  const wanted = await associatedIds(manager, target, ids, names);
  if (wanted === undefined) return undefined;
  const links = await manager.query<Record<typeof other, number>[]>(
    `SELECT ${other} FROM architectures_operatingsystems WHERE ${own} = $1 ORDER BY 1`,
    [id],
  );
  await manager.query(`DELETE FROM architectures_operatingsystems WHERE ${own} = $1 AND ${other} <> ALL($2::int[])`, [
    id,
    wanted,
  ]);
  await manager.query(
    `INSERT INTO architectures_operatingsystems (${own}, ${other}) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING`,
    [id, wanted],
  );
  return { before: links.map((link) => link[other]), after: wanted.toSorted((a, b) => a - b) };
}
