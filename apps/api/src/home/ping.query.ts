import type { Reads } from '../sql/reads.js';

/** Asks the database for nothing but an answer. @throws when it gives none. */
export async function ping(reads: Reads): Promise<void> {
  await reads.lookUp('SELECT 1 AS id', []);
}
