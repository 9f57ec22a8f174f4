import type { EntityManager } from 'typeorm';

/** Records which scopes a run saw completely with nothing held back. */
export async function settleScopes(manager: EntityManager, runId: number, scopes: readonly string[]): Promise<void> {
  await manager.query('UPDATE sync_scopes SET settled = scope = ANY($2) WHERE run_id = $1', [runId, scopes]);
}
