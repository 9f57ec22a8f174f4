import type { EntityManager } from 'typeorm';

/** One process folds at a time; this key is known to nobody else. */
const FOLD_LOCK = 7_246_180_252;

/**
 * Adds up for each parent what connections counted, so that lists have little to add up themselves; sums do not change.
 * Gives how many rows were folded; 0 while another process does it.
 */
export async function foldImageCounts(manager: EntityManager): Promise<number> {
  return manager.transaction(async (inside) => {
    const [lock] = await inside.query<{ taken: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      FOLD_LOCK,
    ]);
    if (!lock?.taken) return 0;
    const [row] = await inside.query<{ folded: number }[]>('SELECT fold_image_counts() AS folded');
    return row?.folded ?? 0;
  });
}
