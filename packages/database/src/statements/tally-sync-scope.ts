import type { EntityManager } from 'typeorm';

/** The totals of the pages of one scope. */
export interface ScopeTally {
  pages: number;
  /** Distinct uuids, those of rejected items included. */
  identified: number;
  /** Items without a usable uuid. */
  unidentified: number;
  /** Items that could be read and items that could not; an item in several pages counts several times. */
  readable: number;
  rejected: number;
  /** The three most frequent reasons of rejections. */
  reasons: string[];
  /** The largest total that the source reported; null when it reported none. */
  reported_total: number | null;
}

/** Adds up the pages of a scope; a uuid in several pages counts once. */
export async function tallySyncScope(manager: EntityManager, runId: number, scope: string): Promise<ScopeTally> {
  const [tally]: ScopeTally[] = await manager.query(
    `SELECT count(*)::int AS pages,
            COALESCE(sum((counters->>'unidentified')::int), 0)::int AS unidentified,
            COALESCE(sum((counters->>'rejected')::int), 0)::int AS rejected,
            COALESCE(sum((counters->>'created')::int + (counters->>'changed')::int
                         + (counters->>'unchanged')::int + (counters->>'refused')::int), 0)::int AS readable,
            ARRAY(SELECT r->>'reason' FROM sync_pages p, jsonb_array_elements(p.rejected) AS r
                  WHERE p.run_id = $1 AND p.scope = $2
                  GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 3) AS reasons,
            max((counters->>'reported_total')::int) AS reported_total,
            (SELECT count(DISTINCT u.uuid)::int
             FROM sync_pages p, unnest(p.uuids) AS u(uuid)
             WHERE p.run_id = $1 AND p.scope = $2) AS identified
     FROM sync_pages WHERE run_id = $1 AND scope = $2`,
    [runId, scope],
  );
  if (!tally) throw new Error(`Scope ${scope} of run ${runId} was not tallied`);
  return tally;
}
