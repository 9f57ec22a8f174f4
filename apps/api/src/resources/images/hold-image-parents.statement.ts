import type { EntityManager } from 'typeorm';
import { IMAGE_PARENTS, type ImageParentIds } from './image-parents.js';

/** Locks the parents that an image moves to against deletion. Call it before locking the image: deletions use that order. */
export async function holdImageParents(
  manager: EntityManager,
  given: { [Column in keyof ImageParentIds]?: number | null | undefined },
): Promise<void> {
  for (const column of IMAGE_PARENTS) {
    const table = `${column.replace(/_id$/, '')}s`;
    if (given[column]) await manager.query(`SELECT FROM ${table} WHERE id = $1 FOR KEY SHARE`, [given[column]]);
  }
}
