import { ensureSealingKeys, ensureSecret, randomPassword, requiredSetting } from '@image-catalog/database';
import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import { finishRotation, rotateKeys } from './rotate-keys.js';

const ADVICE = 'It names the file to write; docker-compose.yml shows all of them.';

/** Adds `keys`: what an installation keeps secret. */
export function addKeysCommands(program: Command, shell: Shell): void {
  const keys = program.command('keys').description('make and rotate the keys that seal stored passwords');
  keys
    .command('make')
    .description("make the sealing keys and the database's password where there are none yet")
    .action(() => makeKeys(shell));
  keys
    .command('rotate')
    .description('seal everything stored with a new key, while all programs run; may be run again when it was cut off')
    .option('--finish', 'let go of the old key, once nothing is sealed with it any more')
    .addHelpText('after', '\nNeeds DATABASE_URL, SEALING_PUBLIC_KEY_FILE and SEALING_PRIVATE_KEY_FILE.')
    .action((given: { finish?: true }) => (given.finish ? finishRotation(shell) : rotateKeys(shell)));
}

/** Writes the files that the other processes' settings name. What exists stays as it is. */
async function makeKeys({ environment, tell }: Shell): Promise<void> {
  const file = (name: string) => requiredSetting({ [name]: environment[name] }, name, ADVICE);
  const address = requiredSetting(environment, 'DATABASE_ADDRESS', 'Give the database URL without its password.');
  const sealing = { public_key: file('SEALING_PUBLIC_KEY_FILE'), private_key: file('SEALING_PRIVATE_KEY_FILE') };
  await ensureSealingKeys(sealing);
  const password = await ensureSecret(file('DATABASE_PASSWORD_FILE'), randomPassword);
  await ensureSecret(file('DATABASE_URL_FILE'), () => withPassword(address, password));
  tell(`The keys are in ${sealing.public_key} and ${sealing.private_key}: back both up, apart from the database.`);
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = password;
  return url.href;
}
