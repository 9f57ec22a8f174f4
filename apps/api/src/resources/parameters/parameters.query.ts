import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { parameterReference, parentReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { selectedColumns } from '../../sql/fields.js';
import { parameterFields } from './parameter.fields.js';
import type { ParameterRow } from './parameter.row.js';
import { parameterSearch } from './parameters.search.js';

const COLUMNS = `${selectedColumns(parameterFields)}, os_parameters.operatingsystem_id`;

const SOURCE: ListSource = {
  table: 'os_parameters',
  columns: COLUMNS,
  joins: '',
  definition: parameterSearch,
  default_order: 'os_parameters.name',
};

/** The operating system that parameters belong to. */
export interface ParameterOwner {
  id: number;
  title: string;
}

/** Reads a page of one operating system's parameters. */
export function listParameters(
  reads: Reads,
  access: Access,
  osId: number,
  listing: Listing,
): Promise<Page<ParameterRow>> {
  const scope = access.scope('Parameter', 'view_params');
  const bounds = (values: Values) => ({ conditions: [`os_parameters.operatingsystem_id = ${values.add(osId)}`] });
  return readPage(reads, SOURCE, listing, scope, bounds);
}

/** Reads one parameter of a scope and an operating system by its id or name; undefined when there is none. */
export function findParameter(
  reads: Reads,
  scope: Scope,
  osId: number,
  text: string,
): Promise<ParameterRow | undefined> {
  const values = new Values();
  const { id, name, id_first: idFirst } = parameterReference(text);
  const byId = `os_parameters.id = ${values.add(id)}::int`;
  const byName = `os_parameters.name = ${values.add(name)}::text`;
  const conditions = [
    `os_parameters.operatingsystem_id = ${values.add(osId)}::int`,
    `(${byId} OR ${byName})`,
    ...scope.conditions(values),
  ];
  return reads.row(
    `SELECT ${COLUMNS} FROM os_parameters WHERE ${conditions.join(' AND ')}
     ORDER BY (${idFirst ? byId : byName}) DESC LIMIT 1`,
    values.list,
  );
}

/** Reads the operating system of a scope that a path names; undefined when there is none. */
export function findOwner(reads: Reads, scope: Scope, text: string): Promise<ParameterOwner | undefined> {
  const values = new Values();
  const located = selectId(parentReference(text, true), { table: 'operatingsystems', name: 'title' }, scope, values);
  return reads.row(`SELECT id, title FROM operatingsystems WHERE id = ${located}`, values.list);
}

/** Tells whether another parameter of an operating system has a name. */
export async function isParameterNameTaken(
  reads: Reads,
  osId: number,
  name: string,
  id: number | null,
): Promise<boolean> {
  const row = await reads.row(
    'SELECT id FROM os_parameters WHERE operatingsystem_id = $1 AND name = $2 AND id IS DISTINCT FROM $3::int',
    [osId, name, id],
  );
  return row !== undefined;
}
