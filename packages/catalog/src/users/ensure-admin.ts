import type { DataSource } from 'typeorm';
import { hashPassword } from './password-hash.js';

/**
 * Makes the first admin of an installation; says whether it did. An existing one is left alone, its password included,
 * so a restart never resets it.
 */
export async function ensureAdmin(dataSource: DataSource, login: string, password: string): Promise<boolean> {
  const present = await dataSource.query<unknown[]>('SELECT 1 FROM users WHERE lower(login) = lower($1)', [login]);
  if (present.length > 0) return false;
  const made = await dataSource.query<unknown[]>(
    `INSERT INTO users (login, password_hash, admin, mail_enabled) VALUES ($1, $2, true, false)
     ON CONFLICT (lower(login)) DO NOTHING RETURNING id`,
    [login, await hashPassword(password)],
  );
  return made.length === 1;
}

/** Tells whether anyone can log in yet. */
export async function hasUsers(dataSource: DataSource): Promise<boolean> {
  const rows = await dataSource.query<unknown[]>('SELECT 1 FROM users LIMIT 1');
  return rows.length > 0;
}
