import { SearchError } from './errors.js';
import type { Values } from './values.js';

/** Reaches a column of a table that each row refers to at most once. */
export interface ToOne {
  readonly kind: 'to-one';
  /** The whole join, such as `LEFT JOIN compute_resources ON compute_resources.id = images.compute_resource_id`. */
  readonly join: string;
}

/** Reaches a column of a table that refers to each row any number of times: `owner IN (SELECT key FROM from WHERE …)`. */
export interface ToMany {
  readonly kind: 'to-many';
  /** The column of the searched table, such as `operatingsystems.id`. */
  readonly owner: string;
  /** The column below `from` that equals the owner. */
  readonly key: string;
  /** What follows FROM in the sub-select; its tables must not be named like those of the outer query. */
  readonly from: string;
  /** Says that few keys ever match: they are collected first, so that the index of the owner can be used. */
  readonly few?: boolean;
  /** Says that a negative operator finds owners without any row of the positive one, not those with another row. */
  readonly negates?: boolean;
}

/** The permission that a field requires; whoever knows the caller checks it. */
export interface RequiredPermission {
  readonly permission: string;
  /** The column with the id of the row that holds the value. */
  readonly id: string;
  /** SQL to use instead for callers who may not view all such rows. */
  readonly shown?: string;
}

/** Writes a condition of a statement, adding to its values. */
type WriteBounds = (values: Values) => string;

interface Field {
  /** What a search calls it; a dot is allowed, as in `authored_by_user.id`. */
  readonly name: string;
  /** The SQL expression of its value; written by a programmer, never by a user. */
  readonly sql: string;
  /** What Foreman's messages call it when that is not its name: the underlying column. */
  readonly column?: string;
  /** Keeps it out of searches that name no field. */
  readonly explicit?: boolean;
  /** Says that it may be NULL, which matters when rows are sorted by it. */
  readonly nullable?: boolean;
  readonly relation?: ToOne | ToMany;
  /** Set when its values belong to rows that need a permission of their own. */
  readonly requires?: RequiredPermission;
  /** Excludes values of rows that the caller may not view; set for one caller, never in a table of fields. */
  readonly bounds?: WriteBounds;
}

/** Is compared as text: `=` exactly, `~` without regard to case. */
export interface TextField extends Field {
  readonly type: 'text';
}

/** Is compared as a whole number that fits its column. */
export interface IntegerField extends Field {
  readonly type: 'integer';
  /** The column's type; int4 when left out. */
  readonly size?: 'int4' | 'int8';
}

/** Takes only certain words, each standing for a value of the column. */
export interface SetField extends Field {
  readonly type: 'set';
  readonly values: ReadonlyMap<string, boolean | string>;
}

/** Is compared as a span of time: `= today` is the whole day in the user's time zone. */
export interface TemporalField extends Field {
  readonly type: 'temporal';
}

/** Is a family of text fields, `name.<key>`, one for every key that rows of another table hold. */
export interface KeyValueField extends Field {
  readonly type: 'key-value';
  /** The SQL expression of the key, beside `sql`, that of the value. */
  readonly keySql: string;
  readonly relation: ToMany;
}

/** Is one searchable field of a resource. */
export type SearchField = TextField | IntegerField | SetField | TemporalField | KeyValueField;

/** Describes all searchable fields of a resource; made by `defineSearch`. */
export interface SearchDefinition {
  readonly fields: readonly SearchField[];
  readonly byName: ReadonlyMap<string, SearchField>;
}

/** Is the values of the set that most fields of kind set are: a boolean column. */
export const BOOLEAN_VALUES: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Builds the table of searchable fields that every other function here takes.
 *
 * @throws {Error} when a name is empty or given twice, as that is a mistake of a programmer.
 */
export function defineSearch(fields: readonly SearchField[]): SearchDefinition {
  const byName = new Map<string, SearchField>();
  for (const field of fields) {
    if (field.name === '' || byName.has(field.name)) throw new Error(`Bad or repeated search field '${field.name}'`);
    byName.set(field.name, field);
  }
  return { fields, byName };
}

/**
 * Sorts text as people do, and is what `<` and `>` compare it by. The database has a collation of this name; `=` and `~`
 * compare by that of the column.
 */
const COLLATION = 'alphabetical';

/** Gives the SQL by which the values of a field are put in order. */
export function sortedBy(field: SearchField): string {
  return field.type === 'text' ? alphabetical(field.sql) : field.sql;
}

/** Writes text so that it is compared in the order of people. */
export function alphabetical(sql: string): string {
  return `${sql} COLLATE ${COLLATION}`;
}

/** Is a field as a search names it: a key-value field comes with the key. */
export interface NamedField {
  readonly field: SearchField;
  readonly key: string | null;
}

/** Finds a field by its exact name; `name.key` finds a key-value field. */
export function findField(definition: SearchDefinition, name: string): NamedField | undefined {
  const field = definition.byName.get(name);
  if (field !== undefined) return field.type === 'key-value' ? undefined : { field, key: null };
  const dot = name.indexOf('.');
  if (dot === -1 || dot === name.length - 1) return undefined;
  const family = definition.byName.get(name.slice(0, dot));
  return family?.type === 'key-value' ? { field: family, key: name.slice(dot + 1) } : undefined;
}

/**
 * Finds a field that a condition names.
 *
 * @throws {SearchError} when there is no such field.
 */
export function requireField(definition: SearchDefinition, name: string): NamedField {
  const found = findField(definition, name);
  if (found === undefined) throw new SearchError(`Field '${name}' not recognized for searching!`);
  return found;
}

/** Gives the name that Foreman's messages use for a field: that of the underlying column. */
export function columnOf(field: SearchField): string {
  return field.column ?? field.name;
}
