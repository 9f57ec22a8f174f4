import type { SearchDefinition } from '@image-catalog/search';
import type { PermissionName } from '@image-catalog/spec';
import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { routeMetadata } from './route-metadata.js';

/** Metadata key of an action's documentation. */
export const ACTION = Symbol('image-catalog:action');

/** Metadata key of an action's name when it differs from the method's. */
export const ACTION_NAME = Symbol('image-catalog:action-name');

/** Metadata key of what all actions of a resource share. */
export const DESCRIBED = Symbol('image-catalog:described');

/** Metadata key of routes that need no credentials. */
export const OPEN = Symbol('image-catalog:open');

/** Metadata key of routes that answer 409 when the row has changed since. */
export const CONFLICTS = Symbol('image-catalog:conflicts');

/** Metadata key of writes that take no body. */
const BODILESS = Symbol('image-catalog:bodiless');

/** Metadata key of a route's access policy. */
const POLICY = Symbol('image-catalog:policy');

/** What a route requires of users who are not admins. */
export interface Policy {
  /** The user needs one of these. Empty means that no permission opens the route. */
  permissions: readonly PermissionName[];
  /** Whether every logged-in user may use the route. */
  everyone: boolean;
  /** Exempts requests that need no permission, such as those for the user's own rows. */
  unless?: (request: FastifyRequest) => boolean;
}

/** Documentation shared by all actions of a resource. */
export interface Described {
  /** Its name, when the path does not contain it. */
  resource?: string;
  /** The DTO of the path parameters that identify one row. */
  names?: new () => object;
  /** The searchable fields of its lists. */
  search?: SearchDefinition;
}

/**
 * Summary of a route in a few words, without a final full stop, for `/api` and the API documents. Clients call
 * the action by its method's name in snake case, unless another name is given.
 */
export const Action =
  (summary: string, name?: string): MethodDecorator =>
  (target, property, descriptor) => {
    SetMetadata(ACTION, summary)(target, property, descriptor);
    if (name !== undefined) SetMetadata(ACTION_NAME, name)(target, property, descriptor);
  };

/** Documents what all actions of a controller share. */
export const Describe = (described: Described): ClassDecorator => SetMetadata(DESCRIBED, described);

/** Documents that the route answers 409 when the row has changed since the client read it. */
export const MayConflict = (): MethodDecorator => SetMetadata(CONFLICTS, true);

/** Accepts a write without a body and its media type. Only for routes of ours: Foreman wants JSON even where it reads none. */
export const TakesNoBody = (): MethodDecorator => SetMetadata(BODILESS, true);

/** Opens a route to everyone, without credentials. */
export const Open = (): MethodDecorator => SetMetadata(OPEN, true);

/** Requires a permission, except for requests that `unless` exempts. The query's scope checks each row. */
export const Requires = (permission: PermissionName, { unless }: Pick<Policy, 'unless'> = {}): MethodDecorator =>
  SetMetadata<symbol, Policy>(POLICY, { permissions: [permission], everyone: false, ...(unless && { unless }) });

/** Opens a route to all logged-in users. */
export const Public = (): MethodDecorator => SetMetadata<symbol, Policy>(POLICY, { permissions: [], everyone: true });

/** Opens a route to admins only, as Foreman does for routes without a permission. */
export const AdminOnly = (): MethodDecorator =>
  SetMetadata<symbol, Policy>(POLICY, { permissions: [], everyone: false });

/** Returns the access policy of a route; null when none is declared. */
export const policyOf = routeMetadata<Policy | null>(POLICY, null);

/** Tells whether a route needs no credentials. */
export const isOpen = routeMetadata(OPEN, false);

/** Tells whether a write may come without a body. */
export const takesNoBody = routeMetadata(BODILESS, false);
