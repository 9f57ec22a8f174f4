import { User } from '@image-catalog/database';
import type { DataSource } from 'typeorm';
import { insertUser } from './insert-user.statement.js';
import { hashPassword } from './password-hash.js';
import { hasUser } from './users.query.js';

/** The names and the address of the first admin. Foreman: db/seeds.d/035-admin.rb */
export const FIRST_ADMIN = { admin: true, firstname: 'Admin', lastname: 'User', mail: 'root@localhost' };

/**
 * Creates the first admin of an installation; tells whether it did. An existing user keeps everything, the password too, so
 * a restart never resets it.
 */
export async function ensureAdmin(dataSource: DataSource, login: string, password: string): Promise<boolean> {
  // Checked first, because hashing a password is slow.
  if (await hasUser(dataSource, login)) return false;
  const admin = { ...FIRST_ADMIN, login, password_hash: await hashPassword(password) };
  return (await insertUser(dataSource.manager, admin)) !== undefined;
}

/** Tells whether anyone can log in yet. */
export function hasUsers(dataSource: DataSource): Promise<boolean> {
  return dataSource.manager.exists(User);
}
