import type { Reads } from '../sql/reads.js';

/** Checks that the database answers. @throws when it does not. */
export async function ping(reads: Reads): Promise<void> {
  await reads.lookUp('SELECT 1 AS id', []);
}
