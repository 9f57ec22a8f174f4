import type { EntityManager } from 'typeorm';

/** Ends a user's sessions, all of them or all but one. */
export async function endSessions(manager: EntityManager, userId: number, except: Buffer | null): Promise<void> {
  await manager.query('DELETE FROM sessions WHERE user_id = $1 AND token_hash IS DISTINCT FROM $2::bytea', [
    userId,
    except,
  ]);
}

/** Removes sessions that nobody has used for a week; those that timed out before tell their client so until then. */
export async function pruneSessions(manager: EntityManager): Promise<void> {
  await manager.query(`DELETE FROM sessions WHERE last_seen_at < now() - interval '7 days'`);
}
