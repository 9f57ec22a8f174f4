import { ensureSealingKeys } from '../secrets/sealing-key-files.js';
import { ensureSecret } from '../secrets/secret-file.js';
import { type Environment, requiredSetting } from '../setting.js';
import { randomPassword } from '../users/random-password.js';

const ADVICE = 'It names the file to write; docker-compose.yml shows all of them.';

/**
 * Makes what an installation keeps secret, in the files that the other processes' settings name: the sealing keys, the
 * database's password and the URL that holds it. What exists stays as it is.
 */
export async function makeKeys(environment: Environment): Promise<string[]> {
  const file = (name: string) => requiredSetting({ [name]: environment[name] }, name, ADVICE);
  const address = requiredSetting(environment, 'DATABASE_ADDRESS', 'Give the database URL without its password.');
  const sealing = { public_key: file('SEALING_PUBLIC_KEY_FILE'), private_key: file('SEALING_PRIVATE_KEY_FILE') };
  await ensureSealingKeys(sealing);
  const password = await ensureSecret(file('DATABASE_PASSWORD_FILE'), randomPassword);
  await ensureSecret(file('DATABASE_URL_FILE'), () => withPassword(address, password));
  return [`The keys are in ${sealing.public_key} and ${sealing.private_key}: back both up, apart from the database.`];
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = password;
  return url.href;
}
