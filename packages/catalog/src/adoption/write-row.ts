import { type AuditedChange, changesBetween, recordAudit, recordAudits } from '@image-catalog/database';
import { type EntityManager, In } from 'typeorm';
import { ADOPTER } from './adopter.js';
import type { AdoptedKind, Columns, Links } from './adopted-kind.js';
import type { KnownIds } from './known-ids.js';
import type { TheirRow } from './their-rows.js';

/** Inserts a row with its links, members and audit; gives its id, which is the one given or a new one. */
export async function insertRow<Row extends TheirRow>(
  manager: EntityManager,
  kind: AdoptedKind<Row>,
  row: Row,
  ids: KnownIds,
  id: number | undefined,
): Promise<number> {
  const columns = kind.columns(row, ids);
  const values = { ...columns, ...kind.atFirst, ...(id !== undefined && { id }) };
  // With the columns named, TypeORM inserts an id that is given, too.
  const insert = manager.createQueryBuilder().insert().into(kind.entity, Object.keys(values)).values(values);
  const { raw } = await insert.returning('id').execute();
  const made = Number((raw as { id: number }[])[0]?.id);
  for (const links of kind.links?.(row, ids) ?? []) await link(manager, made, links, links.ids);
  await kind.members?.(manager, made, row, undefined, ids);
  await recordAudit(manager, ADOPTER, auditOf(kind, row, made, 'create', { ...columns, ...linkedIds(kind, row, ids) }));
  return made;
}

/**
 * Inserts rows of a kind that has neither links nor members, with their audits, in one statement each. Gives their ids in the
 * order of the rows; undefined when there is a row already that would be one of them.
 */
export async function insertRows<Row extends TheirRow>(
  manager: EntityManager,
  kind: AdoptedKind<Row>,
  rows: readonly Row[],
  ids: KnownIds,
  wanted: readonly (number | undefined)[],
): Promise<number[] | undefined> {
  const all = rows.map((row) => kind.columns(row, ids));
  const [first] = all;
  if (first === undefined) return [];
  const keepsIds = wanted.every((id) => id !== undefined);
  const values = all.map((columns, index) => ({ ...columns, ...(keepsIds && { id: wanted[index] }) }));
  const identity = Object.keys(kind.identity(first));
  const insert = manager
    .createQueryBuilder()
    .insert()
    .into(kind.entity, Object.keys(values[0] ?? {}))
    .values(values);
  const { raw } = await insert
    .orIgnore()
    .returning(['id', ...identity])
    .execute();
  const keyOf = (row: Columns) => JSON.stringify(identity.map((column) => row[column]));
  const made = new Map((raw as Columns[]).map((row) => [keyOf(row), Number(row['id'])]));
  const madeIds = all.flatMap((columns) => made.get(keyOf(columns)) ?? []);
  if (madeIds.length !== rows.length) return undefined;
  const audits = rows.map((row, index) => auditOf(kind, row, madeIds[index] ?? 0, 'create', all[index] ?? {}));
  await recordAudits(manager, ADOPTER, audits);
  return madeIds;
}

/** Brings in what differs between two states of a row. */
export async function updateRow<Row extends TheirRow>(
  manager: EntityManager,
  kind: AdoptedKind<Row>,
  id: number,
  before: Row,
  row: Row,
  ids: KnownIds,
): Promise<void> {
  const changes = changesBetween(kind.columns(before, ids), kind.columns(row, ids));
  const changed = Object.fromEntries(Object.entries(changes).map(([column, [, now]]) => [column, now]));
  if (Object.keys(changed).length > 0) await manager.update(kind.entity, { id }, changed);
  await relink(manager, id, kind.links?.(before, ids) ?? [], kind.links?.(row, ids) ?? []);
  await kind.members?.(manager, id, row, before, ids);
  const links = changesBetween(linkedIds(kind, before, ids), linkedIds(kind, row, ids));
  await recordAudit(manager, ADOPTER, auditOf(kind, row, id, 'update', { ...changes, ...links }));
}

/** Links a row that every new catalog has as its namesake is linked there. */
export async function linkSeed<Row extends TheirRow>(
  manager: EntityManager,
  kind: AdoptedKind<Row>,
  id: number,
  row: Row,
  ids: KnownIds,
): Promise<void> {
  const all = (kind.links?.(row, ids) ?? []).filter((links) => links.ids.length > 0);
  for (const links of all) await link(manager, id, links, links.ids);
  const added = Object.fromEntries(all.map((links) => [`${links.other}s`, [[], links.ids]]));
  if (all.length > 0) await recordAudit(manager, ADOPTER, auditOf(kind, row, id, 'update', added));
}

function linkedIds<Row extends TheirRow>(kind: AdoptedKind<Row>, row: Row, ids: KnownIds): Columns {
  return Object.fromEntries((kind.links?.(row, ids) ?? []).map(({ other, ids: linked }) => [`${other}s`, linked]));
}

async function relink(manager: EntityManager, id: number, before: readonly Links[], now: readonly Links[]) {
  for (const [index, links] of now.entries()) {
    const old = before[index]?.ids ?? [];
    const gone = old.filter((other) => !links.ids.includes(other));
    if (gone.length > 0) await manager.delete(links.entity, { [links.own]: id, [links.other]: In(gone) });
    await link(
      manager,
      id,
      links,
      links.ids.filter((other) => !old.includes(other)),
    );
  }
}

async function link(manager: EntityManager, id: number, { entity, own, other }: Links, added: readonly number[]) {
  if (added.length === 0) return;
  const rows = added.map((linked) => ({ [own]: id, [other]: linked }));
  await manager.createQueryBuilder().insert().into(entity).values(rows).orIgnore().execute();
}

function auditOf<Row extends TheirRow>(
  kind: AdoptedKind<Row>,
  row: Row,
  id: number,
  action: 'create' | 'update',
  audited_changes: Columns,
): AuditedChange {
  const { auditable_type } = kind;
  return { auditable_type, auditable_id: id, auditable_name: kind.nameOf(row).slice(0, 255), action, audited_changes };
}
