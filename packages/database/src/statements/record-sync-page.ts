import type { EntityManager } from 'typeorm';
import type { SyncPageRejection } from '../entities/sync-page.entity.js';

/** What a run stores of one page: what it saw, and the cursor of the next page. */
export interface SyncPageRecord {
  run_id: number;
  scope: string;
  seq: number;
  uuids: readonly string[];
  next_cursor: unknown;
  counters: Record<string, number>;
  rejected: readonly SyncPageRejection[];
}

/** Records a page in the transaction of its effects. A page that is written again replaces the old record. */
export async function recordSyncPage(manager: EntityManager, page: SyncPageRecord): Promise<void> {
  await manager.query(
    `INSERT INTO sync_pages (run_id, scope, seq, uuids, next_cursor, counters, rejected)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb)
     ON CONFLICT ON CONSTRAINT sync_pages_pkey DO UPDATE
       SET uuids = EXCLUDED.uuids, next_cursor = EXCLUDED.next_cursor, counters = EXCLUDED.counters,
           rejected = EXCLUDED.rejected`,
    [
      page.run_id,
      page.scope,
      page.seq,
      page.uuids,
      page.next_cursor === null ? null : JSON.stringify(page.next_cursor),
      JSON.stringify(page.counters),
      JSON.stringify(page.rejected),
    ],
  );
}
