import { changesBetween } from '@image-catalog/database';
import type { Sealer } from '@image-catalog/secrets';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { ResourceNotFound } from '../foreman/errors.js';
import type { Fields, WrittenTable } from './fields.js';

/** The changes in an audit: column to [before, after]. */
export type Changes = Record<string, unknown>;

/** Inserts a row and gives its id. TypeORM adds generated values to what it inserts, so it gets a copy. */
export async function insertRow<Entity extends object>(
  manager: EntityManager,
  { entity }: Pick<Fields<Entity, never>, 'entity'>,
  columns: Partial<Entity>,
): Promise<number> {
  const { identifiers } = await manager.insert(entity, { ...columns } as QueryDeepPartialEntity<Entity>);
  return (identifiers[0] as { id: number }).id;
}

/** Reads back the columns of a row that was just written, with the defaults of those that were not given. */
export async function wholeRow<Entity extends object, Column extends keyof Entity & string>(
  manager: EntityManager,
  { table, columns }: Fields<Entity, Column>,
  id: number,
): Promise<Pick<Entity, Column>> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const [row] = await manager.query<Pick<Entity, Column>[]>(`SELECT ${names} FROM ${table} WHERE id = $1`, [id]);
  if (row === undefined) throw new Error(`${table} ${id} was just written`);
  return row;
}

/**
 * Reads a row and locks it until the transaction ends, so that what is changed is what was checked.
 * @throws ResourceNotFound when it was deleted meanwhile.
 */
export async function holdRow<Entity extends object, Column extends keyof Entity & string>(
  manager: EntityManager,
  { table, resource, columns }: Fields<Entity, Column>,
  id: number,
): Promise<{ id: number } & Pick<Entity, Column>> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `SELECT id, ${names} FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`;
  const [row] = await manager.query<({ id: number } & Pick<Entity, Column>)[]>(text, [id]);
  if (row === undefined) throw new ResourceNotFound(resource, String(id));
  return row;
}

/**
 * Writes the columns that differ from a row, and gives what changed; undefined means that a column stays. Null where the
 * column has none is refused by Postgres.
 * @param also columns that audits leave out; they are written even when nothing else changes
 */
export async function updateRow<Entity extends object, Column extends keyof Entity & string>(
  manager: EntityManager,
  { entity }: Pick<Fields<Entity, Column>, 'entity'>,
  row: { id: number } & Pick<Entity, Column>,
  given: { [Name in Column]?: Entity[Name] | null | undefined },
  also: QueryDeepPartialEntity<Entity> = {},
): Promise<Changes> {
  const changes = changesBetween({ ...row }, given);
  const changed = Object.keys(changes).map((column) => [column, given[column as Column]]);
  const written = { ...Object.fromEntries(changed), ...also } as QueryDeepPartialEntity<Entity>;
  if (Object.keys(written).length > 0) await manager.update(entity, row.id, written);
  return changes;
}

/** Gives the column of a password, sealed for its row; a blank one is stored as null, an undefined one is left out. */
export async function sealedPassword(
  sealer: Sealer,
  { table }: { table: WrittenTable },
  id: number,
  password: string | null | undefined,
): Promise<{ password?: string | null }> {
  if (password === undefined) return {};
  return { password: password ? await sealer.seal({ table, column: 'password', id }, password) : null };
}
