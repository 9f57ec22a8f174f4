import type { EntityManager } from 'typeorm';
import { seenBy } from './find-unseen-images.js';

/** Marks images as missing and counts them. Each is checked again: one that was seen meanwhile stays. */
export async function markImagesMissing(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
  scope: string,
  uuids: readonly string[],
): Promise<number> {
  const [, marked]: [unknown, number] = await manager.query(
    `UPDATE available_images SET missing_since = now(), missing_generation = $3
     WHERE compute_resource_id = $1 AND scope = $2 AND missing_since IS NULL AND changed_generation < $3
       AND uuid IN (SELECT unnest($5::text[]) EXCEPT ${seenBy('$4')})`,
    [run.compute_resource_id, scope, run.generation, run.id, uuids],
  );
  return marked;
}
