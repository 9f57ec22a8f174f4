import type { SearchDefinition } from '@image-catalog/search';
import type { ResourceType } from '@image-catalog/spec';
import type { Values } from '../sql/values.js';
import type { Bounds } from './bounds.js';

/** How the rows of a resource are limited for users who are no admins. */
export interface Scopable {
  table: string;
  /** The fields that searches of filters may use. */
  definition: SearchDefinition;
  /** Writes the conditions of organizations and locations on its rows; left out when there are none. */
  within?: (bounds: Bounds, values: Values) => string[];
}

const scopables = new Map<ResourceType, Scopable>();

/** Registers how the rows of a resource are limited. Each resource does so in its module file. */
export function registerScopable(type: ResourceType, scopable: Scopable): void {
  scopables.set(type, scopable);
}

/** Gives how the rows of a type are limited; undefined when they cannot be. */
export function findScopable(type: string): Scopable | undefined {
  return scopables.get(type as ResourceType);
}

/** The same, for a type that must be registered. @throws Error for any other. */
export function scopableOf(type: ResourceType): Scopable {
  const scopable = findScopable(type);
  if (scopable === undefined) throw new Error(`No module registered how rows of ${type} are limited`);
  return scopable;
}
