import type { EntityManager } from 'typeorm';
import { Scope } from './scope.js';
import { isRowId } from './constraints.js';
import { Values } from './values.js';
import { Unprocessable } from '../foreman/errors.js';

/** How many ids a message names before it stops. */
const SHOWN_IDS = 100;

/** A kind of row that a body names by a list of ids or names. */
export interface AssociationTarget {
  table:
    | 'operatingsystems'
    | 'architectures'
    | 'roles'
    | 'permissions'
    | 'users'
    | 'compute_resources'
    | 'organizations'
    | 'locations';
  name: 'title' | 'name' | 'login';
  /** Rails' name of the model, for messages. */
  model: string;
  /** What Rails' message adds for a model that shares its table with others. */
  where?: string;
}

/** Which rows a body may name: those of a scope, and those that are linked already. */
export interface Within {
  scope: Scope;
  known?: readonly number[];
}

const ANYWHERE: Within = { scope: Scope.UNRESTRICTED };

/**
 * Reads the ids of the rows that a body names, by ids or by names, sorted; undefined when it names none. Locks the rows so
 * that nobody deletes them before the transaction ends.
 * @throws Unprocessable naming what is not there.
 */
export async function associatedIds(
  manager: EntityManager,
  target: AssociationTarget,
  ids: readonly number[] | undefined,
  names: readonly string[] | undefined,
  within: Within = ANYWHERE,
): Promise<number[] | undefined> {
  if (ids !== undefined) return byId(manager, target, ids, within);
  if (names !== undefined) return byName(manager, target, names, within);
  return undefined;
}

/** Gives those of some ids whose rows are in a scope. */
export async function idsInScope(
  manager: EntityManager,
  table: AssociationTarget['table'],
  ids: readonly number[],
  scope: Scope,
): Promise<readonly number[]> {
  if (!scope.isLimited) return ids;
  const values = new Values();
  const conditions = [`${table}.id = ANY(${values.add(ids)}::int[])`, ...scope.conditions(values)];
  const text = `SELECT ${table}.id FROM ${table} WHERE ${conditions.join(' AND ')}`;
  return idsOf(await manager.query(text, [...values.list]));
}

/** Gives those of some ids whose rows a body may name, sorted, and locks the rows as `associatedIds` does. */
export async function idsWithin(
  manager: EntityManager,
  table: AssociationTarget['table'],
  ids: readonly number[],
  within: Within,
): Promise<number[]> {
  const values = new Values();
  const wanted = `id = ANY(${values.add(ids.filter(isRowId))}::int[])${allowed(within, values)}`;
  return idsOf(
    await manager.query(`SELECT id FROM ${table} WHERE ${wanted} ORDER BY id FOR KEY SHARE`, [...values.list]),
  );
}

async function byId(
  manager: EntityManager,
  target: AssociationTarget,
  ids: readonly number[],
  within: Within,
): Promise<number[]> {
  const found = await idsWithin(manager, target.table, ids, within);
  if (found.length < ids.length) throw new Unprocessable(notFound(target, ids, found));
  return found;
}

async function byName(
  manager: EntityManager,
  { table, name: column, model }: AssociationTarget,
  names: readonly string[],
  within: Within,
): Promise<number[]> {
  const values = new Values();
  const wanted = `${column} = ANY(${values.add(names)}::text[])${allowed(within, values)}`;
  const rows = await manager.query<{ id: number; name: string }[]>(
    `SELECT id, ${column} AS name FROM ${table} WHERE ${wanted} ORDER BY id FOR KEY SHARE`,
    [...values.list],
  );
  const missing = names.find((name) => !rows.some((row) => row.name === name));
  if (missing !== undefined) throw new Unprocessable(`Could not find ${model.toLowerCase()} with name: ${missing}`);
  return idsOf(rows);
}

function allowed({ scope, known = [] }: Within, values: Values): string {
  if (!scope.isLimited) return '';
  return ` AND (id = ANY(${values.add(known)}::int[]) OR (${scope.conditions(values).join(' AND ')}))`;
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map(({ id }) => id);
}

/** Rails' message for rows of a list that are missing. Rails: active_record/relation/finder_methods.rb */
export function notFound(
  { model, where }: Pick<AssociationTarget, 'model' | 'where'>,
  ids: readonly number[],
  found: readonly number[],
): string {
  const condition = where === undefined ? '' : ` [WHERE ${where}]`;
  if (ids.length === 1) return `Couldn't find ${model} with 'id'=[${ids[0]}]${condition}`;
  const missing = ids.filter((id) => !found.includes(id));
  const [many, key] = missing.length === 1 ? [model, 'id'] : [plural(model), 'ids'];
  return (
    `Couldn't find all ${plural(model)} with 'id': (${shown(ids)})${condition} (found ${found.length} results, but was ` +
    `looking for ${ids.length}). Couldn't find ${many} with ${key} ${shown(missing)}.`
  );
}

function shown(ids: readonly number[]): string {
  return (ids.length > SHOWN_IDS ? [...ids.slice(0, SHOWN_IDS), '...'] : ids).join(', ');
}

function plural(model: string): string {
  if (model === 'Medium') return 'Media';
  return model.endsWith('y') ? `${model.slice(0, -1)}ies` : `${model}s`;
}
