import { optionalViewDate } from '../http/dates.js';
import type { Inventory } from './inventory.query.js';

/** Tells in headers how fresh the inventory is, as the bodies are Foreman's and have no place for it. */
export function freshnessHeaders(inventory: Inventory): Record<string, string> {
  const syncedAt = optionalViewDate(inventory.synced_at);
  return {
    'Inventory-Generation': String(inventory.published_generation),
    'Inventory-Complete': String(inventory.is_complete),
    ...(syncedAt !== null && { 'Inventory-Synced-At': syncedAt }),
  };
}
