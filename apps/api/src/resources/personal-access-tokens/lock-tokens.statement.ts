import type { PersonalAccessToken } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Locks the tokens of a user, which are about to be deleted with them. */
export function lockTokens(
  manager: EntityManager,
  userId: number,
): Promise<Pick<PersonalAccessToken, 'id' | 'user_id' | 'name' | 'expires_at' | 'revoked'>[]> {
  const text = `SELECT id, user_id, name, expires_at, revoked FROM personal_access_tokens
    WHERE user_id = $1 ORDER BY id FOR UPDATE`;
  return manager.query(text, [userId]);
}
