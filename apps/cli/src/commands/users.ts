import { createUser, setPassword } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { CreateUserDto, type UserView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { openApi } from '../api-command.js';
import { type Columns, printRows, readRows, type WholeListOptions, withListOptions } from '../print-list.js';
import { validated } from '../validated.js';
import { newPassword } from '../new-password.js';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';

const STDIN = [
  '--password-stdin',
  'read the password from standard input (default: a random one, printed once)',
] as const;

/** The authentication source of people whose passwords are kept here. */
const INTERNAL = 1;

interface GivenUser {
  admin?: true;
  firstname?: string;
  lastname?: string;
  mail?: string;
  role?: string[];
  passwordStdin?: true;
}

const COLUMNS: Columns<UserView> = [
  ['ID', ({ id }) => id],
  ['LOGIN', ({ login }) => login],
  ['NAME', ({ firstname, lastname }) => [firstname, lastname].filter(Boolean).join(' ') || null],
  ['MAIL', ({ mail }) => mail],
  ['KIND', ({ admin, disabled }) => (disabled ? 'disabled' : admin ? 'admin' : 'user')],
  ['LAST LOGIN', ({ last_login_on }) => last_login_on],
];

/** Adds `users`: lists them through the API; creates users and resets passwords, also when nobody can log in. */
export function addUsersCommands(program: Command, shell: Shell): void {
  const users = program.command('users').description('list and create users, and reset passwords');
  withListOptions(users.command('list'), 'filter the list, for example "admin = true"')
    .description('list users')
    .action(list.bind(null, shell));
  users
    .command('create <login>')
    .description('create a user')
    .option('--admin', 'make the user an admin')
    .option('--firstname <name>', 'first name')
    .option('--lastname <name>', 'last name')
    .option('--mail <address>', 'e-mail address')
    .option('--role <name...>', 'names of roles, for a user who is not an admin')
    .option(...STDIN)
    .action(create.bind(null, shell));
  users
    .command('reset-password <login>')
    .description('reset the password of a user, and end all sessions of that user')
    .option(...STDIN)
    .action(resetPassword.bind(null, shell));
}

async function list(shell: Shell, options: WholeListOptions): Promise<void> {
  const rows = await readRows<UserView>(openApi(shell, options), 'users', options);
  printRows(shell, options, rows, COLUMNS, 'No users found.');
}

async function create(shell: Shell, login: string, given: GivenUser): Promise<void> {
  const { password, note } = await newPassword(shell, given.passwordStdin === true);
  const { firstname, lastname, mail, role: roles = [] } = given;
  const user = validated(CreateUserDto, { login, password, firstname, lastname, mail, auth_source_id: INTERNAL });
  const id = await withDataSource(await databaseUrl(shell), 'image-catalog users', (database) =>
    createUser(database, {
      login: user.login,
      password,
      admin: given.admin === true,
      firstname: user.firstname ?? null,
      lastname: user.lastname ?? null,
      mail: user.mail ?? null,
      roles,
    }),
  );
  shell.print(`Created the ${given.admin ? 'admin' : 'user'} ${user.login} (id ${id}) with the password ${note}.`);
}

async function resetPassword(shell: Shell, login: string, given: GivenUser): Promise<void> {
  const { password, note } = await newPassword(shell, given.passwordStdin === true);
  validated(CreateUserDto, { login, password, auth_source_id: INTERNAL });
  const isDone = await withDataSource(await databaseUrl(shell), 'image-catalog users', (database) =>
    setPassword(database, login, password),
  );
  if (!isDone) throw new Error(`There is no user ${login}. "image-catalog users create ${login}" creates one.`);
  shell.print(`The user ${login} now has the password ${note}.`);
}
