import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { PostgresNotStarted } from './postgres-not-started.js';

const run = promisify(execFile);

/** The user and group that PostgreSQL's programs run as. */
export interface Identity {
  uid: number;
  gid: number;
}

/** Chooses the server's user: the owner of existing data, else `postgres`, else `nobody`. Undefined means the current user. */
export async function chooseIdentity(data: string): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const identity = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (identity) return identity;
  throw new PostgresNotStarted(
    'PostgreSQL refuses to run as root, and this machine has no user "postgres" or "nobody". ' +
      'Start as an ordinary user, or set DATABASE_URL to your own server.',
  );
}

/** Tells whether a user can reach a path, by the mode bits of its folders. Access control lists are ignored. */
export async function canReach(path: string, identity: Identity): Promise<boolean> {
  return (await closedFolders(path, identity)).length === 0;
}

/** Lists the parent folders of a path that a user may not enter, the outermost first. */
export async function closedFolders(path: string, identity: Identity): Promise<string[]> {
  const parent = dirname(path);
  const above = parent === path ? [] : await closedFolders(parent, identity);
  return (await mayPass(path, identity)) ? above : [...above, path];
}

async function mayPass(path: string, { uid, gid }: Identity): Promise<boolean> {
  const { mode, ...owner } = await stat(path);
  const bits = owner.uid === uid ? mode >> 6 : owner.gid === gid ? mode >> 3 : mode;
  return (bits & 0o1) !== 0;
}

async function lookUp(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
