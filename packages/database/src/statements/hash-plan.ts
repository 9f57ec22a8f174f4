import { createHash } from 'node:crypto';
import type { SyncPlan } from '../entities/sync-plan.entity.js';

/**
 * Hashes one list of removals: SHA-256 in hexadecimal over kind, generation and the sorted uuids, one a line. No uuid of the
 * inventory contains a line break.
 */
export function hashPlan(
  { kind, generation }: Pick<SyncPlan, 'kind' | 'generation'>,
  uuids: readonly string[],
): string {
  const hash = createHash('sha256').update(`${kind}\n${generation}\n`);
  for (const uuid of uuids.toSorted()) hash.update(`${uuid}\n`);
  return hash.digest('hex');
}
