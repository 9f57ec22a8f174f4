import { CatalogClient, connectionOptions, poolOptions } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pipelines } from './pipelines.js';

let database: TestDatabase;
let pipelines: Pipelines;

beforeEach(async () => {
  database = await createTestDatabase();
  pipelines = new Pipelines(poolOptions(database.url, { application_name: 'look-ups', statement_timeout: 20_000 }), 2);
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
  const question = { text: 'SELECT pg_backend_pid() AS pid', values: [], is_prepared: true };
  const answers = await Promise.all(Array.from({ length: count }, () => pipelines.rows<Backend>(question)));
  return answers.map(([row]) => row?.pid ?? 0);
}

/** Asks until a connection answers: what goes to one that is just being closed fails with it. */
async function firstAnswer(): Promise<number | undefined> {
  for (;;) {
    const answer = await backendsOf(1).catch(() => null);
    if (answer) return answer[0];
    await sleep(20);
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
  const ending = pipelines.rows({
    text: 'SELECT pg_terminate_backend(pg_backend_pid())',
    values: [],
    is_prepared: false,
  });

  await expect(ending).rejects.toThrow(/terminat/);

  expect(await firstAnswer()).not.toBe(lost);
});

describe('when look-ups are slow', () => {
  /** Holds a table that nobody may read meanwhile. */
  async function lockTable(): Promise<() => Promise<void>> {
    const holder = new CatalogClient(connectionOptions(database.url, { application_name: 'spec' }));
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE architectures IN ACCESS EXCLUSIVE MODE');
    return () => holder.end();
  }

  const blocked = { text: 'SELECT count(*) FROM architectures', values: [], is_prepared: true };

  it('keep those that come later from waiting behind one that waits for a lock', async () => {
    const [before] = await backendsOf(1);
    const unlock = await lockTable();
    const waiting = pipelines.rows<{ count: string }>(blocked);

    const answers: number[] = [];
    while (answers.length === 0) {
      // The first of them still come behind the one that waits.
      void backendsOf(1).then((pids) => answers.push(...pids));
      await sleep(50);
    }
    await unlock();

    expect(await waiting).toEqual([{ count: '0' }]);
    expect(answers[0]).not.toBe(before);
  });

  it('open no more connections than a few, tell those who come then, and end the slow ones at last', async () => {
    const unlock = await lockTable();
    const failures: unknown[] = [];
    // Each look at them finds the newest slow too.
    while (failures.length === 0) {
      await Promise.race([pipelines.rows(blocked).catch((error: unknown) => failures.push(error)), sleep(100)]);
    }
    const open = await countConnections();
    await unlock();

    expect(failures[0]).toMatchObject({ outage: 'slow' });
    // Two in use, four that are slow.
    expect(open).toBeLessThanOrEqual(6);
    await firstAnswer();
    while ((await countConnections()) > 2) await firstAnswer();
  });
});

async function countConnections(): Promise<number> {
  const client = new CatalogClient(connectionOptions(database.url, { application_name: 'counter' }));
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'look-ups'`,
  );
  await client.end();
  return rows[0]?.count ?? 0;
}
