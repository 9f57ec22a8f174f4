import type { EntityManager } from 'typeorm';

/** Every list reads past the dead rows that folding leaves, so more than this is vacuumed at once. */
const MOST_BYTES = 2 ** 16;

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
