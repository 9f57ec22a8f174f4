import type { EntityManager } from 'typeorm';

/**
 * Finds by scope the source of the last run that saw the complete scope and held nothing back. Null for runs from before
 * sources were recorded. A scope without such a run is left out.
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
