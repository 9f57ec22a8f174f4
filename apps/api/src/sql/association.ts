import type { EntityManager } from 'typeorm';
import { Scope } from './scope.js';
import { isRowId } from './constraints.js';
import { Values } from './values.js';
import { Unprocessable } from '../foreman/errors.js';

/** How many ids a message names before it stops. */
const SHOWN_IDS = 100;

/** A table whose rows a body may list by ids or names. */
export interface AssociationTarget {
  table: 'operatingsystems' | 'architectures' | 'roles' | 'permissions';
  name: 'title' | 'name';
  /** Rails' name of the model, for messages. */
  model: string;
}

/** Which rows may be listed: those of a scope, and those that are linked already. */
export interface Within {
  scope: Scope;
  known: readonly number[];
}

const ANYWHERE: Within = { scope: Scope.UNRESTRICTED, known: [] };

function bounding({ scope, known }: Within, values: Values): string {
  if (!scope.isLimited) return '';
  return ` AND (id = ANY(${values.add(known)}::int[]) OR (${scope.conditions(values).join(' AND ')}))`;
}

/**
 * Reads the ids of an association from the ids or names in a body, and locks their rows against deletion; undefined when the
 * body has neither.
 * @throws Unprocessable naming what does not exist.
 */
export async function associatedIds(
  manager: EntityManager,
  target: AssociationTarget,
  ids: number[] | undefined,
  names: string[] | undefined,
  within: Within = ANYWHERE,
): Promise<number[] | undefined> {
  if (ids !== undefined) return existing(manager, target, ids, within);
  if (names !== undefined) return named(manager, target, names, within);
  return undefined;
}

async function existing(
  manager: EntityManager,
  target: AssociationTarget,
  ids: number[],
  within: Within,
): Promise<number[]> {
  const values = new Values();
  const wanted = `id = ANY(${values.add(ids.filter(isRowId))}::int[])${bounding(within, values)}`;
  const rows = await manager.query<{ id: number }[]>(
    `SELECT id FROM ${target.table} WHERE ${wanted} ORDER BY id FOR KEY SHARE`,
    [...values.list],
  );
  if (rows.length < ids.length) throw new Unprocessable(notFound(target.model, ids, rows.length));
  return ids;
}

async function named(
  manager: EntityManager,
  target: AssociationTarget,
  names: string[],
  within: Within,
): Promise<number[]> {
  const values = new Values();
  const wanted = `${target.name} = ANY(${values.add(names)}::text[])${bounding(within, values)}`;
  const rows = await manager.query<{ id: number; name: string }[]>(
    `SELECT id, ${target.name} AS name FROM ${target.table} WHERE ${wanted} ORDER BY id FOR KEY SHARE`,
    [...values.list],
  );
  const missing = names.find((name) => !rows.some((row) => row.name === name));
  if (missing !== undefined) throw unknownName(target, missing);
  return rows.map((row) => row.id);
}

function unknownName(target: AssociationTarget, name: string): Unprocessable {
  return new Unprocessable(`Could not find ${target.model.toLowerCase()} with name: ${name}`);
}

/** Rails' message for missing rows. Rails: active_record/relation/finder_methods.rb */
export function notFound(model: string, ids: readonly number[], found: number): string {
  if (ids.length === 1) return `Couldn't find ${model} with 'id'=${ids[0]}`;
  const shown = ids.length > SHOWN_IDS ? [...ids.slice(0, SHOWN_IDS), '...'] : ids;
  return `Couldn't find all ${model}s with 'id': (${shown.join(', ')}) (found ${found} results, but was looking for ${ids.length})`;
}
