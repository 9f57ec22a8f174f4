import type { EntityManager } from 'typeorm';

/** Locks the sync settings of a compute resource, which are created if there are none, and gives them with its listing. */
export async function holdSyncSettings(
  manager: EntityManager,
  computeResourceId: number,
): Promise<Record<string, unknown>> {
  const id = [computeResourceId];
  await manager.query('INSERT INTO sync_settings (compute_resource_id) VALUES ($1) ON CONFLICT DO NOTHING', id);
  const [row] = await manager.query<Record<string, unknown>[]>(
    `SELECT s.*, c.attrs->'owners' AS owners, c.attrs->'filters' AS filters
     FROM sync_settings s JOIN compute_resources c ON c.id = s.compute_resource_id
     WHERE s.compute_resource_id = $1 FOR NO KEY UPDATE`,
    id,
  );
  return row ?? {};
}
