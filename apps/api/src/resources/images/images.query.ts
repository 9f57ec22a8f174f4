import { runPrepared } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { isRowId } from '../../sql/constraints.js';
import { selectedColumns, type Verb } from '../../sql/fields.js';
import type { Scope } from '../../sql/scope.js';
import { type Completion, complete } from '../../lists/completion.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { imageReference } from '../../routing/reference.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Listing } from '../../lists/listing.js';
import type { Reads } from '../../sql/reads.js';
import { Values } from '../../sql/values.js';
import { imageFields } from './image.fields.js';
import type { ImageRow } from './image.row.js';
import { type ImageParent, type ParentIds, type ParentScopes, parentScope, type ReadParent } from './image-parents.js';
import { boundsOfParents, locateParent, underParents } from './image-parents.query.js';
import { imageSearch } from '@image-catalog/catalog';
import { readLabel } from './operatingsystem-label.js';

const COLUMNS = `${selectedColumns(imageFields)}, operatingsystems.title AS operatingsystem_name,
  compute_resources.name AS compute_resource_name, compute_resources.type AS compute_resource_type,
  architectures.name AS architecture_name`;

const JOINS = `JOIN operatingsystems ON operatingsystems.id = images.operatingsystem_id
  JOIN compute_resources ON compute_resources.id = images.compute_resource_id
  JOIN architectures ON architectures.id = images.architecture_id`;

const SOURCE: ListSource = {
  table: 'images',
  columns: COLUMNS,
  joins: JOINS,
  definition: imageSearch,
  default_order: 'images.id',
};

/** Reads a page of the images that all the parents share. */
export function listImages(
  reads: Reads,
  access: Access,
  parents: readonly ReadParent[],
  listing: Listing,
): Promise<Page<ImageRow>> {
  const bounds = (values: Values) => boundsOfParents(access, parents, values);
  return readPage(reads, SOURCE, listing, access.scope('Image', 'view_images'), bounds);
}

/** Completes a search for the images that all the parents share. */
export function completeImageSearch(
  reads: Reads,
  access: Access,
  parents: readonly ReadParent[],
  typed: string,
): Promise<Completion> {
  const bounds = (values: Values) => boundsOfParents(access, parents, values);
  const suggestValues = suggestionsFrom(reads, SOURCE, access.scope('Image', 'view_images'), bounds);
  return complete(typed, imageSearch, suggestValues);
}

/** The parents that an image must have, and what the caller wants to do with the image. */
export interface BelowParents {
  access: Access;
  verb: Verb;
  parents: readonly ReadParent[];
}

