import type { AuditAction, AuditedChange } from '@image-catalog/database';
import type { PermissionName, ResourceType } from '@image-catalog/spec';
import type { Moment } from '../foreman/dates.js';

/** The actions that have permissions of their own. */
export type Verb = 'view' | 'create' | 'edit' | 'destroy';

/** A table whose rows bodies write. */
export type WrittenTable =
  | 'images'
  | 'compute_resources'
  | 'operatingsystems'
  | 'parameters'
  | 'architectures'
  | 'roles'
  | 'filters'
  | 'organizations'
  | 'locations'
  | 'users'
  | 'personal_access_tokens'
  | 'targets';

/** The field list of one resource, from which its wrapper, rows, inserts, updates and audits are made. */
export interface Fields<Entity extends object, Column extends keyof Entity & string> {
  entity: new () => Entity;
  table: WrittenTable;
  /** The name in the message that a row does not exist. */
  resource: string;
  /** Rails' name of the model, in audits and filters. */
  type: AuditedChange['auditable_type'] & ResourceType;
  permissions: Readonly<Record<Verb, PermissionName>>;
  /** Columns that a body may write, with or without the wrapper; rows and audits contain them. */
  columns: readonly Column[];
  /** Columns that a body may write and no row contains. */
  secrets?: readonly (keyof Entity & string)[];
}

/** Defines the field list of a resource; a column that the entity does not have is a type error. */
export function defineFields<Entity extends object, const Column extends keyof Entity & string>(
  fields: Fields<Entity, Column>,
): Fields<Entity, Column> {
  return fields;
}

/** The columns of a field list with their types: `ColumnsOf<typeof imageFields>`. */
export type ColumnsOf<List> = List extends Fields<infer Entity, infer Column> ? Pick<Entity, Column> : never;

/** A row as queries read it: the columns of a field list, its id and times. Moments stay text. */
export type RowOf<List> = { id: number; created_at: Moment; updated_at: Moment } & {
  [Column in keyof ColumnsOf<List>]: Read<ColumnsOf<List>[Column]>;
};

type Read<Value> = Date extends Value ? Moment | Exclude<Value, Date> : Value;

/** Writes the columns that a query reads for a row: those of the list, its id and times. */
export function selectedColumns<Entity extends object, Column extends keyof Entity & string>({
  table,
  columns,
}: Fields<Entity, Column>): string {
  return ['id', ...columns, 'created_at', 'updated_at'].map((column) => `${table}."${column}"`).join(', ');
}

/** Names what a body may hold without the wrapper. */
export function unwrappedOf<Entity extends object, Column extends keyof Entity & string>({
  columns,
  secrets = [],
}: Fields<Entity, Column>): (keyof Entity & string)[] {
  return [...columns, ...secrets];
}

/** Picks the columns of a field list from a body or row; what is undefined is left out. */
export function columnsIn<
  Entity extends object,
  Column extends keyof Entity & string,
  Given extends { [Name in Column]?: unknown },
>({ columns }: Fields<Entity, Column>, given: Given): Pick<Given, Column & keyof Given> {
  const picked: { [Name in Column]?: unknown } = {};
  for (const column of columns) if (given[column] !== undefined) picked[column] = given[column];
  return picked as Pick<Given, Column & keyof Given>;
}

/**
 * The row that an audit is about, with its name when it was changed: that of before, as the changes tell the new one.
 * Foreman: concerns/audit_extensions.rb, ensure_auditable_and_associated_name
 */
export interface AuditSubject {
  id: number;
  name: string;
  associated?: AuditedChange['associated'];
}

/** Makes the audit of one write of a row. */
export function auditOf(
  { type }: Pick<Fields<object, never>, 'type'>,
  { id, name, associated }: AuditSubject,
  action: AuditAction,
  audited_changes: Record<string, unknown>,
): AuditedChange {
  return {
    auditable_type: type,
    auditable_id: id,
    auditable_name: name,
    action,
    audited_changes,
    ...(associated && { associated }),
  };
}
