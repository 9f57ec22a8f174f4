import type { EntityManager } from 'typeorm';

/**
 * Adds up for each parent what statements counted, so that lists have little to add up themselves; sums do not change.
 * Gives how many rows were folded; 0 while somebody else does it.
 */
export async function foldImageCounts(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ folded: number }[]>('SELECT fold_image_counts() AS folded');
  return row?.folded ?? 0;
}
