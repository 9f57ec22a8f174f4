import type { EntityManager } from 'typeorm';
import { driftedImages } from './drifted-images.js';

/** The counters of a run, computed from what it stored: right however often it was interrupted. */
export interface RunTally {
  pages: number;
  seen: number;
  created: number;
  changed: number;
  rejected: number;
  /** Images not written because a targeted sync had already brought a newer version. */
  refused: number;
  missing: number;
  /** Present images that the source withdraws by now: hidden, deactivated, deprecated or disabled. */
  withdrawn: number;
  /** Images of the catalog whose source now says another operating system or architecture. */
  drifted: number;
  imported: number;
}

/** Counts what a run did; for a rehearsal, what it would have created and changed. */
export async function tallySyncRun(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
): Promise<RunTally> {
  const [tally]: RunTally[] = await manager.query(
    `SELECT pages.pages, pages.rejected, pages.refused, inventory.missing, inventory.withdrawn,
            CASE WHEN r.dry_run THEN pages.created ELSE inventory.created END AS created,
            CASE WHEN r.dry_run THEN pages.changed ELSE inventory.changed END AS changed,
            (SELECT count(*)::int FROM (${driftedImages('$2')}) d) AS drifted,
            (SELECT COALESCE(sum(s.rows), 0)::int FROM sync_scopes s WHERE s.run_id = $1) AS seen,
            (SELECT count(*)::int FROM images i
             WHERE i.compute_resource_id = $2 AND i.origin = 'sync' AND i.created_at >= r.started_at) AS imported
     FROM sync_runs r,
          (SELECT count(*)::int AS pages,
                  COALESCE(sum((counters->>'rejected')::int), 0)::int AS rejected,
                  COALESCE(sum((counters->>'refused')::int), 0)::int AS refused,
                  COALESCE(sum((counters->>'created')::int), 0)::int AS created,
                  COALESCE(sum((counters->>'changed')::int), 0)::int AS changed
           FROM sync_pages WHERE run_id = $1) AS pages,
          (SELECT (count(*) FILTER (WHERE first_generation = $3))::int AS created,
                  (count(*) FILTER (WHERE changed_generation = $3 AND first_generation < $3))::int AS changed,
                  (count(*) FILTER (WHERE missing_generation = $3))::int AS missing,
                  (count(*) FILTER (WHERE withdrawal IS NOT NULL AND missing_since IS NULL
                                      AND COALESCE(withdrawn_at <= now(), true)))::int AS withdrawn
           FROM available_images WHERE compute_resource_id = $2) AS inventory
     WHERE r.id = $1`,
    [run.id, run.compute_resource_id, run.generation],
  );
  if (!tally) throw new Error(`Run ${run.id} is gone`);
  return tally;
}
