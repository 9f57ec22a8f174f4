import type { EntityManager } from 'typeorm';

/** Dead rows beyond this size are vacuumed at once, as every list reads past them. */
const MOST_BYTES = 2 ** 16;

/**
 * Folds the recorded changes of counters into one row for each parent, so that lists have little to add up. Gives how many
 * rows were folded; 0 while another session folds.
 */
export async function foldImageCounts(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ folded: number; bytes: number }[]>(
    `SELECT fold_image_counts() AS folded, pg_relation_size('image_count_changes')::int AS bytes`,
  );
  if ((row?.bytes ?? 0) > MOST_BYTES) await manager.query('VACUUM (SKIP_LOCKED) image_count_changes');
  return row?.folded ?? 0;
}
