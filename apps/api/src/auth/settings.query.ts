import type { Reads } from '../sql/reads.js';

/** Reads the settings of the given names that somebody has set. */
export function readSettings<Name extends string>(
  reads: Reads,
  names: readonly Name[],
): Promise<{ name: Name; value: unknown }[]> {
  return reads.rows('SELECT name, value FROM settings WHERE name = ANY($1::text[])', [names]);
}
