import { foundCatalog, randomPassword } from '@image-catalog/catalog';
import { adviseOnSorting, awaitDatabase, migrate, setting, withDataSource } from '@image-catalog/database';
import type { Command } from 'commander';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';

/** Adds `migrate`, which must run before any program of a new version starts. */
export function addMigrateCommand(program: Command, shell: Shell): void {
  program
    .command('migrate')
    .description('migrate the schema, create the first admin and what a fresh Foreman holds; safe to run again')
    .addHelpText(
      'after',
      '\nADMIN_PASSWORD holds the password of the first admin. Without it, a random one is printed once.',
    )
    .action(() => migrateAndMakeAdmin(shell));
}

async function migrateAndMakeAdmin(shell: Shell): Promise<void> {
  const { environment, print } = shell;
  const url = await databaseUrl(shell);
  const chosen = setting(environment, 'ADMIN_PASSWORD');
  const password = chosen ?? randomPassword();
  await awaitDatabase(url, { tell: print });
  const ran = await migrate(url);
  print(`The schema is up to date (${ran.length} migrations ran).`);
  const advice = await adviseOnSorting(url);
  if (advice !== undefined) print(advice);
  const isNew = await withDataSource(url, 'image-catalog migrate', (database) =>
    foundCatalog(database, 'admin', password),
  );
  print(isNew ? describeNewAdmin(chosen === undefined, password) : 'The user admin exists and keeps its password.');
}

function describeNewAdmin(isOurChoice: boolean, password: string): string {
  return `Created the user admin with the password ${isOurChoice ? `${password} (shown only once)` : 'of ADMIN_PASSWORD'}.`;
}
