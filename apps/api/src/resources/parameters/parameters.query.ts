import { alphabetical } from '@image-catalog/search';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { parameterReference, parentReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { selectedColumns } from '../../sql/fields.js';
import type { ParameterKind } from './parameter-kind.js';
import { parameterFields } from './parameter.fields.js';
import type { ParameterRow } from './parameter.row.js';
import { parameterSearch } from './parameters.search.js';

const COLUMNS = `${selectedColumns(parameterFields)}, parameters.operatingsystem_id, parameters.organization_id,
  parameters.location_id`;

const SOURCE: ListSource = {
  table: 'parameters',
  columns: COLUMNS,
  joins: '',
  definition: parameterSearch,
  default_order: alphabetical('parameters.name'),
};

/** The row that parameters belong to. */
export interface ParameterOwner {
  id: number;
  title: string;
}

/** Reads a page of one owner's parameters. */
export function listParameters(
  reads: Reads,
  access: Access,
  { owner }: ParameterKind,
  ownerId: number,
  listing: Listing,
): Promise<Page<ParameterRow>> {
  const scope = access.scope('Parameter', 'view_params');
  const bounds = (values: Values) => ({ conditions: [`parameters.${owner} = ${values.add(ownerId)}`] });
  return readPage(reads, SOURCE, listing, scope, bounds);
}

/** Writes the list of an owner's parameters that a caller may view, for the body of the owner. */
export function parametersOf({ owner, parent }: ParameterKind, access: Access, values: Values): string {
  const scope = access.scope('Parameter', 'view_params');
  return `COALESCE((SELECT json_agg(to_json(p) ORDER BY ${alphabetical('p.name')}) FROM parameters p
    WHERE p.${owner} = ${parent.table}.id${scope.bounding('p.id', values)}), '[]') AS parameters`;
}

/** Reads one parameter of a scope and an owner by its id or name; undefined when there is none. */
export function findParameter(
  reads: Reads,
  scope: Scope,
  { owner }: ParameterKind,
  ownerId: number,
  text: string,
): Promise<ParameterRow | undefined> {
  const values = new Values();
  const { id, name, id_first: idFirst } = parameterReference(text);
  const byId = `parameters.id = ${values.add(id)}::int`;
  const byName = `parameters.name = ${values.add(name)}::text`;
  const conditions = [
    `parameters.${owner} = ${values.add(ownerId)}::int`,
    `(${byId} OR ${byName})`,
    ...scope.conditions(values),
  ];
  return reads.row(
    `SELECT ${COLUMNS} FROM parameters WHERE ${conditions.join(' AND ')}
     ORDER BY (${idFirst ? byId : byName}) DESC LIMIT 1`,
    values.list,
  );
}

/** Reads the owner of a scope that a path names; undefined when there is none. */
export function findOwner(
  reads: Reads,
  scope: Scope,
  { parent }: ParameterKind,
  text: string,
): Promise<ParameterOwner | undefined> {
  const values = new Values();
  const located = selectId(parentReference(text, true), parent, scope, values);
  return reads.row(`SELECT id, title FROM ${parent.table} WHERE id = ${located}`, values.list);
}

/** Tells whether another parameter of an owner has a name. */
export async function isParameterNameTaken(
  reads: Reads,
  { owner }: ParameterKind,
  ownerId: number,
  name: string,
  id: number | null,
): Promise<boolean> {
  const row = await reads.row(
    `SELECT id FROM parameters WHERE ${owner} = $1 AND name = $2 AND id IS DISTINCT FROM $3::int`,
    [ownerId, name, id],
  );
  return row !== undefined;
}

/** Gives the ids of the parameters that are in a scope. */
export async function findParametersIn(
  manager: EntityManager,
  scope: Scope,
  parameters: readonly { id: number }[],
): Promise<ReadonlySet<number>> {
  const ids = parameters.map(({ id }) => id);
  if (!scope.isLimited || ids.length === 0) return new Set(ids);
  const values = new Values();
  const conditions = [`parameters.id = ANY(${values.add(ids)}::int[])`, ...scope.conditions(values)];
  const text = `SELECT parameters.id FROM parameters WHERE ${conditions.join(' AND ')}`;
  const rows = await manager.query<{ id: number }[]>(text, [...values.list]);
  return new Set(rows.map(({ id }) => id));
}
