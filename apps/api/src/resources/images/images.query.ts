import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { type Completion, complete } from '../../lists/completion.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { imageReference } from '../../routing/reference.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Listing } from '../../lists/listing.js';
import type { Reads } from '../../sql/reads.js';
import { Values } from '../../sql/values.js';
import type { ImageRow } from './image.row.js';
import {
  boundsOfParents,
  type ImageParent,
  locateParent,
  type ParentSight,
  type ParentVerb,
  sightOf,
  underParents,
} from './image-parents.js';
import { imageSearch } from './images.search.js';
import { readLabel } from './operatingsystem-label.js';

const COLUMNS = `images.id, images.name, images.uuid, images.username, images.user_data, images.iam_role,
  images.created_at, images.updated_at,
  images.operatingsystem_id, operatingsystems.title AS operatingsystem_name,
  images.compute_resource_id, compute_resources.name AS compute_resource_name, compute_resources.type AS compute_resource_type,
  images.architecture_id, architectures.name AS architecture_name`;

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
  parents: readonly ImageParent[],
  listing: Listing,
): Promise<Page<ImageRow>> {
  const bounds = (values: Values) => boundsOfParents(access, parents, values);
  return readPage(reads, SOURCE, listing, access.scope('Image', 'view_images'), bounds);
}

/** Completes a search for the images that all the parents share. */
export function completeImageSearch(
  reads: Reads,
  access: Access,
  parents: readonly ImageParent[],
  typed: string,
): Promise<Completion> {
  const bounds = (values: Values) => boundsOfParents(access, parents, values);
  const suggestValues = suggestionsFrom(reads, SOURCE, access.scope('Image', 'view_images'), bounds);
  return complete(typed, imageSearch, suggestValues);
}

/** Below which parents an image is looked for, and what the caller must be allowed to do with them. */
export interface BelowParents {
  access: Access;
  verb: ParentVerb;
  parents: readonly ImageParent[];
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

/** Reads the ids of the parents, by column; null where the caller can reach no such row. */
export async function findParents(
  reads: Reads,
  access: Access,
  verb: ParentVerb,
  parents: readonly ImageParent[],
): Promise<Partial<Record<ImageParent['column'], number | null>>> {
  const values = new Values();
  const columns = parents.map((parent, index) => `${locateParent(access, verb, parent, values)} AS p${index}`);
  const row = await reads.lookUp<Record<string, number | null>>(`SELECT ${columns.join(', ')}`, values.list);
  return Object.fromEntries(parents.map((parent, index) => [parent.column, row?.[`p${index}`] ?? null]));
}

/** What stands in the way of an image: names and uuids that are taken, rows that are not there. */
export interface ImageObstacles {
  name_taken: boolean;
  uuid_taken: boolean;
  operatingsystem_exists: boolean;
  compute_resource_exists: boolean;
  architecture_exists: boolean;
}

/** Looks for everything at once that would stop an image from being written; of parents, only those in sight exist. */
export async function findObstacles(reads: Reads, sight: ParentSight, image: Candidate): Promise<ImageObstacles> {
  const values = new Values();
  for (const value of [image.name, image.uuid, image.compute_resource_id, image.operatingsystem_id]) values.add(value);
  for (const value of [image.architecture_id, image.id]) values.add(value);
  const inSight = sight.compute_resource_id.bounding('$3::int', values);
  const row = await reads.lookUp<ImageObstacles>(
    `SELECT EXISTS (SELECT FROM images WHERE name = $1 AND compute_resource_id = $3 AND operatingsystem_id = $4
                      AND id IS DISTINCT FROM $6::int${inSight}) AS name_taken,
            EXISTS (SELECT FROM images WHERE uuid = $2 AND compute_resource_id = $3
                      AND id IS DISTINCT FROM $6::int${inSight}) AS uuid_taken,
            EXISTS (SELECT FROM operatingsystems
                    WHERE id = $4${sight.operatingsystem_id.bounding('$4::int', values)}) AS operatingsystem_exists,
            EXISTS (SELECT FROM compute_resources WHERE id = $3${inSight}) AS compute_resource_exists,
            EXISTS (SELECT FROM architectures
                    WHERE id = $5${sight.architecture_id.bounding('$5::int', values)}) AS architecture_exists`,
    values.list,
  );
  if (row === undefined) throw new Error('A SELECT without FROM gives one row');
  return row;
}

/** The attributes of an image that other rows can stand in the way of. */
export interface Candidate {
  id: number | null;
  name: string | null;
  uuid: string | null;
  compute_resource_id: number | null;
  operatingsystem_id: number | null;
  architecture_id: number | null;
}

/** Reads the id of the row that a `*_name` attribute of an image means; undefined when none is in sight. */
export async function findNamed(
  reads: Reads,
  access: Access,
  column: ImageParent['column'],
  name: string,
): Promise<number | undefined> {
  const scope = sightOf(access, column);
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
  const inSight = scope.bounding('operatingsystems.id', values);
  return reads.lookUp<{ id: number }>(
    `SELECT id FROM operatingsystems
     WHERE (description = $1
        OR (name = $2 AND ($3::text IS NULL OR major = $3) AND ($4::text IS NULL OR minor = $4)))${inSight}
     ORDER BY (description IS NOT DISTINCT FROM $1) DESC, title LIMIT 1`,
    values.list,
  );
}
