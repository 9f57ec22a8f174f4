import type { User } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** A user to insert. */
type InsertedUser = Pick<User, 'login' | 'password_hash' | 'admin' | 'firstname' | 'lastname' | 'mail'>;

/** Inserts a user; gives the id, or undefined when the login is taken in any case. */
export async function insertUser(manager: EntityManager, user: InsertedUser): Promise<number | undefined> {
  const [row] = await manager.query<{ id: number }[]>(
    `INSERT INTO users (login, password_hash, admin, firstname, lastname, mail)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (lower(login)) DO NOTHING RETURNING id`,
    [user.login, user.password_hash, user.admin, user.firstname, user.lastname, user.mail],
  );
  return row?.id;
}
