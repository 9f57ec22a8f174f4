import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ensureSecret, readSecret } from '@image-catalog/secrets';
import { canReach, type Identity } from './identity.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** Superuser and database of every embedded server. */
export const CATALOG_NAME = 'image_catalog';

// Not /var/tmp: systems delete old files there, and a database has files that do not change for months.
const STATE = '/var/lib/image-catalog';
/** Link in the requested folder to the place where the files were moved. */
export const MOVED = 'moved-to';

/** The files of one embedded server. `home` is the requested folder, or the place where it was moved. */
export interface Cluster {
  folder: string;
  home: string;
  data: string;
  logFile: string;
  passwordFile: string;
}

/** Finds the files of a folder's server. Follows the link of {@link makeReachable}. */
export async function locateCluster(folder: string): Promise<Cluster> {
  const asked = resolve(folder);
  const home = await realpath(join(asked, MOVED)).catch(() => realpath(asked).catch(() => asked));
  return {
    folder: asked,
    home,
    data: join(home, 'data'),
    logFile: join(home, 'server.log'),
    passwordFile: join(home, 'password'),
  };
}

/** Creates the folder. If the server's user cannot enter it (as with `/root`), moves the files to a system folder. */
export async function makeReachable(folder: string, identity: Identity | undefined, state = STATE): Promise<Cluster> {
  const asked = resolve(folder);
  const created = await mkdir(asked, { recursive: true });
  if (created) await chmod(asked, identity ? 0o711 : 0o700);
  const cluster = await locateCluster(asked);
  if (!identity || (await canReach(await realpath(cluster.home), identity))) return cluster;
  await mkdir(state, { recursive: true });
  await chmod(state, 0o711);
  const home = await mkdtemp(join(state, 'postgres-'));
  await chmod(home, 0o711);
  await symlink(home, join(asked, MOVED));
  return locateCluster(asked);
}

/** Reads the superuser's password. For a new cluster it creates one first: 0600, 192 random bits. */
export async function ensurePassword({ home, data, passwordFile }: Cluster): Promise<string> {
  const known = await readSecret(passwordFile);
  if (known) return known;
  if (await stat(data).catch(() => undefined)) {
    throw new PostgresNotStarted(
      `${passwordFile} is missing, but its database exists. Restore the file. Without a backup of it, "Lost keys" in ` +
        `docs/operations.md says how to set a new password in the database. To start empty, move ${home} away.`,
    );
  }
  return ensureSecret(passwordFile, () => randomBytes(24).toString('base64url'));
}

/** Deletes the files of a stopped server, also when they were moved. */
export async function removeCluster(folder: string): Promise<void> {
  const { folder: asked, home } = await locateCluster(folder);
  const moved = dirname(home) === STATE && basename(home).startsWith('postgres-');
  if (moved) await rm(home, { recursive: true, force: true });
  await rm(asked, { recursive: true, force: true, maxRetries: 5 });
}
