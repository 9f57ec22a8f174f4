import type { EntityManager } from 'typeorm';

/** Asks the worker to cancel a run; gives the time of the request. */
export async function requestCancellation(manager: EntityManager, runId: number): Promise<Date | undefined> {
  const [[run]] = await manager.query<[{ cancel_requested_at: Date }[], number]>(
    'UPDATE sync_runs SET cancel_requested_at = now() WHERE id = $1 RETURNING cancel_requested_at',
    [runId],
  );
  return run?.cancel_requested_at;
}
