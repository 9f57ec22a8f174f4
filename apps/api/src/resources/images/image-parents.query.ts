import type { Access } from '../../access/access.js';
import { PARENTS, parentVerb } from '../../access/parent.js';
import type { ListBounds } from '../../lists/page.query.js';
import { parentComputeResource, parentReference } from '../../routing/reference.js';
import type { Verb } from '../../sql/fields.js';
import { selectId } from '../../sql/select-id.js';
import type { Values } from '../../sql/values.js';
import type { ImageParent, ReadParent, TaxonomyAsParent } from './image-parents.js';

/** Writes the conditions that bind images to what they are below. */
export function underParents(access: Access, verb: Verb, parents: readonly ReadParent[], values: Values): string[] {
  return parents.map((parent) => conditionOf(parent, locateParent(access, verb, parent, values)));
}

function conditionOf(parent: ReadParent, id: string): string {
  return isTaxonomy(parent) ? `${id} IS NOT NULL` : `images.${parent.column} = ${id}`;
}

function isTaxonomy(parent: ReadParent): parent is TaxonomyAsParent {
  return parent.column === 'organization_id' || parent.column === 'location_id';
}

/** Writes the conditions of a list of images; of one parent's list also its total, which is counted already. */
export function boundsOfParents(access: Access, parents: readonly ReadParent[], values: Values): ListBounds {
  const located = parents.map((parent) => ({ parent, id: locateParent(access, 'view', parent, values) }));
  const [only, ...others] = located;
  return {
    conditions: located.map(({ parent, id }) => conditionOf(parent, id)),
    ...(only &&
      others.length === 0 &&
      !isTaxonomy(only.parent) && { total: countedUnder(only.parent.column, only.id) }),
  };
}

function countedUnder(column: ImageParent['column'], id: string): string {
  const parent = column.replace(/_id$/, '');
  return `(SELECT COALESCE(sum(images), 0)::int FROM image_counts WHERE parent = '${parent}' AND parent_id = ${id})`;
}

/** Writes a subquery that gives the id of a parent that the caller can reach, or nothing. */
export function locateParent(access: Access, verb: Verb, { column, text }: ReadParent, values: Values): string {
  const kind = PARENTS[column];
  const reference = column === 'compute_resource_id' ? parentComputeResource(text) : parentReference(text, true);
  return selectId(reference, kind, access.scope(kind.type, kind[parentVerb(verb)]), values);
}
