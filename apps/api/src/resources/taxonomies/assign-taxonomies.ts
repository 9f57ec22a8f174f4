import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { notFound } from '../../sql/association.js';
import { isRowId } from '../../sql/constraints.js';
import { type FieldErrors, Invalid, Unprocessable } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { Values } from '../../sql/values.js';
import { TAXONOMY_KINDS, type TaxonomyKind } from './taxonomy-kind.js';

/** The organizations and locations of a row, as a body gives them. */
export interface GivenTaxonomies {
  organization_ids?: number[] | undefined;
  organization_names?: string[] | undefined;
  location_ids?: number[] | undefined;
  location_names?: string[] | undefined;
}

/** A row that belongs to organizations and locations, and what holds for its kind. */
export interface Owner {
  /** The singular of its table: `compute_resource`. */
  one: 'compute_resource' | 'user' | 'role' | 'filter';
  id: number;
  isNew: boolean;
  /** Whether the context of the request joins what a new row is given. Foreman: concerns/taxonomix.rb, set_current_taxonomy */
  takes_context: boolean;
  /** Whether a new row that names none gets the only one there is. Foreman: base_controller.rb, assign_lone_taxonomies */
  takes_lone: boolean;
  /** Whether nobody but an admin may leave it without any of their own. Foreman: concerns/taxonomix.rb, ensure_taxonomies_not_escalated */
  is_guarded: boolean;
}

/** Key to the ids before and after, of what changed. */
export type TaxonomyChanges = Partial<Record<'organization_ids' | 'location_ids', [number[], number[]]>>;

/**
 * Gives a row its organizations and locations, in the transaction that writes the row.
 * @throws Unprocessable naming what is not there, Invalid when the caller may not assign them.
 */
export async function assignTaxonomies(
  manager: EntityManager,
  access: Access,
  owner: Owner,
  given: GivenTaxonomies,
): Promise<TaxonomyChanges> {
  const changes: TaxonomyChanges = {};
  const errors: FieldErrors = {};
  for (const kind of TAXONOMY_KINDS) {
    const before = owner.isNew ? [] : await assignedIds(manager, owner, kind);
    const after = await wantedIds(manager, access, owner, kind, given, before);
    if (after === undefined || (!owner.isNew && before.join() === after.join())) continue;
    if (owner.is_guarded && !(await mayAssign(manager, access, kind, before, after))) {
      addError(errors, `${kind.one}_ids`, escalated(kind));
    }
    await replace(manager, owner, kind, after);
    if (before.join() !== after.join()) changes[`${kind.one}_ids`] = [before, after];
  }
  if (!isFine(errors)) throw new Invalid(owner.isNew ? null : owner.id, errors);
  return changes;
}

/** Gives what a new row was given, for its audit. */
export function addedTaxonomies(changes: TaxonomyChanges): Partial<Record<keyof TaxonomyChanges, number[]>> {
  return Object.fromEntries(Object.entries(changes).map(([key, [, after]]) => [key, after]));
}

async function wantedIds(
  manager: EntityManager,
  access: Access,
  owner: Owner,
  kind: TaxonomyKind,
  given: GivenTaxonomies,
  before: readonly number[],
): Promise<number[] | undefined> {
  const asked = await wantedTaxonomies(manager, access, kind, given, before);
  if (!owner.isNew) return asked;
  const current = owner.takes_context ? access.context[kind.one] : null;
  const base = asked ?? (owner.takes_lone ? await loneId(manager, kind) : []);
  return sorted(current === null ? base : [...base, current.id]);
}

/**
 * Reads the ids that a body gives, sorted, among those that the caller belongs to and those that the row has; undefined
 * when it gives none.
 * @throws Unprocessable naming what is not there.
 */