/** Reads one image of a scope by the text of its id, below its parents when they are given; undefined when there is none. */
export function findImage(reads: Reads, scope: Scope, id: string, below?: BelowParents): Promise<ImageRow | undefined> {
  const values = new Values();
  const reference = imageReference(id);
  const conditions = [
    `images.id = ${values.add(reference.id)}::int`,
    ...(below === undefined ? [] : underParents(below.access, below.verb, below.parents, values)),
    ...scope.conditions(values),
  ];
  return reads.lookUp<ImageRow>(
    `SELECT ${COLUMNS} FROM images ${JOINS} WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}

/** Reads the ids of the parents, by column; undefined when the caller cannot reach one of them. */
export async function findParents<Parent extends ReadParent>(
  reads: Reads,
  access: Access,
  verb: Verb,
  parents: readonly Parent[],
): Promise<ParentIds<Parent> | undefined> {
  const values = new Values();
  const columns = parents.map((parent) => `${locateParent(access, verb, parent, values)} AS ${parent.column}`);
  const row = await reads.lookUp<ParentIds<Parent>>(`SELECT ${columns.join(', ')}`, values.list);
  return row === undefined || Object.values(row).includes(null) ? undefined : row;
}

/** Conflicts of an image with other rows: a name or uuid that is taken, parents that do not exist. */
export type ImageConflicts = Record<'is_name_taken' | 'is_uuid_taken' | `${ImageParent['column']}_exists`, boolean>;

/** Looks for all conflicts of an image with other rows; a parent outside the scopes does not exist. */
export async function findConflicts(
  reads: Reads,
  scopes: ParentScopes,
  id: number | null,
  image: { name?: string | null; uuid?: string | null } & { [Column in ImageParent['column']]?: number | null },
): Promise<ImageConflicts> {
  const values = new Values();
  for (const value of [image.name ?? null, image.uuid ?? null, idOf(image.compute_resource_id)]) values.add(value);
  for (const value of [idOf(image.operatingsystem_id), idOf(image.architecture_id), id]) values.add(value);
  const visible = scopes.compute_resource_id.bounding('$3::int', values);
  const row = await reads.lookUp<ImageConflicts>(
    `SELECT EXISTS (SELECT FROM images WHERE name = $1 AND compute_resource_id = $3 AND operatingsystem_id = $4
                      AND id IS DISTINCT FROM $6::int${visible}) AS is_name_taken,
            EXISTS (SELECT FROM images WHERE uuid = $2 AND compute_resource_id = $3
                      AND id IS DISTINCT FROM $6::int${visible}) AS is_uuid_taken,
            $4::int IS NULL OR EXISTS (SELECT FROM operatingsystems
                    WHERE id = $4${scopes.operatingsystem_id.bounding('$4::int', values)}) AS operatingsystem_id_exists,
            $3::int IS NULL OR EXISTS (SELECT FROM compute_resources WHERE id = $3${visible}) AS compute_resource_id_exists,
            $5::int IS NULL OR EXISTS (SELECT FROM architectures
                    WHERE id = $5${scopes.architecture_id.bounding('$5::int', values)}) AS architecture_id_exists`,
    values.list,
  );
  if (row === undefined) throw new Error('A SELECT without FROM gives one row');
  return row;
}

/** No row has an id beyond int4, and Postgres would refuse the number. */
function idOf(value: number | null | undefined): number | null {
  return value && isRowId(value) ? value : null;
}

/** Reads the name of an image's compute resource, for its audit. */
export async function computeResourceName(
  manager: EntityManager,
  { compute_resource_id: id }: { compute_resource_id: number },
): Promise<string> {
  const text = 'SELECT name FROM compute_resources WHERE id = $1';
  const [row] = await runPrepared<{ name: string }>(manager, text, [id]);
  return row?.name ?? '';
}

/** Reads the id of the row that a `*_name` attribute of an image means; undefined when the caller may name none. */
export async function findNamed(
  reads: Reads,
  access: Access,
  column: ImageParent['column'],
  name: string,
): Promise<number | undefined> {
  const scope = parentScope(access, column);
  if (column === 'operatingsystem_id') return (await findLabelled(reads, scope, name))?.id;
  const values = new Values();
  const table = column === 'architecture_id' ? 'architectures' : 'compute_resources';
  const conditions = [`${table}.name = ${values.add(name)}`, ...scope.conditions(values)];
  const text = `SELECT ${table}.id FROM ${table} WHERE ${conditions.join(' AND ')}`;
  return (await reads.lookUp<{ id: number }>(text, values.list))?.id;
}

/** Finds an operating system by its description, else by as much of name and version as the label says. Foreman: Operatingsystem.find_by_to_label */
function findLabelled(reads: Reads, scope: Scope, label: string): Promise<{ id: number } | undefined> {
  const { name, major, minor } = readLabel(label);
  const values = new Values();
  for (const value of [label, name, major, minor]) values.add(value);
  const visible = scope.bounding('operatingsystems.id', values);
  return reads.lookUp<{ id: number }>(
    `SELECT id FROM operatingsystems
     WHERE (description = $1
        OR (name = $2 AND ($3::text IS NULL OR major = $3) AND ($4::text IS NULL OR minor = $4)))${visible}
     ORDER BY (description IS NOT DISTINCT FROM $1) DESC, title LIMIT 1`,
    values.list,
  );
}
