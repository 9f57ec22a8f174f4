import type { EntityManager } from 'typeorm';

/** A run that no worker ended. */
export interface UnfinishedRun {
  id: number;
  generation: number;
  dry_run: boolean;
  source_hash: Buffer | null;
  /** Whether it is younger than the given minutes, and the compute resource is unchanged since it began. */
  is_resumable: boolean;
}

/** Finds the unfinished run of a compute resource; undefined when there is none. */
export async function findUnfinishedRun(
  manager: EntityManager,
  computeResourceId: number,
  resumableMinutes: number,
): Promise<UnfinishedRun | undefined> {
  const rows: UnfinishedRun[] = await manager.query(
    `SELECT r.id, r.generation, r.dry_run, r.source_hash,
            r.started_at > now() - make_interval(mins => $2) AND c.updated_at <= r.started_at AS is_resumable
     FROM sync_runs r JOIN compute_resources c ON c.id = r.compute_resource_id
     WHERE r.compute_resource_id = $1 AND r.state = 'running'`,
    [computeResourceId, resumableMinutes],
  );
  return rows[0];
}
