import type { PersonalAccessToken } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** A token that the transaction has locked, with its owner's login. */
type HeldToken = Pick<PersonalAccessToken, 'id' | 'name' | 'revoked' | 'user_id'> & { login: string };

/** Locks a token; undefined when there is none. */
export async function holdToken(manager: EntityManager, id: number): Promise<HeldToken | undefined> {
  const [token] = await manager.query<HeldToken[]>(
    `SELECT t.id, t.name, t.revoked, t.user_id, u.login FROM personal_access_tokens t JOIN users u ON u.id = t.user_id
     WHERE t.id = $1 FOR NO KEY UPDATE OF t`,
    [id],
  );
  return token;
}
