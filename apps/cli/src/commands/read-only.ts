import { setReadOnly, withDataSource } from '@image-catalog/database';
import type { Command } from 'commander';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';

/** Adds `read-only`: closes the catalog to changes, for the minutes of a switch-over or an upgrade. */
export function addReadOnlyCommands(program: Command, shell: Shell): void {
  const commands = program.command('read-only').description('close the catalog to changes, and open it again');
  commands
    .command('on')
    .description('refuse changes with 503 and start no syncs; lists and logins go on')
    .action(() => change(shell, true));
  commands
    .command('off')
    .description('take changes again')
    .action(() => change(shell, false));
}

async function change(shell: Shell, isReadOnly: boolean): Promise<void> {
  await withDataSource(await databaseUrl(shell), 'image-catalog read-only', ({ manager }) =>
    setReadOnly(manager, isReadOnly),
  );
  shell.print(
    isReadOnly
      ? 'The catalog is read-only within five seconds. Syncs that run now still end. "image-catalog read-only off" opens it.'
      : 'The catalog takes changes within five seconds.',
  );
}
