import {
  awaitOlderTransactions,
  requiredSetting,
  resealSecrets,
  takeRotationLock,
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
import { databaseUrl, type Shell } from '../shell.js';

type Database = Parameters<Parameters<typeof withDataSource>[2]>[0];

/** How long to wait for transactions that may still use the old key, in seconds. */
const PATIENCE = 60;

const ADVICE = 'A rotation writes both key files, so it needs their names.';

/** Creates a new pair of keys and seals all stored secrets with it. The old key stays in its file beside the new one. */
export async function rotateKeys(shell: Shell): Promise<void> {
  const files = keyFiles(shell);
  await alone(shell, async (database) => {
    const keys = await beginRotation(files);
    const { resealed, unopened } = await reseal(database, keys);
    shell.tell(
      `Sealed ${resealed} stored secrets with the new key. The old one still opens, behind the new one in its file.`,
    );
    warn(shell, unopened);
    shell.tell(
      'Programs that read the keys from files (SEALING_..._FILE) use the new one by now; restart any other. ' +
        'Back the private key up again. Then "image-catalog keys rotate --finish" lets go of the old one.',
    );
  });
}

/** Removes the old keys. @throws Error when something is still sealed with them. */
export async function finishRotation(shell: Shell): Promise<void> {
  const files = keyFiles(shell);
  await alone(shell, async (database) => {
    const private_key = (await readSecret(files.private_key)) ?? '';
    if (!isUnderWay(private_key)) throw new Error('No rotation is under way; "image-catalog keys rotate" begins one.');
    const keys = await beginRotation(files);
    // An older transaction may have sealed with the old key, and its row is invisible until it commits.
    if (!(await awaitOlderTransactions(database, PATIENCE)))
      throw new Error(`A transaction has been open for ${PATIENCE} seconds. See pg_stat_activity, then finish again.`);
    const { resealed, unopened } = await reseal(database, keys);
    if (resealed > 0)
      throw new Error(
        `${resealed} secrets were sealed with the old key since the last run, and are with the new one now: a program ` +
          'still uses the old one. Restart what has no SEALING_PUBLIC_KEY_FILE, then finish again.',
      );
    if (unopened.length > 0) warn(shell, unopened);
    await endRotation(files, keys);
    shell.tell(
      'The rotation is done: the old key is gone from its file. Keep its backup as long as those of the database.',
    );
  });
}

function keyFiles({ environment }: Shell): SealingKeyFiles {
  const file = (name: string) => requiredSetting({ [name]: environment[name] }, name, ADVICE);
  return { public_key: file('SEALING_PUBLIC_KEY_FILE'), private_key: file('SEALING_PRIVATE_KEY_FILE') };
}

function alone(shell: Shell, work: (database: Database) => Promise<void>): Promise<void> {
  return withDataSource(databaseUrl(shell), 'image-catalog keys', async (database) => {
    if (!(await takeRotationLock(database)))
      throw new Error('Another rotation is running at this moment; wait until it has ended.');
    await work(database);
  });
}

async function reseal(database: Database, keys: SealingKeys) {
  return resealSecrets(database.manager, await Opener.of(keys), await Sealer.of(keys.public_key));
}

function warn(shell: Shell, unopened: readonly string[]): void {
  if (unopened.length === 0) return;
  shell.complain(`${unopened.length} could not be opened, before or now; enter those passwords again:`);
  for (const reason of unopened) shell.complain(`  ${reason}`);
}
