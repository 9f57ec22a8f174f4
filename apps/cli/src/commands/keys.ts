import { randomPassword } from '@image-catalog/catalog';
import { type Environment, requiredSetting } from '@image-catalog/database';
import { ensureSealingKeys, ensureSecret, readSecret, type SealingKeyFiles } from '@image-catalog/secrets';
import { rm } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import { finishRotation, rotateKeys } from './rotate-keys.js';

const ADVICE = 'It names the file to write; docker-compose.yml shows all of them.';

/** Adds `keys`: an installation's keys and database password. */
export function addKeysCommands(program: Command, shell: Shell): void {
  const keys = program.command('keys').description('create and rotate the keys that seal stored passwords');
  keys
    .command('make')
    .description("create the sealing keys and the database's password where they are missing")
    .option('--replace-lost', 'create new sealing keys in place of lost ones; what those sealed is lost')
    .action((given: { replaceLost?: true }) => makeKeys(shell, given.replaceLost === true));
  keys
    .command('rotate')
    .description('reseal everything with a new key, while all programs run; safe to repeat')
    .option('--finish', 'remove the old key, once nothing is sealed with it')
    .addHelpText('after', '\nNeeds DATABASE_URL, SEALING_PUBLIC_KEY_FILE and SEALING_PRIVATE_KEY_FILE.')
    .action((given: { finish?: true }) => (given.finish ? finishRotation(shell) : rotateKeys(shell)));
}

/** Writes the files that the settings of the other processes name. Existing files stay. */
async function makeKeys(shell: Shell, mayReplace: boolean): Promise<void> {
  const { environment, tell, complain } = shell;
  const file = (name: string) => requiredSetting({ [name]: environment[name] }, name, ADVICE);
  const database = needsDatabase(environment) ? databaseFiles(environment, file) : undefined;
  const sealing = { public_key: file('SEALING_PUBLIC_KEY_FILE'), private_key: file('SEALING_PRIVATE_KEY_FILE') };
  const others = database ? [database.password, database.url] : [];
  const isNew = (await readSecret(sealing.private_key)) === undefined;
  if (isNew) await judgeLostKeys(sealing, others, mayReplace);
  await ensureSealingKeys(sealing);
  const hadPassword = (await findAny(others)) !== undefined;
  if (database) await ensurePassword(database);
  tell(`The keys are in ${sealing.public_key} and ${sealing.private_key}: back both up, apart from the database.`);
  if (database && !isNew && !hadPassword) complain(tellNewPassword(database.password));
}

interface DatabaseFiles {
  address: string;
  password: string;
  url: string;
}

// `start` keeps the password of its own PostgreSQL; who names the sealing keys alone wants no other.
function needsDatabase(environment: Environment): boolean {
  const names = ['DATABASE_ADDRESS', 'DATABASE_PASSWORD_FILE', 'DATABASE_URL_FILE'];
  return environment['SEALING_PRIVATE_KEY_FILE'] === undefined || names.some((name) => environment[name] !== undefined);
}

function databaseFiles(environment: Environment, file: (name: string) => string): DatabaseFiles {
  const address = requiredSetting(environment, 'DATABASE_ADDRESS', 'Give the database URL without its password.');
  return { address, password: file('DATABASE_PASSWORD_FILE'), url: file('DATABASE_URL_FILE') };
}

// The address holds the password too, so that either file makes the other.
async function ensurePassword({ address, password: passwordFile, url }: DatabaseFiles): Promise<void> {
  const known = await readSecret(url);
  const password = await ensureSecret(passwordFile, () => (known && new URL(known).password) || randomPassword());
  await ensureSecret(url, () => withPassword(address, password));
}

// The private key is the first thing that is made. Whatever else is there without it was made by a set-up that had it.
async function judgeLostKeys(sealing: SealingKeyFiles, others: string[], mayReplace: boolean): Promise<void> {
  const witness = await findAny([sealing.public_key, ...others]);
  if (witness === undefined) return;
  if (mayReplace) return rm(sealing.public_key, { force: true });
  throw new Error(
    `The private key ${sealing.private_key} is gone, while ${witness} is there. Put the key back from its backup, the public ` +
      'one is made from it; docs/operations.md says how ("Lost keys"). Only when it is lost for good: "keys make ' +
      '--replace-lost" makes new keys. Stored passwords of compute resources and images cannot be opened any more then, and ' +
      'have to be entered again.',
  );
}

async function findAny(files: string[]): Promise<string | undefined> {
  for (const file of files) if ((await readSecret(file)) !== undefined) return file;
  return undefined;
}

function tellNewPassword(file: string): string {
  return (
    `The sealing keys were there and the database's password was not, so a new one was made in ${file}. A database that ` +
    'exists already still has the old one, and lets nobody in: put the old file back, or give the database the new password. ' +
    'docs/operations.md says how ("Lost keys").'
  );
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = password;
  return url.href;
}
