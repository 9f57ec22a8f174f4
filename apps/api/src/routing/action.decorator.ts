import type { SearchDefinition } from '@image-catalog/search';
import type { PermissionName } from '@image-catalog/spec';
import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { routeMetadata } from './route-metadata.js';

/** Where an action's documentation hangs. */
export const ACTION = Symbol('image-catalog:action');

/** Where the name of an action hangs when its method is called otherwise. */
export const ACTION_NAME = Symbol('image-catalog:action-name');

/** Where what all actions of a resource share hangs. */
export const DESCRIBED = Symbol('image-catalog:described');

/** Marks a route that answers without credentials. */
export const OPEN = Symbol('image-catalog:open');

/** Where it hangs who may use a route. */
const POLICY = Symbol('image-catalog:policy');

/** What a route asks of a caller who is no admin. */
export interface Policy {
  /** One of these is enough; none means that no permission opens the route. */
  permissions: readonly PermissionName[];
  /** Whether being logged in is all it takes. */
  everyone: boolean;
  /** Lets requests pass that need no permission, such as those for what is the caller's own. */
  unless?: (request: FastifyRequest) => boolean;
}

/** What the documents tell of a whole resource. */
export interface Described {
  /** Its name where the path does not tell it. */
  resource?: string;
  /** The DTO that says what names one row; its sentences describe the parameters of paths. */
  names?: new () => object;
  /** The fields by which its lists can be searched. */
  search?: SearchDefinition;
}

/**
 * Describes a route in a few words, without a final full stop; `/api` and the API's documents show them. Clients call
 * the action by its method's name in snake case, unless another one is given.
 */
export const Action =
  (summary: string, name?: string): MethodDecorator =>
  (target, property, descriptor) => {
    SetMetadata(ACTION, summary)(target, property, descriptor);
    if (name !== undefined) SetMetadata(ACTION_NAME, name)(target, property, descriptor);
  };

/** Tells the documents what all actions of a controller share. */
export const Describe = (described: Described): ClassDecorator => SetMetadata(DESCRIBED, described);

/** Lets everyone in, without credentials. */
export const Open = (): MethodDecorator => SetMetadata(OPEN, true);

/** Lets those in who hold a permission, and those whose request `unless` names; rows are judged by the query's scope. */
export const Requires = (permission: PermissionName, { unless }: Pick<Policy, 'unless'> = {}): MethodDecorator =>
  SetMetadata<symbol, Policy>(POLICY, { permissions: [permission], everyone: false, ...(unless && { unless }) });

/** Lets everyone in who is logged in. */
export const Public = (): MethodDecorator => SetMetadata<symbol, Policy>(POLICY, { permissions: [], everyone: true });

/** Lets admins in and nobody else, as Foreman does where it knows no permission. */
export const AdminOnly = (): MethodDecorator =>
  SetMetadata<symbol, Policy>(POLICY, { permissions: [], everyone: false });

/** Gives what a route asks of its callers; null when nobody said. */
export const policyOf = routeMetadata<Policy | null>(POLICY, null);

/** Tells whether a route lets everyone in. */
export const isOpen = routeMetadata(OPEN, false);
