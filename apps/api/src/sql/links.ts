import type { EntityManager } from 'typeorm';
import { associatedIds, type AssociationTarget } from './association.js';
import { Scope } from './scope.js';
import { Values } from './values.js';
import { alone, type WriteQueue } from './write-queues.js';

/** A table of links between two kinds of rows, seen from one of them. */
export interface LinkSet {
  table: string;
  /** The column of the row whose links are read or written. */
  own: string;
  /** The column of the rows that it is linked with. */
  other: string;
}

/** Links whose other end a body names by ids or names. */
export interface NamedLinkSet extends LinkSet {
  target: AssociationTarget;
}

/** The links of an architecture with operating systems, or the other way round. */
export type LinkEnd = Omit<NamedLinkSet, 'table'>;

const ARCHITECTURES_OPERATINGSYSTEMS = { table: 'architectures_operatingsystems' };

/** The rows at the other end, as a body gives them. */
export interface GivenLinks {
  ids: number[] | undefined;
  names: string[] | undefined;
}

/** Reads the ids that a row is linked with, sorted. */
export async function readLinks(manager: EntityManager, { table, own, other }: LinkSet, id: number): Promise<number[]> {
  const text = `SELECT ${other} AS id FROM ${table} WHERE ${own} = $1 ORDER BY 1`;
  const rows = await manager.query<{ id: number }[]>(text, [id]);
  return rows.map((row) => row.id);
}

/** Links a row with exactly these ids. Links with rows outside the scope stay: who cannot see them cannot mean them. */
export async function writeLinks(
  manager: EntityManager,
  links: LinkSet,
  id: number,
  ids: readonly number[],
  scope: Scope = Scope.UNRESTRICTED,
): Promise<void> {
  const { table, own, other } = links;
  const values = new Values();
  const others = `${own} = ${values.add(id)} AND ${other} <> ALL(${values.add(ids)}::int[])`;
  const text = `DELETE FROM ${table} WHERE ${others}${scope.bounding(other, values)}`;
  await manager.query(text, [...values.list]);
  await addLinks(manager, links, id, ids);
}

/** Links a row with these ids too. */
export async function addLinks(
  manager: EntityManager,
  { table, own, other }: LinkSet,
  id: number,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(`INSERT INTO ${table} (${own}, ${other}) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING`, [
    id,
    ids.toSorted((a, b) => a - b),
  ]);
}

/** Links a row with all that another row is linked with. */
export async function copyLinks(
  manager: EntityManager,
  from: LinkSet & { id: number },
  to: LinkSet & { id: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO ${to.table} (${to.own}, ${to.other})
     SELECT $2, ${from.other} FROM ${from.table} WHERE ${from.own} = $1 ON CONFLICT DO NOTHING`,
    [from.id, to.id],
  );
}

const LINKS_LOCK = 0x1c_11_4b;

/** Names the queue of a write to architectures or operating systems: that of all who write links, else that of its row. */
export function queueOf({ ids, names }: GivenLinks, row: WriteQueue | undefined): WriteQueue | undefined {
  return ids === undefined && names === undefined ? row : alone('links');
}

/**
 * Lets one transaction at a time link architectures and operating systems: they lock rows of both ends in any order, which
 * would end in deadlocks. Must come before any other lock of the transaction; does nothing when the body gives no links.
 */
export async function awaitLinks(manager: EntityManager, { ids, names }: GivenLinks): Promise<void> {
  if (ids === undefined && names === undefined) return;
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LINKS_LOCK]);
}

/** Deletes the links of a row that is about to be deleted, and locks them in the order in which everyone does. */
export async function deleteLinks(manager: EntityManager, { own }: LinkEnd, id: number): Promise<void> {
  await manager.query(
    `SELECT FROM architectures_operatingsystems WHERE ${own} = $1 ORDER BY operatingsystem_id, architecture_id FOR UPDATE`,
    [id],
  );
  await manager.query(`DELETE FROM architectures_operatingsystems WHERE ${own} = $1`, [id]);
}

/**
 * Replaces the links of a row with those that a body gives, as far as a scope reaches. Gives the ids before and after,
 * sorted, or undefined when the body gives none.
 * @throws Unprocessable naming what is not there.
 */
export async function replaceLinks(
  manager: EntityManager,
  end: LinkEnd,
  id: number,
  { ids, names }: GivenLinks,
  scope: Scope,
): Promise<{ before: number[]; after: number[] } | undefined> {
  if (ids === undefined && names === undefined) return undefined;
  const links = { ...ARCHITECTURES_OPERATINGSYSTEMS, ...end };
  const before = await readLinks(manager, links, id);
  const wanted = (await associatedIds(manager, links.target, ids, names, { scope, known: before })) ?? [];
  await writeLinks(manager, links, id, wanted, scope);
  return { before, after: scope.isLimited ? await readLinks(manager, links, id) : wanted };
}
