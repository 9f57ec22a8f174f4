import { runPrepared } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

const HOLD_SOURCE = 'SELECT FROM available_images WHERE compute_resource_id = $1 AND uuid = $2 FOR NO KEY UPDATE';

const DELETE = `
  WITH gone AS (DELETE FROM images WHERE id = $1 RETURNING compute_resource_id, uuid, origin),
       ignored AS (UPDATE available_images a SET ignored_at = now() FROM gone
                   WHERE gone.origin = 'sync' AND a.compute_resource_id = gone.compute_resource_id
                     AND a.uuid = gone.uuid)
  SELECT uuid FROM gone`;

/**
 * Deletes an image and tells whether it was there. One that a sync made is ignored from then on, or the next sync would
 * make it again.
 */
export async function deleteImage(
  manager: EntityManager,
  { id, compute_resource_id, uuid }: { id: number; compute_resource_id: number; uuid: string },
): Promise<boolean> {
  // Workers lock the available image before its images, so this does too.
  const held = runPrepared(manager, HOLD_SOURCE, [compute_resource_id, uuid]);
  const deleted = runPrepared<{ uuid: string }>(manager, DELETE, [id]);
  const [, [gone]] = await Promise.all([held, deleted]);
  return gone !== undefined;
}
