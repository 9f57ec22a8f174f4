import { awaitDatabase, rebuildSorting } from '@image-catalog/database';
import type { Command } from 'commander';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';

/** Adds `reindex`, which a start asks for after the data came to a server with another version of ICU. */
export function addReindexCommand(program: Command, shell: Shell): void {
  program
    .command('reindex')
    .description('rebuild the indexes that sort names, for the version of ICU that the server has; safe to run again')
    .action(() => reindex(shell));
}

async function reindex(shell: Shell): Promise<void> {
  const url = await databaseUrl(shell);
  await awaitDatabase(url, { tell: shell.print });
  const names = await rebuildSorting(url);
  shell.print(`Rebuilt ${names.length} indexes: ${names.join(', ')}.`);
}
