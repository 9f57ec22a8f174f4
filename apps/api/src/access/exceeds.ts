import type { Reads } from '../sql/reads.js';
import type { Access } from './access.js';
import { coversAll } from './coverage.js';
import { readGrants } from './grants.query.js';

/** Tells whether a user has rights that the caller lacks: setting that user's password or token would give them away. */
export async function exceeds(reads: Reads, { grants }: Access, userId: number): Promise<boolean> {
  return grants !== null && !coversAll(grants, await readGrants(reads, userId));
}
