import type { EntityManager } from 'typeorm';

/** One process folds at a time; this key is known to nobody else. */
const FOLD_LOCK = 7_246_180_252;

/**
 * Folds the counters of closed connections into one, so that their number stays that of the open ones; sums do not
 * change. Gives how many were folded; 0 while another process does it.
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
