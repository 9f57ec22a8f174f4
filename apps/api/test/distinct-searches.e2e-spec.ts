import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Reads } from '../src/sql/reads.js';
import { fillWithImages } from './catalog-of-images.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  // One connection, so that what it keeps can be asked of itself.
  api = await RunningApi.start({ database_pool_size: 1 });
  await fillWithImages(api, 10);
});

afterAll(() => api.stop());

/** Writes a search of so many terms; no two numbers give the same statement, as other columns are looked at. */
function search(number: number, terms: number): string {
  const fields = Array.from({ length: terms }, (_, term) => ((number >> (term % 12)) & 1 ? 'name' : 'username'));
  return fields.map((field) => `${field}=a`).join(' or ');
}

async function ask(number: number, terms: number): Promise<number> {
  // In the body, as so long a search is too much for an address.
  const { status } = await api.get('/api/compute_resources/1/images', { body: { search: search(number, terms) } });
  return status;
}

interface Kept {
  statements: number;
  characters: number;
  bytes: number;
}

/** What Postgres keeps for the connection that answers searches. */
async function kept(): Promise<Kept> {
  const row = await api.app.get(Reads).row<Kept>(
    `SELECT (SELECT count(*)::int FROM pg_prepared_statements) AS statements,
       (SELECT sum(length(statement))::int FROM pg_prepared_statements) AS characters,
       (SELECT sum(total_bytes)::int FROM pg_backend_memory_contexts) AS bytes`,
    [],
  );
  return row ?? { statements: 0, characters: 0, bytes: 0 };
}

it('searches of 990 terms leave nothing behind in Postgres', async () => {
  await ask(0, 990);
  const before = await kept();
  const statuses = new Set<number>();
  for (let number = 1; number <= 60; number += 1) statuses.add(await ask(number, 990));
  const after = await kept();

  console.info('before', before, 'after', after);
  expect([...statuses]).toEqual([200]);
  expect(after.statements - before.statements).toBeLessThanOrEqual(1);
  expect(after.bytes - before.bytes).toBeLessThan(5_000_000);
});

it('many distinct searches of moderate length stay within a bound', async () => {
  const statuses = new Set<number>();
  for (let number = 1; number <= 600; number += 1) statuses.add(await ask(number, 14));
  const after = await kept();

  console.info(after);
  expect([...statuses]).toEqual([200]);
  expect(after.statements).toBeGreaterThan(10);
  expect(after.characters).toBeLessThan(128 * 1024);
  expect(after.bytes).toBeLessThan(30_000_000);
});
