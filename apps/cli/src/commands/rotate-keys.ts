import { requiredSetting, resealSecrets, withDataSource } from '@image-catalog/database';
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
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUrl, type Shell } from '../shell.js';

type Database = Parameters<Parameters<typeof withDataSource>[2]>[0];

/** One rotation at a time; this key is known to nobody else. */
const ROTATION_LOCK = 7_246_180_252;

/** How long transactions that may still use the old key are waited for, in seconds. */
const PATIENCE = 60;

const ADVICE = 'A rotation writes both key files, so it needs their names.';

/** Makes a new pair of keys the one that seals, and seals everything stored with it; the old key stays beside the new one. */
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

/** Lets go of the old keys, once nothing is sealed with them any more. @throws Error when something still is. */
export async function finishRotation(shell: Shell): Promise<void> {
  const files = keyFiles(shell);
  await alone(shell, async (database) => {
    const private_key = (await readSecret(files.private_key)) ?? '';
    if (!isUnderWay(private_key)) throw new Error('No rotation is under way; "image-catalog keys rotate" begins one.');
    const keys = await beginRotation(files);
    await awaitOthers(database);
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
    const [lock] = await database.query<{ taken: boolean }[]>('SELECT pg_try_advisory_lock($1) AS taken', [
      ROTATION_LOCK,
    ]);
    if (!lock?.taken) throw new Error('Another rotation is running at this moment; wait until it has ended.');
    await work(database);
  });
}

async function reseal(database: Database, keys: SealingKeys) {
  return resealSecrets(database.manager, await Opener.of(keys), await Sealer.of(keys.public_key));
}

/** A transaction that began before may have read the old key, and not be seen yet. */
async function awaitOthers(database: Database): Promise<void> {
  const [mine] = await database.query<{ xid: string }[]>('SELECT pg_current_xact_id()::text AS xid');
  for (let waited = 0; waited < PATIENCE * 5; waited += 1) {
    const [state] = await database.query<{ ended: boolean }[]>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS ended',
      [mine?.xid],
    );
    if (state?.ended) return;
    await sleep(200);
  }
  throw new Error(`A transaction has been open for ${PATIENCE} seconds. See pg_stat_activity, then finish again.`);
}

function warn(shell: Shell, unopened: readonly string[]): void {
  if (unopened.length === 0) return;
  shell.complain(`${unopened.length} could not be opened, before or now; enter those passwords again:`);
  for (const reason of unopened) shell.complain(`  ${reason}`);
}
