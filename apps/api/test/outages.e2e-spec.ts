import { migrate } from '@image-catalog/database';
import { type PostgresServer, startPostgres } from '@image-catalog/embedded-postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillWithImages } from './catalog-of-images.js';
import { DataSource } from 'typeorm';
import type { Answer } from './http-client.js';
import { RunningApi } from './running-api.js';

let folder: string;
let server: PostgresServer;
let api: RunningApi;
let logged: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-catalog-outage-'));
  // Started by root the server runs as another user, who has to pass through.
  await chmod(folder, 0o711);
  server = await startPostgres({ folder, durable: false });
  await migrate(server.url);
  const drop = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  api = await RunningApi.start({ database_url: await asRole('api'), lock_wait_seconds: 60 }, undefined, {
    url: server.url,
    drop,
  });
  await fillWithImages(api, 1_200);
  const note = (message: unknown) => logged.push(String(message));
  api.app.useLogger({ log: note, error: note, warn: note, fatal: note });
});

beforeEach(() => {
  logged = [];
});

afterAll(() => api.stop());

/** Makes somebody who may do what the API does and is no superuser; gives the address with which they connect. */
async function asRole(name: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'api'`);
  await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${name}`);
  await client.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${name}`);
  await client.end();
  const url = new URL(server.url);
  url.username = name;
  url.password = 'api';
  return url.href;
}

async function terminateAll(): Promise<void> {
  await api.database.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'image-catalog api'`,
  );
}

let number = 0;

/** Asks for something of every kind. */
function askAll(): Promise<Answer[]> {
  number += 1;
  return Promise.all([
    api.get('/api/compute_resources/1/images'),
    api.get('/api/compute_resources/1/images?per_page=all'),
    api.get('/api/compute_resources/1/images?search=name ~ 7'),
    api.get('/api/compute_resources/1/images/1'),
    api.get('/api/statuses'),
    ...writes(),
  ]);
}

function writes(): Promise<Answer>[] {
  number += 1;
  return [
    api.post('/api/architectures', { architecture: { name: `made-${number}` } }),
    api.put('/api/compute_resources/1/images/1', { image: { username: `root-${number}` } }),
  ];
}

/** Waits until everything is answered as ever. */
async function serves(): Promise<void> {
  while ((await askAll()).some(({ status }) => status >= 400)) await sleep(100);
}

function expectUnavailable(answers: Answer[], message: RegExp): void {
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([503]);
  expect(answers.filter(({ headers }) => !(Number(headers.get('retry-after')) > 0))).toEqual([]);
  for (const { body } of answers) expect(body).toEqual({ error: { message: expect.stringMatching(message) } });
}

it('without its server the API says so with 503, in one line of the log, and goes on when it is back', async () => {
  await serves();
  await server.stop();

  const answers = (await Promise.all(Array.from({ length: 10 }, askAll))).flat();
  const ping = await api.get('/api/ping');
  const again = await askAll();

  expectUnavailable([...answers, ...again], /^The database cannot be reached at this moment\. /);
  expect(ping.status).toBe(200);
  expect(ping.body.results.foreman.database.active).toBe(false);
  // One of requests, one of pings.
  expect(logged.length).toBeLessThanOrEqual(2);
  expect(logged.join('\n')).not.toMatch(/^\s+at /m);
  server = await startPostgres({ folder, durable: false, port: server.port });
  await serves();
  expect((await api.get('/api/ping')).body.results.foreman.database.active).toBe(true);
});

describe.each([
  ['takes no more connections', 'ALTER ROLE api CONNECTION LIMIT 0', 'ALTER ROLE api CONNECTION LIMIT -1', /too busy/],
  ['has another password', `ALTER ROLE api PASSWORD 'other'`, `ALTER ROLE api PASSWORD 'api'`, /cannot be reached/],
  ['lets nobody log in', 'ALTER ROLE api NOLOGIN', 'ALTER ROLE api LOGIN', /cannot be reached/],
])('a database that %s', (_what, breaking, mending, message) => {
  it('is unavailable, and nothing worse', async () => {
    await serves();
    await api.database.query(breaking);
    await terminateAll();
    const answers = await askAll();
    await api.database.query(mending);

    expectUnavailable(answers, message);
    await serves();
    expect((await api.get('/api/ping')).body.results.foreman.database.active).toBe(true);
  });
});

