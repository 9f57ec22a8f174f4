import {
  adviseOnSorting,
  awaitDatabase,
  DatabaseNotUsable,
  type Environment,
  migrate,
  placeOf as describePlace,
  readAuthorities,
  trustAuthorities,
  type WaitOptions,
  setting,
} from '@image-catalog/database';
import { describeDiskSpace, readDiskSpace } from '@image-catalog/embedded-postgres';
import {
  PostgresNotStarted,
  type PostgresServer,
  readRunningServer,
  startPostgres,
} from '@image-catalog/embedded-postgres';
import { errorCode, Problem, say } from './problem.ts';
import type { Started } from './started.ts';
import { type Death, type Life, Supervision } from './supervision.ts';

/** A database that responds. */
export interface Database {
  url: string;
  /** Where it is, for messages: without user and password. */
  place: string;
  /** Folder of the embedded server's files; undefined with DATABASE_URL. */
  folder: string | undefined;
}

/**
 * Connects to the server of DATABASE_URL, or starts the embedded one in a folder and keeps it running. @throws Problem
 */
export async function openDatabase(environment: Environment, folder: string, started: Started): Promise<Database> {
  const given = setting(environment, 'DATABASE_URL');
  trustAuthorities(authoritiesOf(environment));
  if (given !== undefined) return { url: given, place: `${placeOf(given)} (DATABASE_URL)`, folder: undefined };
  const server = await startOwn(folder, started);
  return { url: server.url, place: `127.0.0.1:${server.port}, files in ${server.files}`, folder: server.files };
}

function authoritiesOf(environment: Environment): string[] {
  try {
    return readAuthorities(environment);
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}

async function startOwn(folder: string, started: Started): Promise<PostgresServer> {
  // We own the folder, so we stop any server on it, also one left by a failed start.
  const stopWhatRuns = async () => {
    const running = await readRunningServer(folder);
    return running === undefined ? 'nothing' : running.stop();
  };
  const forget = started.add('PostgreSQL', stopWhatRuns);
  const server = await launch(folder);
  forget();
  const part = {
    name: 'PostgreSQL',
    title: 'PostgreSQL',
    log: server.logFile,
    // The programs connect to this port, so it must stay the same.
    start: async () => lifeOf(await launch(folder, server.port)),
    breakOff: stopWhatRuns,
  };
  const supervision = new Supervision(part, lifeOf(server));
  supervision.prove();
  started.supervise(supervision);
  return server;
}

async function launch(folder: string, port?: number): Promise<PostgresServer> {
  try {
    return await startPostgres({ folder, durable: true, ...(port !== undefined && { port }) });
  } catch (error) {
    throw error instanceof PostgresNotStarted ? new Problem(error.message, { cause: error }) : error;
  }
}

function lifeOf(server: PostgresServer): Life {
  return { ended: describeDeath(server), stop: () => server.stop() };
}

async function describeDeath(server: PostgresServer): Promise<Death> {
  const { how, reason } = await server.untilEnded();
  const space = await readDiskSpace(server.files).catch(() => undefined);
  const advice = space?.state === 'almost full' ? describeDiskSpace(space) : undefined;
  return { how, log: server.logFile, lastWords: reason === undefined ? [] : [reason], advice };
}

/**
 * Waits for the database and migrates its schema; returns the number of migrations.
 * @throws Problem when that is not possible.
 */
export async function bringUpToDate({ url, place }: Database, patience: Omit<WaitOptions, 'tell'>): Promise<number> {
  try {
    await awaitDatabase(url, { ...patience, tell: (line) => console.log(`  ${line}`) });
    const ran = await migrate(url);
    const advice = await adviseOnSorting(url);
    if (advice !== undefined) console.log(`  ${advice}`);
    return ran.length;
  } catch (error) {
    patience.signal?.throwIfAborted();
    if (error instanceof DatabaseNotUsable) throw new Problem(error.message, { cause: error });
    throw new Problem(`The database at ${place} cannot be used. ${adviceOn(error)} Reason given: ${say(error)}`, {
      cause: error,
    });
  }
}

function adviceOn(error: unknown): string {
  if (errorCode(error) === '42501') return 'The user may not create tables. Make it the owner of the database.';
  if (errorCode(error) === '53100') return 'Its disk is full. Free some space there and start again.';
  return 'Nothing was changed.';
}

/** Returns host, port and database of DATABASE_URL, without user and password. @throws Problem when it is not valid. */
export function placeOf(url: string): string {
  try {
    return describePlace(url);
  } catch (error) {
    throw error instanceof DatabaseNotUsable ? new Problem(error.message, { cause: error }) : error;
  }
}
