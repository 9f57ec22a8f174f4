import type { SearchDefinition } from '@image-catalog/search';
import type { ResourceType } from '@image-catalog/spec';
import type { Values } from '../sql/values.js';
import type { Bounds } from './bounds.js';

/** How the rows of one resource are limited for users who are no admins. */
export interface Scopable {
  table: string;
  /** The fields that the searches of its filters may use. */
  definition: SearchDefinition;
  /** Writes the conditions that organizations and locations put on its rows; left out when they put none. */
  within?: (bounds: Bounds, values: Values) => string[];
}

const scopables = new Map<ResourceType, Scopable>();

/** Registers how the rows of a resource are limited. Each resource does so in its module file. */
export function registerScopable(type: ResourceType, scopable: Scopable): void {
  scopables.set(type, scopable);
}

/** Gives what a resource registered; undefined for one whose rows cannot be limited. */
export function findScopable(type: string): Scopable | undefined {
  return scopables.get(type as ResourceType);
}

/** @throws Error when no resource registered the type, which is a programmer's mistake. */
export function scopableOf(type: ResourceType): Scopable {
  const scopable = findScopable(type);
  if (scopable === undefined) throw new Error(`No module registered how rows of ${type} are limited`);
  return scopable;
}
