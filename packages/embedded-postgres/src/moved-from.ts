import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, MOVED } from './cluster.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** File beside moved files, with the folder that links to them. */
const MOVED_FROM = 'moved-from';

/** Records which folder links to moved files, so that a copy of the folder is not used as the original. */
export async function noteFolder({ folder, home }: Cluster): Promise<void> {
  const asked = await realpath(folder);
  if (asked === home || (await readNote(home)) === asked) return;
  await writeFile(join(home, MOVED_FROM), `${asked}\n`, { mode: 0o600, flush: true });
}

/**
 * Checks that moved files belong to this folder. A renamed folder is fine. But when the folder is a copy, its
 * original still links to the files, too, and two catalogs would write into one database.
 * @throws PostgresNotStarted
 */
export async function requireOriginal({ folder, home }: Cluster): Promise<void> {
  const noted = await readNote(home);
  if (noted === undefined || noted === (await realpath(folder))) return;
  const original = await realpath(join(noted, MOVED)).catch(() => undefined);
  if (original !== home) return;
  throw new PostgresNotStarted(
    `${folder} is a copy of ${noted} without a database: both link to ${home}. Make a backup of ${noted} and restore it ` +
      'into another folder.',
  );
}

async function readNote(home: string): Promise<string | undefined> {
  const text = await readFile(join(home, MOVED_FROM), 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}
