import { kindOfClass } from '@image-catalog/spec';
import { optionalViewDate } from '../../foreman/dates.js';
import { ProviderUnseen } from '../../foreman/errors.js';
import type { Inventory } from './inventory.row.js';
import { reasonNotSynced } from './require-synced.js';

/**
 * Refuses to call a compute resource empty that could not be looked at, as Foreman tells that it cannot connect.
 * @throws ProviderUnseen when the newest look failed, or when none was whole.
 */
export function requireLookedAt(inventory: Inventory): void {
  const fault = reasonNotSynced(inventory) ?? failureOf(inventory) ?? ignoranceOf(inventory);
  if (fault !== null) throw new ProviderUnseen(fault);
}

/**
 * Refuses the same of an empty list of images. Before the first look ends, kinds of which Foreman lists no images
 * are empty, as there; what an incomplete look saw is shown, and headers tell that it is not all.
 * @throws ProviderUnseen
 */
export function requireImagesKnown(inventory: Inventory, isEmpty: boolean): void {
  const failure = failureOf(inventory);
  if (failure !== null) throw new ProviderUnseen(failure);
  if (!isEmpty || inventory.published_generation > 0) return;
  const isListed = kindOfClass(inventory.type)?.lists_images ?? false;
  if (isListed || inventory.last_state !== null) requireLookedAt(inventory);
}

function failureOf(inventory: Inventory): string | null {
  if (inventory.last_state !== 'failed') return null;
  return `The last look at ${inventory.compute_resource_name}${whenOf(inventory)} failed: ${reasonOf(inventory)}`;
}

function ignoranceOf(inventory: Inventory): string | null {
  if (inventory.published_generation > 0) return null;
  const { compute_resource_name: name, last_state } = inventory;
  if (last_state === null) return `${name} has not been looked at yet, so what it holds is not known.`;
  return `No look at ${name} was whole yet, so what it holds is not known. The last one${whenOf(inventory)} was ${last_state}: ${reasonOf(inventory)}`;
}

function whenOf({ last_ended_at }: Inventory): string {
  const ended = optionalViewDate(last_ended_at);
  return ended === null ? '' : `, of ${ended},`;
}

function reasonOf({ last_reason }: Inventory): string {
  return last_reason ?? 'no reason was kept.';
}
