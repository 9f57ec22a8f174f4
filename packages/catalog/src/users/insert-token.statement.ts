import type { PersonalAccessToken } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** A token to insert. */
type InsertedToken = Pick<PersonalAccessToken, 'user_id' | 'name' | 'token_hash' | 'token_prefix' | 'expires_at'>;

/** Inserts a token; gives the id, or undefined when the user has one of this name. */
export async function insertToken(manager: EntityManager, token: InsertedToken): Promise<number | undefined> {
  const [row] = await manager.query<{ id: number }[]>(
    `INSERT INTO personal_access_tokens (user_id, name, token_hash, token_prefix, expires_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id, name) DO NOTHING RETURNING id`,
    [token.user_id, token.name, token.token_hash, token.token_prefix, token.expires_at],
  );
  return row?.id;
}
