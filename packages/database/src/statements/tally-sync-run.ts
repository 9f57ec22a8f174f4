import type { EntityManager } from 'typeorm';

/** What a run did, read from what it left; so the count is right however often the run was interrupted. */
export interface RunTally {
  pages: number;
  seen: number;
  created: number;
  changed: number;
  rejected: number;
  missing: number;
  imported: number;
}

/** Counts what a run did. */
export async function tallySyncRun(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
): Promise<RunTally> {
  const [tally]: RunTally[] = await manager.query(
    `SELECT pages.*, inventory.*,
            (SELECT COALESCE(sum(s.rows), 0)::int FROM sync_scopes s WHERE s.run_id = $1) AS seen,
            (SELECT count(*)::int FROM images i JOIN sync_runs r ON r.id = $1
             WHERE i.compute_resource_id = $2 AND i.origin = 'sync' AND i.created_at >= r.started_at) AS imported
     FROM (SELECT count(*)::int AS pages, COALESCE(sum((counters->>'rejected')::int), 0)::int AS rejected
           FROM sync_pages WHERE run_id = $1) AS pages,
          (SELECT (count(*) FILTER (WHERE first_generation = $3))::int AS created,
                  (count(*) FILTER (WHERE changed_generation = $3 AND first_generation < $3))::int AS changed,
                  (count(*) FILTER (WHERE missing_generation = $3))::int AS missing
           FROM available_images WHERE compute_resource_id = $2) AS inventory`,
    [run.id, run.compute_resource_id, run.generation],
  );
  if (!tally) throw new Error(`Run ${run.id} is gone`);
  return tally;
}
