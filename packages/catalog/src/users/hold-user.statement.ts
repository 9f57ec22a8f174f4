import type { User } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Locks a user, found by login in any case; undefined when there is none. */
export async function holdUser(manager: EntityManager, login: string): Promise<Pick<User, 'id' | 'login'> | undefined> {
  const [user] = await manager.query<Pick<User, 'id' | 'login'>[]>(
    'SELECT id, login FROM users WHERE lower(login) = lower($1) FOR NO KEY UPDATE',
    [login],
  );
  return user;
}
