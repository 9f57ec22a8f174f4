import type { Reads } from '../sql/reads.js';
import type { Access } from './access.js';
import { coversAll } from './coverage.js';
import { readGrants } from './grants.query.js';

/** Tells whether a user may do more than the caller, who would get all of it with a password or token of theirs. */
export async function exceeds(reads: Reads, { grants }: Access, userId: number): Promise<boolean> {
  return grants !== null && !coversAll(grants, await readGrants(reads, userId));
}
