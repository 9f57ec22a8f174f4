import { ensureAdmin, randomPassword } from '@image-catalog/catalog';
import { awaitDatabase, migrate, setting, withDataSource } from '@image-catalog/database';
import type { Command } from 'commander';
import { databaseUrl, type Shell } from '../shell.js';

/** Adds `migrate`. Run it for every new version, before any other process starts. */
export function addMigrateCommand(program: Command, shell: Shell): void {
  program
    .command('migrate')
    .description('bring the schema up to date, and create the first admin; safe to repeat')
    .addHelpText('after', '\nADMIN_PASSWORD is the password of the first admin; without it a random one is shown once.')
    .action(() => migrateAndMakeAdmin(shell));
}

async function migrateAndMakeAdmin(shell: Shell): Promise<void> {
  const { environment, tell } = shell;
  const url = databaseUrl(shell);
  const chosen = setting(environment, 'ADMIN_PASSWORD');
  const password = chosen ?? randomPassword();
  await awaitDatabase(url, { tell });
  const ran = await migrate(url);
  tell(`The schema is up to date (${ran.length} migrations ran).`);
  const isNew = await withDataSource(url, 'image-catalog migrate', (database) =>
    ensureAdmin(database, 'admin', password),
  );
  tell(isNew ? tellNewAdmin(chosen === undefined, password) : 'The user admin exists and keeps its password.');
}

function tellNewAdmin(isOurChoice: boolean, password: string): string {
  return `Made the user admin with the password ${isOurChoice ? `${password} (shown this once)` : 'of ADMIN_PASSWORD'}.`;
}
