import { setPassword, withDataSource } from '@image-catalog/database';
import type { Command } from 'commander';
import { newPassword } from '../new-password.js';
import { databaseUrl, type Shell } from '../shell.js';

/** Adds `users`: who may log in, for when nobody can. */
export function addUsersCommands(program: Command, shell: Shell): void {
  const users = program.command('users').description('make users, and give them new passwords');
  users
    .command('reset-password <login>')
    .description('give a user another password')
    .option('--password-stdin', 'read the password from standard input; without it a random one is shown once')
    .action((login: string, options: { passwordStdin?: true }) => resetPassword(shell, login, options));
}

async function resetPassword(shell: Shell, login: string, options: { passwordStdin?: true }): Promise<void> {
  const { password, told } = await newPassword(shell, options.passwordStdin === true);
  const isDone = await withDataSource(databaseUrl(shell), 'image-catalog users', (database) =>
    setPassword(database, login, password),
  );
  if (!isDone) throw new Error(`There is no user ${login}; "image-catalog users create ${login}" makes one.`);
  shell.tell(`The user ${login} has the password ${told}.`);
}
