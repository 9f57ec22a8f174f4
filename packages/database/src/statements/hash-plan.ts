import { createHash } from 'node:crypto';
import type { SyncPlan } from '../entities/sync-plan.entity.js';
import type { SyncPlanItem } from '../entities/sync-plan-item.entity.js';

/** What makes an item of a plan the same item. */
export type PlannedRemoval = Pick<SyncPlanItem, 'scope' | 'uuid'>;

/**
 * Hashes one list of removals: SHA-256 in hexadecimal over the kind and the sorted pairs of scope and uuid, one a line. The
 * generation is not in it, so the list that another run finds again is the same plan.
 */
export function hashPlan(kind: SyncPlan['kind'], items: readonly PlannedRemoval[]): string {
  const hash = createHash('sha256').update(`${kind}\n`);
  for (const line of items.map(({ scope, uuid }) => JSON.stringify([scope, uuid])).sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}
