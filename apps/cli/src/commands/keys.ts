import { randomPassword } from '@image-catalog/catalog';
import { type Environment, requiredSetting } from '@image-catalog/database';
import { ensureSealingKeys, ensureSecret, readSecret, type SealingKeyFiles } from '@image-catalog/secrets';
import { rm } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import { finishRotation, rotateKeys } from './rotate-keys.js';

const ADVICE = 'It is the path of the file to write. docker-compose.yml shows all of them.';

/** Adds `keys`: the secrets of an installation. */
export function addKeysCommands(program: Command, shell: Shell): void {
  const keys = program.command('keys').description('create and rotate the keys that seal stored passwords');
  keys
    .command('make')
    .description("create the sealing keys and the database's password if they do not exist")
    .option('--replace-lost', 'create new sealing keys after a loss; what the lost ones sealed stays unreadable')
    .action((given: { replaceLost?: true }) => makeKeys(shell, given.replaceLost === true));
  keys
    .command('rotate')
    .description('seal all stored secrets with a new key, while all programs run; run it again if it was interrupted')
    .option('--finish', 'delete the old key when nothing is sealed with it any more')
    .addHelpText('after', '\nNeeds DATABASE_URL, SEALING_PUBLIC_KEY_FILE and SEALING_PRIVATE_KEY_FILE.')
    .action((given: { finish?: true }) => (given.finish ? finishRotation(shell) : rotateKeys(shell)));
}

/** Writes the key files that the other processes read. Existing files are left unchanged. */
async function makeKeys(shell: Shell, mayReplace: boolean): Promise<void> {
  const { environment, print, warn } = shell;
  const file = (name: string) => requiredSetting({ [name]: environment[name] }, name, ADVICE);
  const database = needsDatabase(environment) ? databaseFiles(environment, file) : undefined;
  const sealing = { public_key: file('SEALING_PUBLIC_KEY_FILE'), private_key: file('SEALING_PRIVATE_KEY_FILE') };
  const others = database ? [database.password, database.url] : [];
  const isNew = (await readSecret(sealing.private_key)) === undefined;
  if (isNew) await refuseLostKeys(sealing, others, mayReplace);
  await ensureSealingKeys(sealing);
  const hadPassword = (await findAny(others)) !== undefined;
  if (database) await ensurePassword(database);
  print(
    `The keys are in ${sealing.public_key} and ${sealing.private_key}. Back up both, separately from the database.`,
  );
  if (database && !isNew && !hadPassword) warn(explainNewPassword(database.password));
}

interface DatabaseFiles {
  address: string;
  password: string;
  url: string;
}

// `start` keeps the password of its own PostgreSQL. With only the sealing keys set, no database password is needed.
function needsDatabase(environment: Environment): boolean {
  const names = ['DATABASE_ADDRESS', 'DATABASE_PASSWORD_FILE', 'DATABASE_URL_FILE'];
  return environment['SEALING_PRIVATE_KEY_FILE'] === undefined || names.some((name) => environment[name] !== undefined);
}

function databaseFiles(environment: Environment, file: (name: string) => string): DatabaseFiles {
  const address = requiredSetting(environment, 'DATABASE_ADDRESS', 'Give the database URL without its password.');
  return { address, password: file('DATABASE_PASSWORD_FILE'), url: file('DATABASE_URL_FILE') };
}

// The URL contains the password, too, so each file can be restored from the other.
async function ensurePassword({ address, password: passwordFile, url }: DatabaseFiles): Promise<void> {
  const known = await readSecret(url);
  const password = await ensureSecret(passwordFile, () => (known && new URL(known).password) || randomPassword());
  await ensureSecret(url, () => withPassword(address, password));
}

// The private key is created first. Another file without it means that the private key was lost.
async function refuseLostKeys(sealing: SealingKeyFiles, others: string[], mayReplace: boolean): Promise<void> {
  const witness = await findAny([sealing.public_key, ...others]);
  if (witness === undefined) return;
  if (mayReplace) return rm(sealing.public_key, { force: true });
  throw new Error(
    `The private key ${sealing.private_key} is missing, but ${witness} exists. Restore the private key from its backup; the ` +
      'public key is derived from it; see "Lost keys" in docs/operations.md. Only if it is lost for good: "keys make ' +
      '--replace-lost" creates new keys. Stored passwords of compute resources and images can then no longer be opened and ' +
      'must be entered again.',
  );
}

async function findAny(files: string[]): Promise<string | undefined> {
  for (const file of files) if ((await readSecret(file)) !== undefined) return file;
  return undefined;
}

function explainNewPassword(file: string): string {
  return (
    `The sealing keys exist but the database's password did not, so a new one was created in ${file}. An existing database ` +
    'still has the old password and refuses the new one: restore the old file, or set the new password in the database. ' +
    'See "Lost keys" in docs/operations.md.'
  );
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = password;
  return url.href;
}
