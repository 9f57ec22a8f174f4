import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { runQuery } from './run-query.js';
import { CatalogClient } from './catalog-client.js';
import { poolOptions } from './connection-options.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';

let database: TestDatabase;
let client: CatalogClient;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  client = new CatalogClient(poolOptions(database.url, { application_name: 'spec' }));
  await client.connect();
});

afterEach(() => client.end());

afterAll(() => database.drop());

/** Writes a search of so many terms, as the API's searches are; no two numbers give the same text. */
function search(number: number, terms: number): string {
  const conditions = Array.from(
    { length: terms },
    (_, term) => `images.name = $1 AND images.uuid <> 'search ${number} term ${term}'`,
  );
  return `SELECT images.id FROM images WHERE ${conditions.join(' OR ')}`;
}

async function run(text: string): Promise<void> {
  await runQuery(client, { text, values: ['one'], is_prepared: true });
}

/** What Postgres keeps for the connection: statements, their characters, and bytes of memory. */
async function kept(): Promise<{ statements: number; characters: number; bytes: number }> {
  const { rows } = await client.query<{ statements: number; characters: number; bytes: number }>(
    `SELECT (SELECT count(*)::int FROM pg_prepared_statements) AS statements,
       (SELECT coalesce(sum(length(statement)), 0)::int FROM pg_prepared_statements) AS characters,
       (SELECT sum(total_bytes)::int FROM pg_backend_memory_contexts) AS bytes`,
  );
  return rows[0] ?? { statements: 0, characters: 0, bytes: 0 };
}

describe('statements that stay prepared', () => {
  it('are those of moderate length, each prepared once', async () => {
    for (let round = 0; round < 3; round += 1) for (const number of [1, 2, 3]) await run(search(number, 2));

    expect((await kept()).statements).toBe(3);
  });

  it('take no more memory with every distinct search of 990 terms', async () => {
    await run(search(0, 990));
    const before = await kept();
    for (let number = 1; number <= 40; number += 1) await run(search(number, 990));
    const after = await kept();

    console.info(`${before.bytes} bytes before, ${after.bytes} after`);
    expect(after.statements).toBe(0);
    expect(after.bytes - before.bytes).toBeLessThan(2_000_000);
  });

  it('are none of long texts, of which not even the last one stays', async () => {
    const text = 'SELECT sum(total_bytes)::int AS bytes FROM pg_backend_memory_contexts WHERE $1::text IS NOT NULL';
    // Itself prepared, as Postgres lets go of the last text without a name when another one comes.
    const bytes = async () =>
      (await runQuery<{ bytes: number }>(client, { text, values: [''], is_prepared: true }))[0]?.bytes;
    await run(search(0, 2));
    await bytes();
    const before = (await bytes()) ?? 0;
    await run(search(1, 990));

    expect(((await bytes()) ?? 0) - before).toBeLessThan(500_000);
  });

  it('are let go of, the least recently used first, when distinct searches become too many', async () => {
    const often = search(0, 1);
    for (let number = 1; number <= 1_000; number += 1) {
      await run(often);
      await run(search(number, 20));
    }
    const { statements, characters, bytes } = await kept();

    console.info(`${statements} statements of ${characters} characters in ${bytes} bytes`);
    expect(statements).toBeGreaterThan(20);
    expect(characters).toBeLessThanOrEqual(96 * 1024);
    expect(bytes).toBeLessThan(30_000_000);
    const { rows } = await client.query('SELECT 1 FROM pg_prepared_statements WHERE statement = $1', [often]);
    expect(rows).toHaveLength(1);
  });

  it('are bounded in the process too', async () => {
    for (let number = 1; number <= 1_000; number += 1) await run(search(number, 20));

    const { parsedStatements, submittedNamedStatements } = client.connection as unknown as Record<string, object>;
    expect(Object.keys(parsedStatements ?? {}).length).toBe((await kept()).statements);
    expect(Object.keys(submittedNamedStatements ?? {})).toEqual([]);
  });

  it('answer rightly when more distinct ones are on their way at once than are kept', async () => {
    const numbers = Array.from({ length: 400 }, (_, index) => index % 200);
    const answers = await Promise.all(
      numbers.map((number) =>
        runQuery<{ number: number }>(client, {
          text: `SELECT ${number} AS number, '${'x'.repeat(2_000)}' AS padding, $1::text AS value`,
          values: ['v'],
          is_prepared: true,
        }),
      ),
    );
    for (const number of numbers) await run(search(number, 20));

    expect(answers.map(([row]) => row?.number)).toEqual(numbers);
    expect((await kept()).characters).toBeLessThanOrEqual(96 * 1024);
  });

  it('come back after one failed', async () => {
    const text = 'SELECT 1 / $1::int AS quotient';
    const divide = (by: number) => runQuery<{ quotient: number }>(client, { text, values: [by], is_prepared: true });

    const failed = [
      await divide(0).catch((error: unknown) => error),
      await run('no SQL').catch((error: unknown) => error),
    ];

    expect(failed).toMatchObject([{ code: '22012' }, { code: '42601' }]);
    expect(await divide(1)).toEqual([{ quotient: 1 }]);
    await expect(run('no SQL')).rejects.toMatchObject({ code: '42601' });
  });

  it('are kept by connections of a pool too', async () => {
    const pool = new pg.Pool(poolOptions(database.url, { application_name: 'spec', pool_size: 1 }));
    const pooled = await pool.connect();
    await runQuery(pooled, { text: search(1, 1), values: ['one'], is_prepared: true });
    const { rows } = await pooled.query('SELECT name FROM pg_prepared_statements');
    pooled.release();
    await pool.end();

    expect(rows).toHaveLength(1);
  });
});
