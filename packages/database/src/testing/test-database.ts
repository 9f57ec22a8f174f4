import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { atDatabase, withClient } from './connect.js';
import { readHandedOver, type TestServerAddress } from './environment.js';

/** A migrated database of a test file's own. */
export interface TestDatabase {
  url: string;
  /** Ends whatever is still connected, then drops it. */
  drop(): Promise<void>;
}

/** Clones the migrated template: tens of milliseconds, independent of every other clone. */
export async function createTestDatabase(address: TestServerAddress = readHandedOver()): Promise<TestDatabase> {
  const { server_url, template, prefix } = address;
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await withClient(server_url, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    // The default since 15 writes every block to the log; before 15 copying files was the only way and had no name.
    const strategy = (rows[0]?.version ?? 0) >= 150_000 ? 'strategy file_copy' : '';
    await client.query(`create database ${name} template ${template} ${strategy}`);
  });
  return {
    url: atDatabase(server_url, name),
    drop: () =>
      withClient(server_url, async (client) => {
        await awaitDisconnections(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/**
 * Waits a moment for connections that are just ending. One that is ended by force instead emits an error that nobody hears, as
 * its pool has let it go.
 */
async function awaitDisconnections(client: pg.Client, name: string): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [name]);
    if (rowCount === 0) return;
    await sleep(20);
  }
}
