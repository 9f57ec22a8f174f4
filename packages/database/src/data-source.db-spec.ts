import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { CatalogClient } from './connection/catalog-client.js';
import { connectionOptions } from './connection/connection-options.js';
import { withDataSource } from './data-source.js';
import { migrate } from './migrate.js';
import { setHostileSettings } from './testing/hostile-settings.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await withDataSource(database.url, 'spec', (source) => source.query(setHostileSettings()));
});

afterAll(() => database.drop());

const READ = `SELECT
  '2020-08-31 15:17:29+00'::timestamptz::text AS moment,
  '04/05/2020'::date::text AS day,
  '1 day 2 hours'::interval::text AS span,
  '\\x00ff'::bytea::text AS bytes,
  0.1::float8::text AS number,
  E'a\\'b' AS quoted,
  'a\\b' AS plain,
  array_length('{NULL}'::text[], 1) AS nulls,
  ('{NULL}'::text[])[1] IS NULL AS is_null,
  NULL = NULL AS unknown,
  to_regclass('images')::text AS images,
  current_setting('transaction_isolation') AS isolation,
  current_setting('statement_timeout') AS statement_timeout,
  current_setting('lock_timeout') AS lock_timeout,
  current_setting('transaction_timeout', true) AS transaction_timeout`;

describe('a data source', () => {
  it('reads and writes as ever, whatever the database is set to', async () => {
    const rows = await withDataSource(database.url, 'spec', async (source) => {
      // A connection that rests, and one that fails, stay open.
      await sleep(20);
      await source.query('no SQL').catch(() => undefined);
      return source.query(READ);
    });

    expect(rows).toEqual([
      {
        moment: '2020-08-31 15:17:29+00',
        day: '2020-04-05',
        span: '1 day 02:00:00',
        bytes: '\\x00ff',
        number: '0.1',
        quoted: "a'b",
        plain: 'a\\b',
        nulls: 1,
        is_null: true,
        unknown: null,
        images: 'images',
        isolation: 'read committed',
        statement_timeout: '30s',
        lock_timeout: '0',
        transaction_timeout: '0',
      },
    ]);
  });

  it('lets no setting of its URL stand above ours, but takes others from it', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c DateStyle=German -c work_mem=7MB');
    url.searchParams.set('statement_timeout', '1');
    const text = `SELECT now()::date::text AS day, current_setting('work_mem') AS memory, pg_sleep(0.01)::text AS slept`;

    const ofSource = await withDataSource(url.href, 'spec', (source) => source.query<Record<string, string>[]>(text));
    const client = new CatalogClient(connectionOptions(url.href, { application_name: 'spec' }));
    await client.connect();
    const ofClient = await client.query<Record<string, string>>(text);
    await client.end();

    for (const [row] of [ofSource, ofClient.rows])
      expect(row).toEqual({ day: expect.stringMatching(/^20\d\d-\d\d-\d\d$/), memory: '7MB', slept: '' });
  });

  it('rests in a transaction, and migrates', async () => {
    const rested = withDataSource(database.url, 'spec', (source) =>
      source.transaction(async (manager) => {
        await manager.query('SELECT 1');
        await sleep(50);
        return manager.query('SELECT 1 AS answered');
      }),
    );

    expect(await rested).toEqual([{ answered: 1 }]);
    expect(await migrate(database.url)).toEqual([]);
  });
});
