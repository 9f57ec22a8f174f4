import type { EntityManager } from 'typeorm';

/**
 * Writes that a user has just logged in, and that a token was used for it; at most once a minute each, and not at all while
 * somebody else holds the row, as a login must never wait for that.
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
