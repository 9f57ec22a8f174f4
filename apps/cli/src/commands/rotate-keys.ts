import {
  awaitOlderTransactions,
  requiredSetting,
  resealSecrets,
  takeCommandLock,
  withDataSource,
} from '@image-catalog/database';
import {
  beginRotation,
  endRotation,
  isUnderWay,
  Opener,
  readSecret,
  Sealer,
  type SealingKeyFiles,
  type SealingKeys,
} from '@image-catalog/secrets';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';

type Database = Parameters<Parameters<typeof withDataSource>[2]>[0];

/** Maximum time to wait for transactions that may still use the old key, in seconds. */
const PATIENCE = 60;

const ADVICE = 'A rotation writes both key files, so it needs their paths.';

/** Creates a new key pair and seals all stored secrets with it. The old private key is kept beside the new one. */
export async function rotateKeys(shell: Shell): Promise<void> {
  const files = keyFiles(shell);
  await alone(shell, async (database) => {
    const keys = await beginRotation(files);
    const { resealed, unopened } = await reseal(database, keys);
    shell.print(
      `Sealed ${resealed} stored secrets with the new key. The old key stays in the private key's file and can still open secrets.`,
    );
    warn(shell, unopened);
    shell.print(
      'Programs that read the keys from files (SEALING_..._FILE) already use the new key; restart all others. ' +
        'Back up the private key again. Then "image-catalog keys rotate --finish" deletes the old one.',
    );
  });
}

/** Deletes the old keys when nothing is sealed with them any more. @throws Error when something still is. */
export async function finishRotation(shell: Shell): Promise<void> {
  const files = keyFiles(shell);
  await alone(shell, async (database) => {
    const private_key = (await readSecret(files.private_key)) ?? '';
    if (!isUnderWay(private_key)) throw new Error('No rotation is in progress; "keys rotate" starts one.');
    const keys = await beginRotation(files);
    // An older transaction may have sealed with the old key, and its row is invisible until it commits.
    if (!(await awaitOlderTransactions(database, PATIENCE)))
      throw new Error(`A transaction has been open for ${PATIENCE} seconds. See pg_stat_activity, then finish again.`);
    const { resealed, unopened } = await reseal(database, keys);
    if (resealed > 0)
      throw new Error(
        `${resealed} secrets were sealed with the old key since the last run and are now sealed with the new one. A program ` +
          'still uses the old key. Restart programs without SEALING_PUBLIC_KEY_FILE, then run --finish again.',
      );
    if (unopened.length > 0) warn(shell, unopened);
    await endRotation(files, keys);
    shell.print(
      'The rotation is complete: the old key is deleted from the file. Keep its backup as long as backups of the database.',
    );
  });
}

function keyFiles({ environment }: Shell): SealingKeyFiles {
  const file = (name: string) => requiredSetting({ [name]: environment[name] }, name, ADVICE);
  return { public_key: file('SEALING_PUBLIC_KEY_FILE'), private_key: file('SEALING_PRIVATE_KEY_FILE') };
}

async function alone(shell: Shell, work: (database: Database) => Promise<void>): Promise<void> {
  return withDataSource(await databaseUrl(shell), 'image-catalog keys', async (database) => {
    if (!(await takeCommandLock(database, 'rotation')))
      throw new Error('Another rotation is running. Wait until it has ended.');
    await work(database);
  });
}

async function reseal(database: Database, keys: SealingKeys) {
  return resealSecrets(database.manager, await Opener.of(keys), await Sealer.of(keys.public_key));
}

function warn(shell: Shell, unopened: readonly string[]): void {
  if (unopened.length === 0) return;
  shell.warn(`${unopened.length} secrets could not be opened. Enter these passwords again:`);
  for (const reason of unopened) shell.warn(`  ${reason}`);
}
