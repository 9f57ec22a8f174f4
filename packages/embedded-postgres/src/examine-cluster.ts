import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.js';
import { locateCluster, MOVED } from './cluster.js';
import { chooseIdentity, closedFolders, type Identity } from './identity.js';
import { requireOriginal } from './moved-from.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** Files of every complete cluster. An incomplete copy lacks some. */
const PARTS = ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal', 'pg_xact'];

const INSTEAD = 'or restore a backup into another folder. For an empty catalog, choose another folder, too.';

/**
 * Tells whether a folder holds a cluster, so that no empty one is created over data. A cluster whose creation was
 * interrupted does not count.
 * @throws PostgresNotStarted when the cluster cannot be used: what was found, and what to do.
 */
export async function examineCluster(folder: string): Promise<'none' | 'usable'> {
  await requireTarget(join(folder, MOVED));
  const cluster = await locateCluster(folder);
  const { data, home } = cluster;
  if ((await list(data)).length === 0) return 'none';
  for (const part of PARTS) if (!(await isThere(join(data, part)))) throw half(data, part);
  await requireOriginal(cluster);
  if (process.getuid === undefined) return 'usable';
  const { uid, gid } = await stat(data);
  if (process.getuid() === 0) await requireServersUser(data, home, { uid, gid });
  else if (process.getuid() !== uid) throw strangers(data, uid);
  return 'usable';
}

async function requireTarget(link: string): Promise<void> {
  if (!(await isThere(link))) return;
  try {
    await realpath(link);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw unreadable(link);
    throw new PostgresNotStarted(
      `The files of the database are missing: ${link} points to ${await readlink(link)}, which does not exist. A copy of ` +
        `${dirname(link)} does not contain them. Restore that folder with its owners, ${INSTEAD}`,
    );
  }
}

// PostgreSQL does not run as root, and existing files are not moved.
async function requireServersUser(data: string, home: string, owner: Identity): Promise<void> {
  const isLost = owner.uid === 0;
  const { uid, gid } = isLost ? ((await chooseIdentity(data)) ?? owner) : owner;
  const closed = await closedFolders(await realpath(home), { uid, gid });
  if (!isLost && closed.length === 0) return;
  const commands = [
    ...(isLost ? [`chown -R ${uid}:${gid} '${data}'`] : []),
    ...closed.map((folder) => `chmod o+x '${folder}'`),
  ];
  const what = isLost
    ? `has lost its owner, as after "cp -r": it belongs to root, but PostgreSQL does not run as root. If it is a complete copy ` +
      'of a stopped database, run'
    : `belongs to user ${uid}, who has no access to a parent folder. Give access:`;
  throw new PostgresNotStarted(`The database in ${data} ${what} ${commands.join(' && ')} and start again, ${INSTEAD}`);
}

function half(data: string, part: string): PostgresNotStarted {
  return new PostgresNotStarted(
    `The database in ${data} is not complete: ${part} is missing, as after an interrupted copy. Copy it again, ${INSTEAD}`,
  );
}

function strangers(data: string, uid: number): PostgresNotStarted {
  return new PostgresNotStarted(
    `The database in ${data} belongs to user ${uid}, and this is user ${process.getuid?.()}. Start as that user, ${INSTEAD}`,
  );
}

function unreadable(path: string): PostgresNotStarted {
  return new PostgresNotStarted(
    `This user cannot read ${path}, where a database may be. Start as the user that started it first, ${INSTEAD}`,
  );
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return isMissing(error, path);
  }
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    isMissing(error, folder);
    return [];
  }
}

// A path inside a file is reported later, when the folder is created.
function isMissing(error: unknown, path: string): false {
  if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return false;
  throw ['EACCES', 'EPERM'].includes(errorCode(error)) ? unreadable(path) : error;
}
