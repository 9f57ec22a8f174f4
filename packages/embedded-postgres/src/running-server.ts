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
  /** URL of its catalog database, with superuser and password. */
  url: string;
  port: number;
  pid: number;
  /** Path of its log. */
  logFile: string;
  /** Where its files are. This differs from the requested folder when they were moved. */
  files: string;
  /** Closes connections and shuts down in order ("fast"). Resolves when the server has ended. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, whoever ended it. */
  untilEnded(): Promise<ServerEnd>;
}

/** Content of postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
  /** Resolves to how it ended; only for a server that this process launched. */
  ended?: Promise<string>;
}

/**
 * Finds the server that runs on a folder, even when its parent was killed; undefined when there is none.
 * It may still be starting or stopping; only a connection shows that.
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

/** Builds the handle of a running server. */
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

/** Reads postmaster.pid; undefined without one, or when its process has ended or is another program. */
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

// After a reboot the pid may belong to another program. Only Linux shows that. Elsewhere PostgreSQL's own check decides.
async function isOtherProgram(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() !== 'postgres';
}

// PostgreSQL would refuse to start because a process has that pid. The file is moved before it is checked: a server that
// started meanwhile must not lose its file.
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
