import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Pipelines } from './pipelines.js';

let database: TestDatabase;
let pipelines: Pipelines;

beforeEach(async () => {
  database = await createTestDatabase();
  // Not in the types of pg yet.
  const pipelined = { pipeline: true };
  pipelines = new Pipelines({ connectionString: database.url, ...pipelined }, 2);
});

afterEach(async () => {
  await pipelines.end();
  await database.drop();
});

interface Backend {
  pid: number;
}

/** Asks so many times at once; gives the backend that answered each. */
async function backendsOf(count: number): Promise<number[]> {
  const question = { name: 'pid', text: 'SELECT pg_backend_pid() AS pid', values: [] };
  const answers = await Promise.all(Array.from({ length: count }, () => pipelines.rows<Backend>(question)));
  return answers.map(([row]) => row?.pid ?? 0);
}

/** Asks until a connection answers: what goes to one that is just being closed fails with it. */
async function firstAnswer(): Promise<number | undefined> {
  for (;;) {
    const answer = await backendsOf(1).catch(() => null);
    if (answer) return answer[0];
  }
}

it('keep what comes together on one connection, and use the next when that has enough to do', async () => {
  const few = await backendsOf(32);
  const many = await backendsOf(40);

  expect(new Set(few).size).toBe(1);
  expect(many.filter((pid) => pid === few[0])).toHaveLength(32);
  expect(new Set(many).size).toBe(2);
});

it('replace a connection that is lost, and tell those who waited for it', async () => {
  const [lost] = await backendsOf(1);
  const ending = pipelines.rows({ name: undefined, text: 'SELECT pg_terminate_backend(pg_backend_pid())', values: [] });

  await expect(ending).rejects.toThrow(/terminat/);

  expect(await firstAnswer()).not.toBe(lost);
});
