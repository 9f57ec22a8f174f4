import type { SearchDefinition } from '@image-catalog/search';
import { SetMetadata } from '@nestjs/common';

/** Where an action's documentation hangs. */
export const ACTION = Symbol('image-catalog:action');

/** Where the name of an action hangs when its method is called otherwise. */
export const ACTION_NAME = Symbol('image-catalog:action-name');

/** Where what all actions of a resource share hangs. */
export const DESCRIBED = Symbol('image-catalog:described');

/** Marks a route that answers without credentials. */
export const OPEN = Symbol('image-catalog:open');

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
