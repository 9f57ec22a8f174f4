import { execFile } from 'node:child_process';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, reachableBinaries } from './binaries.js';
import { CATALOG_NAME, type Cluster, ensurePassword, locateCluster } from './cluster.js';
import { serverEnvironment } from './environment.js';
import { errorCode } from './error-code.js';
import { explainFailure } from './explain-failure.js';
import { chooseIdentity } from './identity.js';
import { isAlive } from './is-alive.js';
import { type ServerEnd, untilEnded } from './server-end.js';

const run = promisify(execFile);
const STOP_SECONDS = 60;

/** A PostgreSQL on 127.0.0.1 that belongs to one folder. */
export interface PostgresServer {
  /** Address of its catalog database, superuser and password included. */
  url: string;
  port: number;
  pid: number;
  /** What it writes about itself. */
  logFile: string;
  /** Where its files really are, which is not always the folder asked for. */
  files: string;
  /** Ends connections and shuts down in order ("fast"); resolves when the server is gone. */
  stop(): Promise<void>;
  /** Resolves when the server is gone, whoever ended it. */
  untilEnded(): Promise<ServerEnd>;
}

/** What the server wrote about itself in postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
  /** How it ended, once it has; only for one that this process launched. */
  ended?: Promise<string>;
}

/**
 * Finds the server that works on a folder, be it left over from a killed parent; undefined when there is none.
 * It may still be starting or stopping: only a connection tells.
 */
export async function readRunningServer(folder: string): Promise<PostgresServer | undefined> {
  const cluster = await locateCluster(folder);
  try {
    const postmaster = await readPostmaster(cluster);
    return postmaster && describeServer(cluster, postmaster, await ensurePassword(cluster));
  } catch (error) {
    throw explainFailure(error, cluster);
  }
}

/** Puts a server's address and its stop button together. */
export function describeServer(cluster: Cluster, postmaster: Postmaster, password: string): PostgresServer {
  const { pid, port } = postmaster;
  return {
    url: `postgresql://${CATALOG_NAME}:${password}@127.0.0.1:${port}/${CATALOG_NAME}`,
    port,
    pid,
    logFile: cluster.logFile,
    files: cluster.home,
    stop: () => stopServer(cluster),
    untilEnded: () => untilEnded(cluster, postmaster),
  };
}

/** Reads postmaster.pid: undefined when there is none, or when its process is gone or is another program by now. */
export async function readPostmaster({ data }: Cluster): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  const lines = (await readIfThere(file)).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || !isAlive(pid)) return undefined;
  if (await isOtherProgram(pid)) {
    await discardStale(file, pid);
    return undefined;
  }
  return { pid, port, isReady: lines[7]?.trim() === 'ready' };
}

async function stopServer(cluster: Cluster): Promise<void> {
  if (!(await readPostmaster(cluster))) return;
  const identity = await chooseIdentity(cluster.data);
  const { pg_ctl } = await reachableBinaries(await findBinaries(), identity);
  const order = ['stop', '--silent', '-D', cluster.data, '-m', 'fast', '-t', String(STOP_SECONDS)];
  try {
    await run(pg_ctl, order, { ...identity, cwd: cluster.home, env: serverEnvironment() });
  } catch (error) {
    if (await readPostmaster(cluster)) throw explainFailure(error, cluster);
  }
}

// After a reboot the number may belong to anything. Only Linux tells; elsewhere PostgreSQL's own check decides.
async function isOtherProgram(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() !== 'postgres';
}

// PostgreSQL would refuse to start because a process of that number lives. Moved aside before it is judged: a server that
// started in between must not lose its file.
async function discardStale(file: string, pid: number): Promise<void> {
  const aside = `${file}.stale`;
  await rename(file, aside).catch(() => undefined);
  const isStale = (await readIfThere(aside)).startsWith(`${pid}\n`);
  await (isStale ? rm(aside, { force: true }) : rename(aside, file).catch(() => undefined));
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}
