import { randomInt } from 'node:crypto';
import pg from 'pg';
import { errorCode } from '../error-code.js';
import { atDatabase } from './connect.js';

const FAMILY = 'image_catalog_test';
// First half of the advisory lock's key: tells our locks from those of other programs on the server.
const LOCK_FAMILY = 0x1ca7a106;
// Names that a sweep may meet: in use, not ours to drop, dropped by another sweep in this moment.
const NOT_NOW = ['55006', '42501', '3D000'];

/** One run of a package's tests on a server; its databases are its own, by name. */
export interface TestRun {
  prefix: string;
  template: string;
  /** Drops every database of this run. */
  close(): Promise<void>;
}

/**
 * Opens a run on a server that others may use at the same time, after dropping what dead runs left there.
 * A run lives as long as the connection that holds its lock, so the server itself knows who is dead. Advisory locks belong
 * to one database: its oid is part of the name, and runs that came in by another database leave ours alone.
 * @throws Error when the server does not answer or the login may not create databases.
 */
export async function openTestRun(serverUrl: string): Promise<TestRun> {
  const client = await connect(serverUrl);
  try {
    const family = `${FAMILY}_${await readDatabaseOid(client)}_`;
    await dropDeadRuns(client, family);
    const run = randomInt(1, 2 ** 31 - 1);
    await client.query('select pg_advisory_lock($1, $2)', [LOCK_FAMILY, run]);
    const prefix = `${family}${run}_`;
    return { prefix, template: `${prefix}template`, close: () => closeRun(client, prefix) };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Makes the migrated database that clones are made from, and closes its door: one open connection would block cloning. */
export async function buildTemplate(
  serverUrl: string,
  template: string,
  migrate: (url: string) => Promise<unknown>,
): Promise<void> {
  const client = await connect(serverUrl);
  try {
    await client.query(`create database ${template}`);
    await migrate(atDatabase(serverUrl, template));
    await client.query(`alter database ${template} with allow_connections false`);
  } catch (error) {
    if (errorCode(error) !== '42501') throw error;
    throw new Error(`The login of ${nameOf(serverUrl)} may not create databases: ALTER ROLE ... CREATEDB.`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // An idle connection whose server goes away reports it here; without a listener that would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Error(
      `The test server ${nameOf(url)} cannot be used: ${String(error)}. Start it, correct ` +
        'TEST_DATABASE_URL (or DATABASE_URL), or unset both to let the tests run a server of their own.',
      { cause: error },
    );
  }
  return client;
}

async function readDatabaseOid(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ oid: number }>(
    'select oid from pg_database where datname = current_database()',
  );
  return rows[0]?.oid ?? 0;
}

async function dropDeadRuns(client: pg.Client, family: string): Promise<void> {
  for (const name of await listDatabases(client, family)) {
    const run = Number(name.slice(family.length).split('_')[0]);
    if (!Number.isInteger(run)) continue;
    const { rows } = await client.query<{ is_dead: boolean }>('select pg_try_advisory_lock($1, $2) as is_dead', [
      LOCK_FAMILY,
      run,
    ]);
    if (!rows[0]?.is_dead) continue;
    // Without force: should a process of that run still work on it, the database stays for a later sweep.
    await client.query(`drop database if exists "${name}"`).catch((error: unknown) => {
      if (!NOT_NOW.includes(errorCode(error))) throw error;
    });
    await client.query('select pg_advisory_unlock($1, $2)', [LOCK_FAMILY, run]);
  }
}

async function closeRun(client: pg.Client, prefix: string): Promise<void> {
  try {
    for (const name of await listDatabases(client, prefix)) {
      await client.query(`drop database if exists "${name}" with (force)`);
    }
  } finally {
    await client.end();
  }
}

async function listDatabases(client: pg.Client, prefix: string): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname::text, $1)',
    [prefix],
  );
  return rows.map(({ datname }) => datname);
}

function nameOf(url: string): string {
  if (!URL.canParse(url)) return '(not an address)';
  const { host, pathname } = new URL(url);
  return host + pathname;
}
