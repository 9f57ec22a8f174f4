import type { EntityManager } from 'typeorm';

/**
 * Tells by scope which source was last looked at as a whole with nothing held back; null where that was before sources
 * were told apart. A scope that is not here was never settled.
 */
export async function findSettledSources(
  manager: EntityManager,
  run: { compute_resource_id: number; generation: number },
): Promise<Map<string, Buffer | null>> {
  const rows: { scope: string; source_hash: Buffer | null }[] = await manager.query(
    `SELECT DISTINCT ON (s.scope) s.scope, r.source_hash
     FROM sync_runs r JOIN sync_scopes s ON s.run_id = r.id
     WHERE r.compute_resource_id = $1 AND r.generation < $2 AND s.settled
     ORDER BY s.scope, r.generation DESC`,
    [run.compute_resource_id, run.generation],
  );
  return new Map(rows.map(({ scope, source_hash }) => [scope, source_hash]));
}
