import type { EntityManager } from 'typeorm';

/** Deletes requests that ended so many days ago. */
export async function pruneSyncRequests(manager: EntityManager, days: number): Promise<void> {
  await manager.query(
    `DELETE FROM sync_requests WHERE state = 'ended' AND ended_at < now() - make_interval(days => $1)`,
    [days],
  );
}
