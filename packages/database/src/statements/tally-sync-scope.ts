import type { EntityManager } from 'typeorm';

/** What the pages of one scope add up to. */
export interface ScopeTally {
  pages: number;
  /** Different uuids, those of rejected items included. */
  identified: number;
  /** Items without a usable uuid. */
  unidentified: number;
  /** The largest total that the source reported; null when it reported none. */
  reported_total: number | null;
}

/** Adds up the pages of a scope; a uuid that several pages hold counts once. */
export async function tallySyncScope(manager: EntityManager, runId: number, scope: string): Promise<ScopeTally> {
  const [tally]: ScopeTally[] = await manager.query(
    `SELECT count(*)::int AS pages,
            COALESCE(sum((counters->>'unidentified')::int), 0)::int AS unidentified,
            max((counters->>'reported_total')::int) AS reported_total,
            (SELECT count(DISTINCT u.uuid)::int
             FROM sync_pages p, unnest(p.uuids) AS u(uuid)
             WHERE p.run_id = $1 AND p.scope = $2) AS identified
     FROM sync_pages WHERE run_id = $1 AND scope = $2`,
    [runId, scope],
  );
  return tally ?? { pages: 0, identified: 0, unidentified: 0, reported_total: null };
}
