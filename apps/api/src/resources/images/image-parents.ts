import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import type { AdmittedRequest } from '../../access/current-access.decorator.js';
import { PARENTS } from '../../access/parent.js';
import { Scope } from '../../sql/scope.js';
import { type FieldErrors, ResourceNotFound } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import { isRowId } from '../../sql/constraints.js';
import { type Parameters, parentParametersOf, parentText } from '../../foreman/parameters.js';
import { namesAbsentParent } from '../../routing/absent-parents.js';

/** One parent that a request names: its kind, and the text that names it. */
export interface ImageParent {
  column: 'compute_resource_id' | 'operatingsystem_id' | 'architecture_id';
  text: string;
}

/** An organization or location, which a read may name in place of a parent: no image belongs to one. */
export interface TaxonomyAsParent {
  column: 'organization_id' | 'location_id';
  text: string;
}

/** What an image is read below. */
export type ReadParent = ImageParent | TaxonomyAsParent;

/** The ids of what a request names, by column. */
export type ParentIds<Parent extends ReadParent> = Partial<Record<Parent['column'], number>>;

/** The ids of an image's parents. */
export type ImageParentIds = Record<ImageParent['column'], number>;

/** The columns of an image's parents. */
export const IMAGE_PARENTS = ['operatingsystem_id', 'compute_resource_id', 'architecture_id'] as const;

/**
 * Injects the parents that an image must have for a write: all of path and query. The path wins where both name one kind.
 * A body names no parent.
 */
export const Parents = createParamDecorator((_none: unknown, context: ExecutionContext): ImageParent[] => {
  const request = context.switchToHttp().getRequest<AdmittedRequest>();
  return namedIn(request, IMAGE_PARENTS);
});

/**
 * Injects what an image is read below, as in Foreman: the first that the query names, else the path's. An organization or
 * location must be viewed, and takes the place of the parent. The body of a GET is read as a query.
 * Foreman: base_controller.rb, parent_resource_details and parent_scope
 */
export const FirstParent = createParamDecorator((_none: unknown, context: ExecutionContext): ReadParent[] => {
  const request = context.switchToHttp().getRequest<AdmittedRequest>();
  return namedIn(request, [...IMAGE_PARENTS, 'organization_id', 'location_id']).slice(0, 1);
});

function namedIn<Column extends ReadParent['column']>(
  request: AdmittedRequest,
  columns: readonly Column[],
): { column: Column; text: string }[] {
  const asked = parentParametersOf(request);
  refuseParentsWithoutImages(request, asked);
  const named = (Object.keys(asked) as Column[]).filter((name) => columns.includes(name));
  return named.flatMap((column) => {
    const text = parentText(asked, column);
    return text === undefined ? [] : [{ column, text }];
  });
}

/**
 * Refuses what is no parent of an image: things that only Foreman has, and of admins an organization or location that is named
 * and blank. For others a blank one means all of theirs. Foreman: base_controller.rb, find_required_nested_object
 */
function refuseParentsWithoutImages({ params, user }: AdmittedRequest, parameters: Parameters): void {
  const isBlank = (name: string) => isBlankText(parameters[name]);
  const isRefused = namesAbsentParent(parameters) || (user?.admin && ['organization_id', 'location_id'].some(isBlank));
  if (isRefused) throw new ResourceNotFound('image', (params as { id?: string }).id ?? '');
}

/** Tells whether a parameter was sent, and holds nothing. */
function isBlankText(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
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
