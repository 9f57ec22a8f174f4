import type { DataSource } from 'typeorm';
import { hashPassword } from './password-hash.js';

/** Gives a user another password, for when the old one is lost; says whether there is such a user. */
export async function setPassword(dataSource: DataSource, login: string, password: string): Promise<boolean> {
  const [, changed] = await dataSource.query<[unknown[], number]>(
    'UPDATE users SET password_hash = $2, updated_at = now() WHERE lower(login) = lower($1)',
    [login, await hashPassword(password)],
  );
  return changed === 1;
}
