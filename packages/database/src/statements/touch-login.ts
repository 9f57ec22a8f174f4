import type { EntityManager } from 'typeorm';

/**
 * Records the time of a login and of the use of its token, at most once a minute each. Skips a row that another transaction
 * has locked, as a login must never wait for this.
 */
export async function touchLogin(manager: EntityManager, userId: number, tokenId: number | null): Promise<void> {
  await manager.query(
    `WITH login AS (
       UPDATE users SET last_login_on = now() WHERE id = (
         SELECT id FROM users WHERE id = $1 AND COALESCE(last_login_on < now() - interval '1 minute', true)
         FOR NO KEY UPDATE SKIP LOCKED))
     UPDATE personal_access_tokens SET last_used_at = now() WHERE id = (
       SELECT id FROM personal_access_tokens
       WHERE id = $2::int AND COALESCE(last_used_at < now() - interval '1 minute', true)
       FOR NO KEY UPDATE SKIP LOCKED)`,
    [userId, tokenId],
  );
}
