import type { DataSource } from 'typeorm';

/** Tells whether there is a user of a login, in any case. */
export async function hasUser(dataSource: DataSource, login: string): Promise<boolean> {
  const found = await dataSource.query<unknown[]>('SELECT FROM users WHERE lower(login) = lower($1)', [login]);
  return found.length > 0;
}
