import { withDataSource } from '../data-source.js';
import { migrate } from '../migrate.js';
import { type Environment, requiredSetting, setting } from '../setting.js';
import { ensureAdmin } from '../users/ensure-admin.js';
import { randomPassword } from '../users/random-password.js';

/** Brings the schema up to date and makes the first admin; tells the admin's password when it chose it. */
export async function migrateAndMakeAdmin(environment: Environment): Promise<string[]> {
  const url = requiredSetting(environment, 'DATABASE_URL', 'Give the URL of a PostgreSQL database.');
  const chosen = setting(environment, 'ADMIN_PASSWORD');
  const password = chosen ?? randomPassword();
  const ran = await migrate(url);
  const isNew = await withDataSource(url, 'image-catalog setup', (database) =>
    ensureAdmin(database, 'admin', password),
  );
  return [
    `The schema is up to date (${ran.length} migrations ran).`,
    isNew ? tellNewAdmin(chosen === undefined, password) : 'The user admin exists and keeps its password.',
  ];
}

function tellNewAdmin(isOurChoice: boolean, password: string): string {
  return `Made the user admin with the password ${isOurChoice ? `${password} (shown this once)` : 'of ADMIN_PASSWORD'}.`;
}