it('a database that is closed for writes is read all the same', async () => {
  await serves();
  await api.database.query(`ALTER ROLE api SET default_transaction_read_only = on`);
  await terminateAll();
  await api.get('/api/ping').catch(() => undefined);
  const read = await api.get('/api/compute_resources/1/images');
  const written = await Promise.all(writes());
  await api.database.query(`ALTER ROLE api RESET default_transaction_read_only`);
  await terminateAll();

  expect(read.status).toBe(200);
  expectUnavailable(written, /is read-only at this moment.* Check whether the change was made/);
  await serves();
});

/** Lets a trigger run before each new architecture, or when its transaction commits. */
async function onInsert(body: string, isAtCommit = false): Promise<() => Promise<void>> {
  await api.database.query(`CREATE SEQUENCE attempts`);
  await api.database.query(`GRANT ALL ON SEQUENCE attempts TO api`);
  await api.database.query(
    `CREATE FUNCTION interfere() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN PERFORM nextval('attempts'); ${body}; RETURN NEW; END $$`,
  );
  const [kind, when] = isAtCommit
    ? ['CONSTRAINT TRIGGER', 'AFTER INSERT ON architectures DEFERRABLE INITIALLY DEFERRED']
    : ['TRIGGER', 'BEFORE INSERT ON architectures'];
  await api.database.query(`CREATE ${kind} interfere ${when} FOR EACH ROW EXECUTE FUNCTION interfere()`);
  return async () => {
    await api.database.query('DROP TRIGGER interfere ON architectures');
    await api.database.query('DROP FUNCTION interfere');
    await api.database.query('DROP SEQUENCE attempts');
  };
}

it.each([
  ['53100', /disk of the database is full/],
  ['53200', /too busy/],
  ['57014', /took too long/],
  ['55P03', /Other changes of the same rows are in the way/],
])('what the database refuses with %s is answered with 503', async (code, message) => {
  await serves();
  const mend = await onInsert(`RAISE EXCEPTION 'it is so' USING ERRCODE = '${code}'`);
  const answer = await api.post('/api/architectures', { architecture: { name: `never-${code}` } });
  await mend();

  expectUnavailable([answer], message);
  expect(answer.text).not.toContain('it is so');
});

it('a write whose commit nobody saw is told as uncertain, and is not tried again', async () => {
  await serves();
  const mend = await onInsert('PERFORM pg_terminate_backend(pg_backend_pid())', true);
  const answer = await api.post('/api/architectures', { architecture: { name: 'perhaps' } });
  const [{ last_value: attempts }] = await api.database.query('SELECT last_value::int FROM attempts');
  await mend();

  expectUnavailable([answer], /cannot be reached.* Check whether the change was made before you try again/);
  expect(attempts).toBe(1);
  await serves();
});

it('who finds no free connection is told so, and pings and look-ups go on meanwhile', async () => {
  await serves();
  const holder = api.database.createQueryRunner();
  await holder.startTransaction();
  // Searches only: writes leave connections to others.
  await holder.query('LOCK TABLE audits IN ACCESS EXCLUSIVE MODE');
  const blocked = Array.from({ length: 10 }, () => api.get('/api/audits?search=action = create'));
  const waiting = api.get('/api/compute_resources/1/images?search=name ~ 7');
  const pings = [await api.get('/api/ping'), await api.get('/api/compute_resources/1/images?per_page=20')];
  const waited = await waiting;
  await holder.rollbackTransaction();
  await holder.release();

  expect(pings[0]?.body.results.foreman.database.active).toBe(true);
  expect(pings[1]?.status).toBe(200);
  expectUnavailable([waited], /too busy at this moment\. Try again in a few seconds/);
  expect((await Promise.all(blocked)).map(({ status }) => status)).toEqual(blocked.map(() => 200));
});

it('a request that is still under way when a stop closes the connections is told to come back', async () => {
  await api.app.get(DataSource).destroy();

  const [listed, written] = await Promise.all([
    api.get('/api/compute_resources/1/images?search=name ~ 8'),
    api.post('/api/architectures', { architecture: { name: 'too-late' } }),
  ]);

  for (const { status, headers } of [listed, written]) {
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
  }
});
