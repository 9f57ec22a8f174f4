import type { EntityManager } from 'typeorm';

/** Says what makes an image of the inventory (`a`) unseen by a run: neither in one of its pages nor written since it began. */
export const UNSEEN = `
  a.compute_resource_id = $1 AND a.scope = $2 AND a.missing_since IS NULL AND a.changed_generation < $3
  AND NOT EXISTS (
    SELECT 1 FROM sync_pages p, unnest(p.uuids) AS seen(uuid) WHERE p.run_id = $4 AND seen.uuid = a.uuid)`;

/** Finds the uuids of a scope that a run has not seen, sorted. */
export async function findUnseenImages(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
  scope: string,
): Promise<string[]> {
  const rows: { uuid: string }[] = await manager.query(
    `SELECT a.uuid FROM available_images a WHERE ${UNSEEN} ORDER BY a.uuid`,
    [run.compute_resource_id, scope, run.generation, run.id],
  );
  return rows.map(({ uuid }) => uuid);
}
