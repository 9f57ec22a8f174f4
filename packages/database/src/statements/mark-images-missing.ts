import type { EntityManager } from 'typeorm';
import { UNSEEN } from './find-unseen-images.js';

/** Marks images as missing since now; each is checked once more, and one that was seen after all stays. Counts them. */
export async function markImagesMissing(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
  scope: string,
  uuids: readonly string[],
): Promise<number> {
  const [, marked]: [unknown, number] = await manager.query(
    `UPDATE available_images a SET missing_since = now(), missing_generation = $3
     WHERE a.uuid = ANY($5) AND ${UNSEEN}`,
    [run.compute_resource_id, scope, run.generation, run.id, uuids],
  );
  return marked;
}
