import { SetMetadata } from '@nestjs/common';
import { routeMetadata } from './route-metadata.js';

/** Where an action's documentation hangs. */
export const ACTION = Symbol('image-catalog:action');

/** Marks a route that answers without credentials. */
export const OPEN = Symbol('image-catalog:open');

/** Describes a route in a few words, without a final full stop; `/api` and the API's documents show them. */
export const Action = (summary: string): MethodDecorator => SetMetadata(ACTION, summary);

/** Lets everyone in, without credentials. */
export const Open = (): MethodDecorator => SetMetadata(OPEN, true);

/** Tells whether a route lets everyone in. */
export const isOpen = routeMetadata(OPEN, false);
