import type { TargetImage } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** What is ours at a target. */
export type OwnedImage = Pick<
  TargetImage,
  'their_compute_resource_id' | 'uuid' | 'compute_resource_id' | 'image_id' | 'their_id' | 'state' | 'sent'
>;

/** Reads what is ours in one of their compute resources. */
export function readOwned(
  manager: EntityManager,
  targetId: number,
  theirComputeResourceId: number,
): Promise<OwnedImage[]> {
  return manager.query(
    `SELECT their_compute_resource_id, uuid, compute_resource_id, image_id, their_id, state, sent
     FROM target_images WHERE target_id = $1 AND their_compute_resource_id = $2`,
    [targetId, theirComputeResourceId],
  );
}

/** Reads in which of their compute resources something is ours. */
export async function readOwnedPlaces(manager: EntityManager, targetId: number): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(
    'SELECT DISTINCT their_compute_resource_id AS id FROM target_images WHERE target_id = $1',
    [targetId],
  );
  return rows.map(({ id }) => id);
}

/** Records images as ours, in one statement. A later record of the same image replaces an earlier one. */
export async function recordOwned(
  manager: EntityManager,
  targetId: number,
  images: readonly OwnedImage[],
): Promise<void> {
  await manager.query(
    `INSERT INTO target_images (target_id, their_compute_resource_id, uuid, compute_resource_id, image_id, their_id, state, sent)
     SELECT $1, their_compute_resource_id, uuid, compute_resource_id, image_id, their_id, state, sent
     FROM jsonb_to_recordset($2::jsonb) AS t (their_compute_resource_id int, uuid varchar, compute_resource_id int,
                                              image_id int, their_id int, state varchar, sent jsonb)
     ON CONFLICT ON CONSTRAINT target_images_pkey DO UPDATE
       SET compute_resource_id = EXCLUDED.compute_resource_id, image_id = EXCLUDED.image_id, their_id = EXCLUDED.their_id,
           state = EXCLUDED.state, sent = EXCLUDED.sent, updated_at = now()`,
    [targetId, JSON.stringify(images)],
  );
}

/** Forgets that images are ours. */
export async function forgetOwned(
  manager: EntityManager,
  targetId: number,
  images: readonly Pick<OwnedImage, 'their_compute_resource_id' | 'uuid'>[],
): Promise<void> {
  await manager.query(
    `DELETE FROM target_images i USING jsonb_to_recordset($2::jsonb) AS t (their_compute_resource_id int, uuid varchar)
     WHERE i.target_id = $1 AND i.their_compute_resource_id = t.their_compute_resource_id AND i.uuid = t.uuid`,
    [targetId, JSON.stringify(images)],
  );
}
