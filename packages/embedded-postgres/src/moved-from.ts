import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, MOVED } from './cluster.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** File beside files that were moved: the folder that leads to them. */
const MOVED_FROM = 'moved-from';

/** Notes which folder leads to files that were moved, so that a copy of the folder is not taken for the folder itself. */
export async function noteFolder({ folder, home }: Cluster): Promise<void> {
  const asked = await realpath(folder);
  if (asked === home || (await readNote(home)) === asked) return;
  await writeFile(join(home, MOVED_FROM), `${asked}\n`, { mode: 0o600, flush: true });
}

/**
 * Makes sure that files that were moved are those of this folder. A folder that was moved is the same one; of a copy the
 * original still leads to them, and two catalogs would write into one database.
 * @throws PostgresNotStarted
 */
export async function requireOriginal({ folder, home }: Cluster): Promise<void> {
  const noted = await readNote(home);
  if (noted === undefined || noted === (await realpath(folder))) return;
  const original = await realpath(join(noted, MOVED)).catch(() => undefined);
  if (original !== home) return;
  throw new PostgresNotStarted(
    `${folder} is a copy of ${noted}, and holds no database: both lead to ${home}. Make a backup of ${noted}, and restore it ` +
      'into another folder.',
  );
}

async function readNote(home: string): Promise<string | undefined> {
  const text = await readFile(join(home, MOVED_FROM), 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}
