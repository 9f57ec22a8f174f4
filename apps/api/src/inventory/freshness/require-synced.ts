import { kindOfClass } from '@image-catalog/spec';
import { NotImplementedFor } from '../../foreman/errors.js';
import type { Inventory } from './inventory.row.js';

/** Tells whether there is a provider for this kind of compute resource. */
function isSynced({ type }: Pick<Inventory, 'type'>): boolean {
  return kindOfClass(type)?.is_synced ?? false;
}

/** Refuses what needs a provider for this kind, in the words of Foreman's refusals. @throws NotImplementedFor */
export function requireSynced(inventory: Pick<Inventory, 'type'>, what: string): void {
  if (!isSynced(inventory)) throw new NotImplementedFor(`${what} not supported for ${friendlyName(inventory)}`);
}

/** Says why a compute resource is never synced; null when it is. */
export function reasonNotSynced(inventory: Pick<Inventory, 'type'>): string | null {
  if (isSynced(inventory)) return null;
  return `Synchronization is not supported for ${friendlyName(inventory)}; its images are kept by hand.`;
}

function friendlyName({ type }: Pick<Inventory, 'type'>): string {
  return kindOfClass(type)?.provider_friendly_name ?? type;
}
