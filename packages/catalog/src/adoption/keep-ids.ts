import type { Adoption } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import type { AdoptedKind } from './adopted-kind.js';
import { findTakenIds } from './adopted-rows.query.js';
import { ADOPTED_KINDS } from './kinds.js';
import { recordPrepared } from './open-adoption.statement.js';
import { renumberRows } from './renumber-rows.statement.js';
import type { TheirRow } from './their-rows.js';

/** Gives the kinds of which nobody has made a row here, so that their rows can have the ids that they have there. */
export async function findUnusedKinds(manager: EntityManager): Promise<string[]> {
  const unused = await Promise.all(
    Object.values(ADOPTED_KINDS).map(async ({ name, entity, seeds }) => {
      const rows = await manager.count(entity);
      return rows === (seeds === null ? 0 : await manager.count(entity, { where: seeds.where })) ? [name] : [];
    }),
  );
  return unused.flat();
}

/** Gives the rows that every new catalog has the ids of their namesakes there, and moves others out of the way; once. */
export async function renumberSeeds<Row extends TheirRow>(
  manager: EntityManager,
  adoption: Adoption,
  kind: AdoptedKind<Row>,
  theirs: readonly Row[],
): Promise<void> {
  if (adoption.prepared.includes(kind.name)) return;
  if (kind.seeds !== null && adoption.keeps_ids.includes(kind.name))
    await renumberRows(manager, kind, await newIdsOf(manager, kind, theirs));
  await recordPrepared(manager, adoption.id, kind.name);
  adoption.prepared.push(kind.name);
}

async function newIdsOf<Row extends TheirRow>(
  manager: EntityManager,
  kind: AdoptedKind<Row>,
  theirs: readonly Row[],
): Promise<Map<number, number>> {
  const { entity, table, seeds } = kind;
  const named = seeds?.named ?? 'name';
  const own = await manager.find(entity, { where: seeds?.where ?? {}, order: { id: 'ASC' } });
  const idsThere = new Map(theirs.map((row) => [kind.nameOf(row).toLowerCase(), row.id]));
  const theirIds = new Set(theirs.map(({ id }) => id));
  const ownIds = own.map((row) => Number(row['id']));
  let last = theirs.reduce((highest, { id }) => Math.max(highest, id), Math.max(0, ...ownIds));
  const wanted = own.map((row) => {
    const id = Number(row['id']);
    const there = idsThere.get(String(row[named]).toLowerCase());
    return [id, there ?? (theirIds.has(id) ? (last += 1) : id)] as const;
  });
  const taken = await findTakenIds(
    manager,
    table,
    wanted.map(([, id]) => id),
  );
  for (const id of ownIds) taken.delete(id);
  return new Map(wanted.filter(([, id]) => !taken.has(id)));
}
