import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ensureSecret, readSecret } from '@image-catalog/secrets';
import { canReach, type Identity } from './identity.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** Superuser and database of every embedded server. */
export const CATALOG_NAME = 'image_catalog';

// Not /var/tmp: machines sweep it by age, and a database has files that nobody touches for months.
const STATE = '/var/lib/image-catalog';
/** Link in the folder asked for, to where the files are when they were moved. */
export const MOVED = 'moved-to';

/** The files of one embedded server: `home` is the folder asked for, or the place it was moved to. */
export interface Cluster {
  folder: string;
  home: string;
  data: string;
  logFile: string;
  passwordFile: string;
}

/** Says where a folder's server keeps its files, following the link that {@link makeReachable} may have left. */
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

/** Makes the folder, and moves its server under a system folder when the user it runs as cannot enter (`/root`, say). */
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

/** Reads the superuser's password, making it first for a cluster that has no data yet: 0600, 192 random bits. */
export async function ensurePassword({ home, data, passwordFile }: Cluster): Promise<string> {
  const known = await readSecret(passwordFile);
  if (known) return known;
  if (await stat(data).catch(() => undefined)) {
    throw new PostgresNotStarted(
      `${passwordFile} is missing while its data is there. Put the file back; without a backup of it, docs/operations.md says ` +
        `how to give the database another password ("Lost keys"). Or move ${home} away to start afresh.`,
    );
  }
  return ensureSecret(passwordFile, () => randomBytes(24).toString('base64url'));
}

/** Removes the files of a stopped server, wherever they are. */
export async function removeCluster(folder: string): Promise<void> {
  const { folder: asked, home } = await locateCluster(folder);
  const moved = dirname(home) === STATE && basename(home).startsWith('postgres-');
  if (moved) await rm(home, { recursive: true, force: true });
  await rm(asked, { recursive: true, force: true, maxRetries: 5 });
}
