import type { EntityManager } from 'typeorm';
import { IMAGE_PARENTS, type ImageParentIds } from './image-parents.js';

/** Keeps the parents that an image moves to from being deleted. Comes before the image is locked, as in deletions of parents. */
export async function holdImageParents(
  manager: EntityManager,
  given: { [Column in keyof ImageParentIds]?: number | null | undefined },
): Promise<void> {
  for (const column of IMAGE_PARENTS) {
    const table = `${column.replace(/_id$/, '')}s`;
    if (given[column]) await manager.query(`SELECT FROM ${table} WHERE id = $1 FOR KEY SHARE`, [given[column]]);
  }
}
