import { setTimeout as sleep } from 'node:timers/promises';
import { hashToken } from '@image-catalog/catalog';
import { buildDataSource } from '@image-catalog/database';
import { createTestDatabase, Latencies, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ApiProcess } from '../api-process.js';
import { fillCatalog } from './catalog.js';
import { eventReaders } from './event-readers.js';
import { halfSentBodies } from './half-sent-bodies.js';
import { type Experience, HonestClient } from './honest-client.js';
import { longSearches } from './long-searches.js';
import { type Memory, MemoryWatch } from './memory.js';
import { stalledReaders } from './stalled-readers.js';
import type { Tally, Target } from './target.js';

const IMAGES = Number(process.env['HOSTILE_IMAGES'] ?? 1_000_000);
const SECONDS = Number(process.env['HOSTILE_SECONDS'] ?? 120);
const QUIET_SECONDS = Math.min(20, SECONDS);
const HONEST = 10;

/** Megabytes by which the API and PostgreSQL may grow. */
const MOST_GROWTH: Memory = { api: 100, postgres: 300 };

const KINDS = { stalledReaders, halfSentBodies, longSearches, eventReaders };
type Kind = keyof typeof KINDS;

/** One kind by its name, to find out which does what; all by default. */
const chosen = (process.env['HOSTILE_KINDS'] ?? Object.keys(KINDS).join(',')).split(',').filter(Boolean) as Kind[];

let clone: TestDatabase;
let database: DataSource;
let api: ApiProcess;

beforeAll(async () => {
  clone = await createTestDatabase();
  const patient = { application_name: 'hostile run', statement_timeout: 300_000 };
  database = await buildDataSource(clone.url, patient).initialize();
  await fillCatalog(database, IMAGES);
  api = await ApiProcess.start(clone.url);
});

afterAll(async () => {
  await api.stop();
  await database.destroy();
  await clone.drop();
});

it('serves honest clients beside hostile ones, in little memory, and ends in order under them', async () => {
  const honest = [await createLogin('honest')];
  const hostile = await Promise.all(['mallory', 'trudy', 'oscar', 'eve'].map(createLogin));
  const quiet = await besides(QUIET_SECONDS, honest, []);
  const memory = await MemoryWatch.start(api.pid, database);
  let isStopped = false;
  const target: Target = { port: api.port, logins: hostile, isOver: () => isStopped };

  const attacks = chosen.map(async (kind) => [kind, await KINDS[kind](target)] as const);
  const busy = await besides(SECONDS, honest, chosen);
  const grown = memory.stop();
  const ended = await api.stop();
  isStopped = true;
  const tallies = await Promise.all(attacks);

  tell(quiet, busy);
  console.log(
    [
      `The API grew by ${grown.api.toFixed(0)} MB (from ${memory.before.api.toFixed(0)}), PostgreSQL by ${grown.postgres.toFixed(0)} MB (from ${memory.before.postgres.toFixed(0)})`,
      `A stop with hostile clients took ${ended.ms.toFixed(0)} ms`,
      ...tallies.map(([kind, tally]) => `${kind}: ${written(tally)}`),
    ].join('\n'),
  );
  expect(quiet.failures).toEqual([]);
  expect(busy.failures).toEqual([]);
  expect(busy.requests).toBeGreaterThan(HONEST * SECONDS);
  expect(grown.api).toBeLessThan(MOST_GROWTH.api);
  expect(grown.postgres).toBeLessThan(MOST_GROWTH.postgres);
  expect(ended).toMatchObject({ code: 0, wasKilled: false });
  // Every kind was really there.
  for (const [kind, tally] of tallies) expect([kind, tally.size]).not.toEqual([kind, 0]);
});

interface Phase extends Experience {
  latencies: Latencies;
}

/** Has the honest clients at work for so long. */
async function besides(seconds: number, logins: readonly string[], kinds: readonly Kind[]): Promise<Phase> {
  const latencies = new Latencies();
  let isOver = false;
  const clients = Array.from({ length: HONEST }, (_, number) => {
    const name = `${kinds.length > 0 ? 'busy' : 'quiet'} ${number}`;
    return new HonestClient(api.port, name, logins[number % logins.length] ?? '', latencies).work(() => isOver);
  });
  await sleep(seconds * 1_000);
  isOver = true;
  const experiences = await Promise.all(clients);
  return {
    requests: experiences.reduce((sum, { requests }) => sum + requests, 0),
    failures: experiences.flatMap(({ failures }) => failures).slice(0, 20),
    latencies,
  };
}

/** Makes an admin and gives the header of their token, which costs no hashing of passwords. */
async function createLogin(login: string): Promise<string> {
  const [user] = await database.query<[{ id: number }]>(
    `INSERT INTO users (login, password_hash, admin) VALUES ($1, 'none', true) RETURNING id`,
    [login],
  );
  const token = `token of ${login}`.replaceAll(' ', '-');
  await database.query(
    `INSERT INTO personal_access_tokens (user_id, name, token_hash, token_prefix) VALUES ($1, 'token', $2, 'token')`,
    [user.id, hashToken(token)],
  );
  return `Authorization: Bearer ${token}`;
}

/** Prints what cannot be asserted, as it depends on the machine. */
function tell(quiet: Phase, busy: Phase): void {
  const lines = busy.latencies.kinds.map((kind) => {
    const [beside, without] = [busy, quiet].map(({ latencies }) => latencies.percentile(kind, 99));
    return `${kind}: p99 ${beside?.toFixed(1)} ms : ${without?.toFixed(1)} ms = ${((beside ?? 0) / (without ?? 1)).toFixed(1)}`;
  });
  const head = `${busy.requests} requests beside hostile clients in ${SECONDS} s, ${quiet.requests} without in ${QUIET_SECONDS} s`;
  console.log([head, ...lines].join('\n'));
}

function written(tally: Tally): string {
  return [...tally].map(([status, times]) => `${times} times ${status || 'cut off'}`).join(', ') || 'nothing';
}
