import { alphabetical } from '@image-catalog/search';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { selectId } from '../../sql/select-id.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { architectureReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { addError } from '../../foreman/shape-errors.js';
import type { Validation } from '../../foreman/validation.js';
import { isRowId } from '../../sql/constraints.js';
import { selectedColumns } from '../../sql/fields.js';
import { parametersOf } from '../parameters/parameters.query.js';
import { otherKind, type TaxonomyKind } from './taxonomy-kind.js';
import type { TaxonomyDetails, TaxonomyRow } from './taxonomy.row.js';

/** Reads a page of those that the caller belongs to and may view; with an id of the other kind, only of those linked with it. */
export function listTaxonomies(
  reads: Reads,
  access: Access,
  kind: TaxonomyKind,
  linkedWith: number | null,
  listing: Listing,
): Promise<Page<TaxonomyRow>> {
  const scope = access.scope(kind.type, `view_${kind.many}`);
  return readPage(reads, sourceOf(kind), listing, scope, (values) => ({
    conditions: linked(kind, linkedWith, values),
  }));
}

/** Completes a search for the rows of the list. */
export function completeTaxonomySearch(
  reads: Reads,
  access: Access,
  kind: TaxonomyKind,
  linkedWith: number | null,
  typed: string,
): Promise<Completion> {
  const scope = access.scope(kind.type, `view_${kind.many}`);
  const bounds = (values: Values) => ({ conditions: linked(kind, linkedWith, values) });
  return complete(typed, kind.definition, suggestionsFrom(reads, sourceOf(kind), scope, bounds));
}

/** Reads one of a scope by the text of its id, with those of its members that the caller may view; undefined when there is none. */
export function findTaxonomy(
  reads: Reads,
  access: Access,
  scope: Scope,
  kind: TaxonomyKind,
  id: string,
): Promise<TaxonomyDetails | undefined> {
  const values = new Values();
  const located = selectId(architectureReference(id), { table: kind.many, name: 'title' }, scope, values);
  const { columns, joins } = sourceOf(kind);
  const text = `SELECT ${columns}, ${details(access, kind, values)} FROM ${kind.many} ${joins} WHERE ${kind.many}.id = ${located}`;
  return reads.row(text, values.list);
}

/** The place of an organization or location in its tree. */
export interface Place {
  id: number | null;
  name: string;
  parent_id: number | null;
}

/** The validation of an organization's or location's title: its name, which must be unique below its parent. */
export function uniqueTitle(reads: Reads, kind: TaxonomyKind, { id, name, parent_id }: Place): Validation {
  const text = `SELECT id FROM ${kind.many} WHERE id IS DISTINCT FROM $1::int
    AND title = concat_ws('/', (SELECT p.title FROM ${kind.many} p WHERE p.id = $2::int), $3::text)`;
  const parentId = parent_id !== null && isRowId(parent_id) ? parent_id : null;
  const addConflicts: Validation['addConflicts'] = async (errors) => {
    if (name && (await reads.row(text, [id, parentId, name])) !== undefined)
      addError(errors, 'name', 'has already been taken');
  };
  return { id, addConflicts };
}

/** Reads the id of the only organization or location; none when there are more. */
export async function readOnlyTaxonomy(manager: EntityManager, { many }: TaxonomyKind): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(`SELECT id FROM ${many} LIMIT 2`);
  return rows.length === 1 ? rows.map(({ id }) => id) : [];
}

/** Tells whether one, or one below it, owns a whole kind of resource. */
export async function ignoresTypes(manager: EntityManager, { many }: TaxonomyKind, id: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM ${many} WHERE (id = $1 OR $1 = ANY(string_to_array(ancestry, '/')::int[])) AND ignore_types <> '{}' LIMIT 1`,
    [id],
  );
  return rows.length > 0;
}

/** Reads the name of a role that applies, itself or by one of its filters, to nothing but one organization or location. */
export async function findRoleBoundTo(
  manager: EntityManager,
  { one, many }: TaxonomyKind,
  id: number,
): Promise<string | undefined> {
  const [role] = await manager.query<{ name: string }[]>(
    `SELECT r.name FROM roles r JOIN roles_${many} l ON l.role_id = r.id
     GROUP BY r.id HAVING array_agg(l.${one}_id) = ARRAY[$1::int]
     UNION ALL
     SELECT r.name FROM roles r JOIN filters f ON f.role_id = r.id JOIN filters_${many} l ON l.filter_id = f.id
     GROUP BY r.id, f.id HAVING array_agg(l.${one}_id) = ARRAY[$1::int]
     LIMIT 1`,
    [id],
  );
  return role?.name;
}

function sourceOf({ many: table, fields, definition }: TaxonomyKind): ListSource {
  return {
    table,
    columns: `${selectedColumns(fields)}, ${table}.title, ${table}.ancestry, parent.title AS parent_name`,
    joins: `LEFT JOIN ${table} parent ON parent.id = ${table}.parent_id`,
    definition,
    default_order: alphabetical(`${table}.title`),
  };
}

function linked(kind: TaxonomyKind, linkedWith: number | null, values: Values): string[] {
  if (linkedWith === null) return [];
  return [
    `${kind.many}.id IN (SELECT ${kind.one}_id FROM locations_organizations
      WHERE ${otherKind(kind).one}_id = ${values.add(linkedWith)})`,
  ];
}

/** Rows of parents are shown as inherited. Foreman: taxonomies/show.json.rabl */
function details(access: Access, kind: TaxonomyKind, values: Values): string {
  const users = access.scope('User', 'view_users').bounding('u.id', values);
  const computeResources = access.scope('ComputeResource', 'view_compute_resources').bounding('c.id', values);
  const other = otherKind(kind);
  const others = access.scope(other.type, `view_${other.many}`).bounding('o.id', values);
  return `
    COALESCE((SELECT json_agg(json_build_object('id', u.id, 'login', u.login, 'description', u.description,
        'inherited', NOT m.own) ORDER BY u.id)
      FROM (${members(kind, 'user')}) m JOIN users u ON u.id = m.id WHERE true${users}), '[]') AS users,
    COALESCE((SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'type', c.type, 'inherited', NOT m.own) ORDER BY c.name, c.id)
      FROM (${members(kind, 'compute_resource')}) m JOIN compute_resources c ON c.id = m.id
      WHERE true${computeResources}), '[]') AS compute_resources,
    COALESCE((SELECT json_agg(json_build_object('id', o.id, 'name', o.name, 'title', o.title, 'description', o.description)
        ORDER BY ${alphabetical('o.title')})
      FROM locations_organizations l JOIN ${other.many} o ON o.id = l.${other.one}_id
      WHERE l.${kind.one}_id = ${kind.many}.id${others}), '[]') AS linked,
    ${parametersOf(kind.parameters, access, values)}`;
}

function members(kind: TaxonomyKind, member: 'user' | 'compute_resource'): string {
  return `SELECT j.${member}_id AS id, bool_or(j.${kind.one}_id = ${kind.many}.id) AS own FROM ${member}s_${kind.many} j
    WHERE j.${kind.one}_id = ANY(string_to_array(${kind.many}.ancestry, '/')::int[] || ${kind.many}.id) GROUP BY 1`;
}
