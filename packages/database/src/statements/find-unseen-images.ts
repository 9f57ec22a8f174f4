import type { EntityManager } from 'typeorm';

/** Selects every uuid that a run has seen, in any scope; `run` is the parameter that holds the id of the run. */
export const seenBy = (run: string): string =>
  `SELECT seen.uuid FROM sync_pages p, unnest(p.uuids) AS seen(uuid) WHERE p.run_id = ${run}`;

/**
 * Finds the uuids of a scope that a run has not seen, sorted: in none of its pages, and not written since it began. The
 * difference of two sets costs one pass over each, whatever the statistics say.
 */
export async function findUnseenImages(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
  scope: string,
): Promise<string[]> {
  const rows: { uuid: string }[] = await manager.query(
    `SELECT uuid FROM available_images
     WHERE compute_resource_id = $1 AND scope = $2 AND missing_since IS NULL AND changed_generation < $3
     EXCEPT ${seenBy('$4')}
     ORDER BY uuid`,
    [run.compute_resource_id, scope, run.generation, run.id],
  );
  return rows.map(({ uuid }) => uuid);
}
