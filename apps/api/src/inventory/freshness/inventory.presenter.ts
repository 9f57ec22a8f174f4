import type { InventoryFreshnessView } from '@image-catalog/spec';
import { optionalViewDate } from '../../foreman/dates.js';
import type { Inventory } from './inventory.row.js';

/** Shows in headers how fresh the inventory is, as Foreman's bodies have no field for it. */
export function freshnessHeaders(inventory: Inventory): Record<string, string> {
  const syncedAt = optionalViewDate(inventory.synced_at);
  return {
    'Inventory-Generation': String(inventory.published_generation),
    'Inventory-Complete': String(inventory.is_complete),
    ...(syncedAt !== null && { 'Inventory-Synced-At': syncedAt }),
  };
}

/** Shows the same in a body of ours. */
export function presentFreshness(inventory: Inventory): InventoryFreshnessView {
  return {
    generation: inventory.published_generation,
    synced_at: optionalViewDate(inventory.synced_at),
    complete: inventory.is_complete,
  };
}
