import type { DataSource } from 'typeorm';
import { ensureAdmin, FIRST_ADMIN, hasUsers } from './ensure-admin.js';
import { insertFirstRows } from './insert-first-rows.statement.js';
import { insertUser } from './insert-user.statement.js';
import { hashPassword } from './password-hash.js';

/**
 * Creates the first admin of an installation; tells whether it did. One without any user is new, and also gets what a fresh
 * Foreman holds: an organization, a location and an architecture. A catalog in use gets none of them.
 */
export async function foundCatalog(dataSource: DataSource, login: string, password: string): Promise<boolean> {
  if (await hasUsers(dataSource)) return ensureAdmin(dataSource, login, password);
  const password_hash = await hashPassword(password);
  return dataSource.transaction(async (manager) => {
    const id = await insertUser(manager, { ...FIRST_ADMIN, login, password_hash });
    if (id !== undefined) await insertFirstRows(manager, id);
    return id !== undefined;
  });
}
