import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CatalogClient } from './catalog-client.js';
import { connectionOptions } from './connection-options.js';
import { DatabaseNotUsable } from './database-not-usable.js';
import { errorCode } from '../error-code.js';
import { placeOf } from './place-of.js';
import { serverFault, type ServerFacts } from './server-fault.js';

const PATIENCE_SECONDS = 60;
const RETRY_MS = 500;
const CONNECT_MS = 5_000;

/** Errors worth waiting for: no server or host name yet, or a server that starts, recovers, stops or is full. */
const PASSING =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN|ENOENT|57P01|57P02|57P03|53300)$/;

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No PostgreSQL listens there. Start it, or correct DATABASE_URL.',
  ENOENT: 'No PostgreSQL listens there. Start it, or correct DATABASE_URL.',
  ENOTFOUND: 'There is no such host. Correct DATABASE_URL.',
  EAI_AGAIN: 'There is no such host. Correct DATABASE_URL.',
  ETIMEDOUT: 'It does not answer. Is a firewall between?',
  '57P03': 'It is still starting or recovering. Its log says how far it is; start again when it is done.',
  '28P01':
    'The password is wrong. Correct DATABASE_URL; when the password itself was lost, docs/operations.md says what to do ' +
    '("Lost keys").',
  '28000':
    "It does not let this user in, or wants encryption: add ?sslmode=require. Correct DATABASE_URL, or the server's pg_hba.conf.",
  '3D000': 'It has no database of that name. Create it with "createdb --encoding=UTF8", or correct DATABASE_URL.',
  '53300': 'It has no connection left. Raise its max_connections, or stop what holds them.',
};

/** How to wait for a database. */
export interface WaitOptions {
  /** Called when the wait begins, with its reason, and when it ends. */
  tell: (line: string) => void;
  seconds?: number;
  signal?: AbortSignal;
}

/**
 * Waits up to a minute for a database, and checks whether it can be used. Permanent errors, such as a wrong password, end
 * the wait at once.
 * @throws DatabaseNotUsable
 */
export async function awaitDatabase(
  url: string,
  { tell, seconds = PATIENCE_SECONDS, signal }: WaitOptions,
): Promise<void> {
  const place = placeOf(url);
  const end = performance.now() + seconds * 1000;
  const aborted = untilAborted(signal);
  for (let isWaiting = false; ; ) {
    const error = await Promise.race([connectOnce(url, signal), aborted]);
    if (error === undefined) {
      if (isWaiting) tell(`The database at ${place} answers.`);
      return;
    }
    if (error instanceof DatabaseNotUsable) throw error;
    if (!isPassing(error)) throw explain(error, place);
    if (performance.now() >= end) throw explain(error, place, ` It was waited for ${seconds} seconds.`);
    if (!isWaiting) tell(`Waiting up to ${seconds} seconds for the database at ${place}: ${reasonOf(error)}`);
    isWaiting = true;
    await sleep(RETRY_MS, undefined, { signal });
  }
}

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  if (signal?.aborted) reject(signal.reason);
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}

// Gives what is wrong with the database; undefined when it can be used.
async function connectOnce(url: string, signal: AbortSignal | undefined): Promise<unknown> {
  const socket = new Socket();
  const client = new CatalogClient({
    ...connectionOptions(url, { application_name: 'image-catalog' }),
    stream: () => socket,
    connectionTimeoutMillis: CONNECT_MS,
  });
  const hangUp = () => void socket.destroy();
  signal?.addEventListener('abort', hangUp);
  try {
    await client.connect();
    const complaint = serverFault(await readFacts(client));
    return complaint && new DatabaseNotUsable(`The database at ${placeOf(url)} cannot be used. ${complaint}`);
  } catch (error) {
    return error;
  } finally {
    signal?.removeEventListener('abort', hangUp);
    void client.end().catch(() => undefined);
  }
}

async function readFacts(client: pg.Client): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::integer AS version_num,
       current_setting('server_encoding') AS encoding, current_database()::text AS database`,
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error('The server answered without telling its version.');
  return facts;
}

// Errors without a code: a connection that was cut or timed out while it was made.
function isPassing(error: unknown): boolean {
  const code = errorCode(error);
  return code === '' ? /terminated|timeout/i.test(reasonOf(error)) : PASSING.test(code);
}

function explain(error: unknown, place: string, waited = ''): DatabaseNotUsable {
  const advice = ADVICE[errorCode(error)] ?? 'Correct DATABASE_URL, or the server.';
  return new DatabaseNotUsable(
    `The database at ${place} cannot be used. ${advice}${waited} Reason given: ${reasonOf(error)}`,
    { cause: error },
  );
}

// When two addresses refuse, the error has no message.
function reasonOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return message || errorCode(error) || 'none';
}