export async function wantedTaxonomies(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  given: GivenTaxonomies,
  before: readonly number[],
): Promise<number[] | undefined> {
  const ids = given[`${kind.one}_ids`];
  const titles = given[`${kind.one}_names`];
  if (ids === undefined && titles === undefined) return undefined;
  const rows = await inSight(
    manager,
    access,
    kind,
    { ids: ids ?? [], titles: ids === undefined ? (titles ?? []) : [] },
    before,
  );
  if (ids !== undefined && rows.length < ids.length) throw new Unprocessable(notFound(kind.type, ids, rows.length));
  const missing = ids === undefined && titles?.find((title) => !rows.some((row) => row.title === title));
  if (missing) throw new Unprocessable(`Could not find ${kind.one} with name: ${missing}`);
  return sorted(rows.map((row) => row.id));
}

/** What a row has already is in sight of whoever may change it. */
async function inSight(
  manager: EntityManager,
  access: Access,
  { many: table, type }: TaxonomyKind,
  wanted: { ids: number[]; titles: string[] },
  before: readonly number[],
): Promise<{ id: number; title: string }[]> {
  const values = new Values();
  const ids = values.add(wanted.ids.filter(isRowId));
  const asked = `(${table}.id = ANY(${ids}::int[]) OR ${table}.title = ANY(${values.add(wanted.titles)}::text[]))`;
  const sight = access.visible(type);
  const seen = sight.isLimited
    ? ` AND (${table}.id = ANY(${values.add(before)}::int[]) OR (${sight.conditions(values).join(' AND ')}))`
    : '';
  return manager.query(`SELECT id, title FROM ${table} WHERE ${asked}${seen} ORDER BY id FOR KEY SHARE`, [
    ...values.list,
  ]);
}

async function loneId(manager: EntityManager, { many }: TaxonomyKind): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(`SELECT id FROM ${many} LIMIT 2`);
  return rows.length === 1 ? rows.map((row) => row.id) : [];
}

/**
 * Tells whether the caller may give a row these organizations or locations: some, and besides those that it has only
 * such as they belong to and may assign. Who belongs nowhere is not judged here: what they write is out of their own
 * sight. Foreman: concerns/taxonomix.rb, ensure_taxonomies_not_escalated
 */
export async function mayAssign(
  manager: EntityManager,
  access: Access,
  { many: table, type }: TaxonomyKind,
  before: readonly number[],
  after: readonly number[],
): Promise<boolean> {
  if (access.grants === null || access.grants[table].ids.length === 0) return true;
  if (after.length === 0) return false;
  const values = new Values();
  const conditions = [
    `${table}.id = ANY(${values.add(after)}::int[])`,
    ...access.scope(type, `assign_${table}`).conditions(values),
  ];
  const rows = await manager.query<{ id: number }[]>(
    `SELECT ${table}.id FROM ${table} WHERE ${conditions.join(' AND ')}`,
    [...values.list],
  );
  return after.every((id) => before.includes(id) || rows.some((row) => row.id === id));
}

async function assignedIds(manager: EntityManager, { one, id }: Owner, kind: TaxonomyKind): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `SELECT ${kind.one}_id AS id FROM ${one}s_${kind.many} WHERE ${one}_id = $1 ORDER BY 1`,
    [id],
  );
  return rows.map((row) => row.id);
}

async function replace(manager: EntityManager, { one, id }: Owner, kind: TaxonomyKind, ids: number[]): Promise<void> {
  const join = `${one}s_${kind.many}`;
  await manager.query(`DELETE FROM ${join} WHERE ${one}_id = $1 AND ${kind.one}_id <> ALL($2::int[])`, [id, ids]);
  await manager.query(
    `INSERT INTO ${join} (${one}_id, ${kind.one}_id) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING`,
    [id, ids],
  );
}

function sorted(ids: readonly number[]): number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

/** Says that `mayAssign` is not so. */
export function escalated({ many }: TaxonomyKind): string {
  return `Invalid ${many} selection, you must select at least one of yours and have 'assign_${many}' permission.`;
}
