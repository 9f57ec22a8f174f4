import type { EntityManager } from 'typeorm';
import { auditGoneImages } from './audit-gone-images.js';
import type { Actor } from './record-audit.js';

/** A parent of images. */
export interface ImageParentRow {
  column: 'compute_resource_id' | 'operatingsystem_id' | 'architecture_id';
  id: number;
}

/**
 * Deletes the images of a parent that is about to be deleted, each with its audit; counts them. The caller must have locked
 * the parent `FOR UPDATE`, so that it gets no new image. Images are locked by id, so that the deletions of two parents with
 * common images cannot deadlock.
 */
export async function deleteImagesOf(
  manager: EntityManager,
  actor: Actor,
  { column, id }: ImageParentRow,
): Promise<number> {
  const deleter = {
    user_id: '$2::int',
    username: '$3::varchar',
    remote_address: '$4::varchar',
    request_uuid: '$5::varchar',
  };
  const [row]: { deleted: number }[] = await manager.query(
    `WITH gone AS (
       DELETE FROM images WHERE id IN (SELECT id FROM images WHERE ${column} = $1 ORDER BY id FOR UPDATE)
       RETURNING *
     ), audited AS (${auditGoneImages(deleter)})
     SELECT count(*)::int AS deleted FROM gone`,
    [id, actor.user_id, actor.username, actor.remote_address, actor.request_uuid],
  );
  return row?.deleted ?? 0;
}
