import type { EntityManager } from 'typeorm';

/** What folded rows leave behind is read over by every list, so more than this is not left to autovacuum. */
const MOST_BYTES = 2 ** 20;

/**
 * Adds up for each parent what statements counted, so that lists have little to add up themselves; sums do not change.
 * Gives how many rows were folded; 0 while somebody else does it.
 */
export async function foldImageCounts(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ folded: number; bytes: number }[]>(
    `SELECT fold_image_counts() AS folded, pg_relation_size('image_count_changes')::int AS bytes`,
  );
  if ((row?.bytes ?? 0) > MOST_BYTES) await manager.query('VACUUM (SKIP_LOCKED) image_count_changes');
  return row?.folded ?? 0;
}
