import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { outsideScope } from '../../access/recheck.js';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { associatedIds, type AssociationTarget, idsInScope, idsWithin } from '../../sql/association.js';
import { readLinks, writeLinks } from '../../sql/links.js';
import { readOnlyTaxonomy } from './taxonomies.query.js';
import { TAXONOMY_KINDS, type TaxonomyKind, taxonomyLinks } from './taxonomy-kind.js';

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
  /** Whether a new row also gets the context of the request. Foreman: concerns/taxonomix.rb, set_current_taxonomy */
  takes_context: boolean;
  /** Whether a new row that names none gets the only one there is. Foreman: base_controller.rb, assign_lone_taxonomies */
  takes_lone: boolean;
  /** Whether only an admin may leave it without any of their own. Foreman: concerns/taxonomix.rb, ensure_taxonomies_not_escalated */
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
  const named: NamedTaxonomies[] = [];
  for (const kind of TAXONOMY_KINDS) {
    const links = taxonomyLinks(owner.one, kind);
    const before = owner.isNew ? [] : await readLinks(manager, links, owner.id);
    const wanted = await namedTaxonomies(manager, access, kind, given, before);
    const after = owner.isNew ? await withDefaults(manager, access, owner, kind, wanted) : wanted;
    const isChanged = after !== undefined && (after.has_others || before.join() !== after.ids.join());
    // A new row without any is checked too.
    if (after === undefined || !(owner.isNew || isChanged)) continue;
    if (owner.is_guarded && !(await mayAssign(manager, access, kind, before, after)))
      addError(errors, `${kind.one}_ids`, cannotAssign(kind));
    await writeLinks(manager, links, owner.id, after.ids);
    if (isChanged) changes[`${kind.one}_ids`] = [before, after.ids];
    named.push(after);
  }
  if (!isFine(errors)) throw new Invalid(owner.isNew ? null : owner.id, errors);
  refuseOthers(owner, named);
  return changes;
}

/** Gives what a new row was given, for its audit. */
export function addedTaxonomies(changes: TaxonomyChanges): Partial<Record<keyof TaxonomyChanges, number[]>> {
  return Object.fromEntries(Object.entries(changes).map(([key, [, after]]) => [key, after]));
}

/** The organizations or locations that a body names. */
export interface NamedTaxonomies {
  /** Those that the caller belongs to and those that the row has already, sorted. */
  ids: number[];
  /** Whether it names others too. Nothing tells a caller whether these exist. */
  has_others: boolean;
}

/**
 * Reads what a body names; undefined when it names none.
 * @throws Unprocessable naming what is not there, to callers who see all.
 */
export async function namedTaxonomies(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  given: GivenTaxonomies,
  before: readonly number[],
): Promise<NamedTaxonomies | undefined> {
  const ids = given[`${kind.one}_ids`];
  const within = { scope: access.visible(kind.type), known: before };
  if (ids !== undefined && within.scope.isLimited) {
    const reached = await idsWithin(manager, kind.many, ids, within);
    return { ids: reached, has_others: reached.length < ids.length };
  }
  // A name that is not found is told as one that was typed wrong.
  const target: AssociationTarget = { table: kind.many, name: 'title', model: ids ? 'Taxonomy' : kind.type };
  const found = await associatedIds(manager, target, ids, given[`${kind.one}_names`], within);
  return found && { ids: found, has_others: false };
}

/**
 * Refuses a row with organizations or locations that its writer cannot reach, as one that its writer could not reach
 * afterwards. @throws Invalid
 */
export function refuseOthers(
  { one, id, isNew }: Pick<Owner, 'one' | 'id' | 'isNew'>,
  named: readonly (NamedTaxonomies | undefined)[],
): void {
  const permission = `${isNew ? 'create' : 'edit'}_${one}s` as const;
  if (named.some((each) => each?.has_others)) throw outsideScope(isNew ? null : id, permission);
}

async function withDefaults(
  manager: EntityManager,
  access: Access,
  { takes_context, takes_lone }: Owner,
  kind: TaxonomyKind,
  named: NamedTaxonomies | undefined,
): Promise<NamedTaxonomies> {
  const ids = named?.ids ?? (takes_lone ? await readOnlyTaxonomy(manager, kind) : []);
  const current = takes_context ? access.context[kind.one] : null;
  const all = current === null || ids.includes(current.id) ? ids : [...ids, current.id].toSorted((a, b) => a - b);
  return { ids: all, has_others: named?.has_others ?? false };
}

/**
 * Tells whether the caller may give a row these organizations or locations: some, and besides those that it has only
 * such as they belong to and may assign. A caller who belongs nowhere may: they cannot see what they write afterwards.
 * Foreman: concerns/taxonomix.rb, ensure_taxonomies_not_escalated
 */
export async function mayAssign(
  manager: EntityManager,
  access: Access,
  { many, type }: TaxonomyKind,
  before: readonly number[],
  { ids: after, has_others }: NamedTaxonomies,
): Promise<boolean> {
  if (access.grants === null || access.grants[many].ids.length === 0) return true;
  if (has_others) return !access.filtered(type, `assign_${many}`).isLimited;
  if (after.length === 0) return false;
  const assignable = await idsInScope(manager, many, after, access.scope(type, `assign_${many}`));
  return after.every((id) => before.includes(id) || assignable.includes(id));
}

/** The error of who gives organizations or locations that they may not assign. */
export function cannotAssign({ many }: TaxonomyKind): string {
  return `Invalid ${many} selection, you must select at least one of yours and have 'assign_${many}' permission.`;
}
