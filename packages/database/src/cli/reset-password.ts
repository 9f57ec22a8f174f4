import { withDataSource } from '../data-source.js';
import { type Environment, requiredSetting, setting } from '../setting.js';
import { randomPassword } from '../users/random-password.js';
import { setPassword } from '../users/set-password.js';

/** Gives the admin the password of ADMIN_PASSWORD, or one of its own choice. @throws Error when there is no admin. */
export async function resetPassword(environment: Environment): Promise<string[]> {
  const url = requiredSetting(environment, 'DATABASE_URL', 'Give the URL of a PostgreSQL database.');
  const chosen = setting(environment, 'ADMIN_PASSWORD');
  const password = chosen ?? randomPassword();
  const isDone = await withDataSource(url, 'image-catalog setup', (database) =>
    setPassword(database, 'admin', password),
  );
  if (!isDone) throw new Error('There is no user admin; the task migrate makes it');
  return [
    `The user admin has the password ${chosen === undefined ? `${password} (shown this once)` : 'of ADMIN_PASSWORD'}.`,
  ];
}
