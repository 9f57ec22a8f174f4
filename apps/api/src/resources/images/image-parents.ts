import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../../access/access.js';
import { PARENTS, parentVerb } from '../../access/parent.js';
import { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import type { FieldErrors } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import { isRowId } from '../../sql/constraints.js';
import { parentParametersOf, parentText } from '../../foreman/parameters.js';
import { parentReference } from '../../routing/reference.js';
import type { ListBounds } from '../../lists/page.query.js';
import type { Verb } from '../../sql/fields.js';
import type { Values } from '../../sql/values.js';

/** One parent that a request names: its kind, and the text that names it. */
export interface ImageParent {
  column: 'compute_resource_id' | 'operatingsystem_id' | 'architecture_id';
  text: string;
}

/** The ids of an image's parents. */
export type ImageParentIds = Record<ImageParent['column'], number>;

/** The columns of an image's parents. */
export const IMAGE_PARENTS = ['operatingsystem_id', 'compute_resource_id', 'architecture_id'] as const;

/**
 * Injects all parents that an image must have: those of the path and of the query. The path wins where both name one kind.
 * A body names no parent, except that of a GET, which is read as a query.
 */
export const Parents = createParamDecorator((_none: unknown, context: ExecutionContext): ImageParent[] => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const parameters = parentParametersOf(request);
  const parents = IMAGE_PARENTS.flatMap((column) => {
    const text = parentText(parameters, column);
    return text === undefined ? [] : [{ column, text }];
  });
  return isReadBeforeMove(request) ? parents.filter(({ column }) => column !== 'architecture_id') : parents;
});

/**
 * Recognises the one request whose parents need not all match. Before hammer moves an image to another architecture, it
 * reads it below the new architecture's path with its compute resource in the query; in Foreman only the latter counts.
 * Foreman: base_controller.rb, parent_resource_details
 */
function isReadBeforeMove({ method, params, query }: FastifyRequest): boolean {
  const asked = query as Record<string, unknown>;
  return method === 'GET' && 'architecture_id' in (params as object) && Boolean(asked['compute_resource_id']);
}

/** The rows of each kind that an image may be given as a parent. */
export type ParentScopes = Readonly<Record<ImageParent['column'], Scope>>;

/** Gives the rows that a caller may choose as a parent: visible compute resources; of the others, those they may view. */
export function parentScope(access: Access, column: ImageParent['column']): Scope {
  const { type, view } = PARENTS[column];
  return type === 'ComputeResource' ? access.visible(type) : access.scope(type, view);
}

/** Gives the scopes of all parents; an operating system or architecture that was checked already is not limited again. */
export function parentScopes(access: Access, checked: readonly ImageParent['column'][]): ParentScopes {
  const scope = (column: 'operatingsystem_id' | 'architecture_id') =>
    checked.includes(column) ? Scope.UNRESTRICTED : parentScope(access, column);
  return {
    compute_resource_id: parentScope(access, 'compute_resource_id'),
    operatingsystem_id: scope('operatingsystem_id'),
    architecture_id: scope('architecture_id'),
  };
}

/** Adds errors that need no look-up: parents that are missing, and numbers that cannot be an id. */
export function addParentErrors(
  errors: FieldErrors,
  image: { [Column in ImageParent['column']]?: number | null },
): void {
  for (const column of IMAGE_PARENTS) {
    const id = image[column];
    if (id === null || id === undefined) addError(errors, column, "can't be blank");
    else if (!isRowId(id)) addError(errors, column, 'must exist');
  }
}

/** Writes the conditions that bind images to their parents. */
export function underParents(access: Access, verb: Verb, parents: readonly ImageParent[], values: Values): string[] {
  return parents.map((parent) => `images.${parent.column} = ${locateParent(access, verb, parent, values)}`);
}

/** Writes the conditions of a list of images; of one parent's list also its total, which is counted already. */
export function boundsOfParents(access: Access, parents: readonly ImageParent[], values: Values): ListBounds {
  const located = parents.map((parent) => ({
    column: parent.column,
    id: locateParent(access, 'view', parent, values),
  }));
  const [only, ...others] = located;
  return {
    conditions: located.map(({ column, id }) => `images.${column} = ${id}`),
    ...(only && others.length === 0 && { total: countedUnder(only.column, only.id) }),
  };
}

function countedUnder(column: ImageParent['column'], id: string): string {
  const parent = column.replace(/_id$/, '');
  return `(SELECT COALESCE(sum(images), 0)::int FROM image_counts WHERE parent = '${parent}' AND parent_id = ${id})`;
}

/** Writes a subquery that gives the id of a parent that the caller can reach, or nothing. */
export function locateParent(access: Access, verb: Verb, { column, text }: ImageParent, values: Values): string {
  const kind = PARENTS[column];
  return selectId(
    parentReference(text, kind.name !== null),
    kind,
    access.scope(kind.type, kind[parentVerb(verb)]),
    values,
  );
}
