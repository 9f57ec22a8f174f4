import type { EntityManager } from 'typeorm';

/** Notes which scopes of a run were seen as a whole with nothing held back. */
export async function settleScopes(manager: EntityManager, runId: number, scopes: readonly string[]): Promise<void> {
  await manager.query('UPDATE sync_scopes SET settled = scope = ANY($2) WHERE run_id = $1', [runId, scopes]);
}
