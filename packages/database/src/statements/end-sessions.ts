import type { EntityManager } from 'typeorm';

/** Ends a user's sessions, all or all but one. */
export async function endSessions(manager: EntityManager, userId: number, except: Buffer | null): Promise<void> {
  const text = 'DELETE FROM sessions WHERE user_id = $1 AND token_hash IS DISTINCT FROM $2::bytea';
  await manager.query(text, [userId, except]);
}

/**
 * Deletes sessions that were unused for a week. An expired session stays until then, so that its client is told of the
 * expiry.
 */
export async function pruneSessions(manager: EntityManager): Promise<void> {
  await manager.query(`DELETE FROM sessions WHERE last_seen_at < now() - interval '7 days'`);
}
