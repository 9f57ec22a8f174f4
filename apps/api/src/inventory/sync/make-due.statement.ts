import type { EntityManager } from 'typeorm';

/** Makes a compute resource due for a sync now. Its `updated_at` stays, so that an unfinished run can be resumed. */
export async function makeDue(manager: EntityManager, computeResourceId: number): Promise<void> {
  await manager.query('UPDATE compute_resources SET sync_due_at = now() WHERE id = $1', [computeResourceId]);
}
