import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, reachableBinaries } from './binaries.js';
import { CATALOG_NAME, ensurePassword, locateCluster, makeReachable } from './cluster.js';
import { errorCode } from './error-code.js';
import { examineCluster } from './examine-cluster.js';
import { explainFailure } from './explain-failure.js';
import { chooseIdentity } from './identity.js';
import { initialise } from './initialise.js';
import { findOrLaunch, type Launch } from './launch.js';
import { noteFolder } from './moved-from.js';
import { describeServer, type PostgresServer } from './running-server.js';

// Connection refused or reset, "terminating connection", "the database system is shutting down".
const GOING = ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03'];
const TRIES = 20;
const RETRY_MS = 100;

/** Options of an embedded server. */
export interface StartPostgresOptions {
  /** Holds data, password and log. Created when missing. */
  folder: string;
  /** False trades crash safety for speed. For tests only. */
  durable: boolean;
  /** Defaults to a free port. Ignored when the folder's server already runs. */
  port?: number;
}

/**
 * Starts a PostgreSQL on 127.0.0.1 with its files in a folder, or returns the one that already runs on it.
 * The server outlives this process until `stop()`.
 * @throws PostgresNotStarted with advice.
 */
export async function startPostgres({ folder, durable, port }: StartPostgresOptions): Promise<PostgresServer> {
  let cluster = await locateCluster(folder);
  try {
    const isThere = (await examineCluster(folder)) === 'usable';
    const identity = await chooseIdentity(cluster.data);
    const binaries = await reachableBinaries(await findBinaries(), identity);
    if (!isThere) cluster = await makeReachable(folder, identity);
    await noteFolder(cluster);
    const password = await ensurePassword(cluster);
    await initialise({ cluster, binaries, identity, durable, password });
    return await connectOrLaunch({ cluster, binaries, identity, durable, port }, password);
  } catch (error) {
    throw explainFailure(error, { folder: cluster.folder, port });
  }
}

// A server that is stopping, or was killed, still looks alive for a moment. Check again, and launch when it has ended.
async function connectOrLaunch(launch: Launch, password: string): Promise<PostgresServer> {
  for (let tries = 1; ; tries++) {
    const postmaster = await findOrLaunch(launch);
    const server = describeServer(launch.cluster, postmaster, password);
    try {
      await ensureDatabase(server.url);
      return server;
    } catch (error) {
      if (GOING.includes(errorCode(error)) && tries < TRIES) {
        await sleep(RETRY_MS);
        continue;
      }
      // A server that we launched is used by nobody else. One that we found may be in use.
      if (postmaster.ended) await server.stop();
      throw error;
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [CATALOG_NAME]);
    if (!rowCount) await client.query(`create database ${CATALOG_NAME}`);
  } catch (error) {
    // When two starts create it at once, the second gets one of these errors.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error;
  } finally {
    await client.end();
  }
}
