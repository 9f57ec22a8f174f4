import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenDatabase, openTestDatabase } from '@image-catalog/database/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ApiProcess } from './api-process.js';
import { RawClient } from './raw-client.js';
import { ADMIN, basic } from './running-api.js';

const LOGIN = `Host: x\r\nAuthorization: ${basic(ADMIN.login, ADMIN.password)}\r\n`;
const IMAGES = 60_000;

let clone: OpenDatabase;
let database: DataSource;
let api: ApiProcess;
let clients: RawClient[] = [];

beforeEach(async () => {
  clone = await openTestDatabase();
  database = clone.dataSource;
  await database.query(
    `INSERT INTO compute_resources (name, type, sync_due_at) VALUES ('cr', 'Foreman::Model::EC2', NULL)`,
  );
  await database.query(`INSERT INTO architectures (name) VALUES ('x86_64')`);
  await database.query(`INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12')`);
  await database.query(
    `INSERT INTO sync_runs (compute_resource_id, generation, state, fencing_token, ended_at) VALUES (1, 1, 'running', 1, NULL)`,
  );
  api = await ApiProcess.start(clone.url, { SYNC_WAIT_SECONDS: '60' });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await api.stop();
  await clone.close();
});

async function open(count: number, text: string): Promise<RawClient[]> {
  const opened = await RawClient.openMany(count, api.port);
  clients.push(...opened);
  for (const client of opened) client.send(text);
  return opened;
}

/** Reads the head of an answer and nothing more. */
async function openStalled(count: number, text: string): Promise<void> {
  for (const client of await open(count, text)) {
    await client.until(/\r\n\r\n/);
    client.socket.pause();
  }
}

it('ends in order whatever clients hold', async () => {
  await database.query(
    `INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
     SELECT 1, 1, 1, repeat('image', 10) || n, 'ami-' || n, 'admin' FROM generate_series(1, ${IMAGES}) n`,
  );
  const post = `POST /api/architectures HTTP/1.1\r\n${LOGIN}Content-Type: application/json\r\n`;
  await open(10, `${post}Content-Length: 100\r\n\r\n{"architecture":`);
  await open(5, `${post}Transfer-Encoding: chunked\r\n\r\n5\r\n{"arc`);
  await open(5, 'GET /api/ping HTTP/1.1\r\nX-Half: ');
  await open(5, '');
  for (const client of await open(5, 'GET /api/ping HTTP/1.1\r\nHost: x\r\n\r\n')) await client.until(/"duration_ms"/);
  await openStalled(5, `GET /api/compute_resources/1/images?per_page=all HTTP/1.1\r\n${LOGIN}\r\n`);
  const events = await open(5, `GET /api/compute_resources/1/sync_runs/1/events HTTP/1.1\r\n${LOGIN}\r\n`);
  for (const client of events) await client.until(/event: progress/);
  const body = '{"uuids":["ami-1"]}';
  const waiting = await open(
    5,
    `POST /api/compute_resources/1/available_images/refresh HTTP/1.1\r\n${LOGIN}Content-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body}`,
  );
  while ((await countWaiting()) < 5) await sleep(20);

  const ended = await api.stop();

  console.log(`A stop with 50 clients took ${ended.ms.toFixed(0)} ms`);
  expect(ended).toMatchObject({ code: 0, wasKilled: false });
  // Their work goes on without them, and they are told where it stands.
  expect(waiting.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect(events.map(({ received }) => received.endsWith('0\r\n\r\n'))).toEqual([true, true, true, true, true]);
});

it('lets a write end that is under way', async () => {
  await using lock = await lockArchitecture();
  const [writing] = await open(1, put('{"architecture":{"name":"late"}}'));
  await lock.isWaitedFor();

  const stopping = api.stop();
  await sleep(500);
  await lock.release();

  expect(await stopping).toMatchObject({ code: 0, wasKilled: false });
  expect(writing?.status).toBe(200);
  expect(await database.query('SELECT name FROM architectures')).toEqual([{ name: 'late' }]);
});

it('undoes a write that cannot end', async () => {
  await using lock = await lockArchitecture();
  const [writing] = await open(1, put('{"architecture":{"name":"never"}}'));
  await lock.isWaitedFor();

  const ended = await api.stop();
  await lock.release();

  console.log(`A stop with a write that waits took ${ended.ms.toFixed(0)} ms`);
  expect(ended).toMatchObject({ code: 0, wasKilled: false });
  expect(writing?.received).toBe('');
  expect(await database.query('SELECT name FROM architectures')).toEqual([{ name: 'x86_64' }]);
  expect(await database.query('SELECT 1 FROM audits')).toEqual([]);
});

describe('a stop before it answers', () => {
  it('ends in order while it waits for its database', async () => {
    const starting = await ApiProcess.begin(
      'postgresql://image_catalog:x@127.0.0.1:1/image_catalog',
      /Waiting up to 60 seconds/,
    );

    expect(await starting.stop()).toMatchObject({ code: 0, wasKilled: false });
  });

  it('ends in order while it builds itself', async () => {
    const starting = await ApiProcess.begin(clone.url, /Starting Nest application/);

    expect(await starting.stop()).toMatchObject({ code: 0, wasKilled: false });
  });
});

function put(body: string): string {
  return (
    `PUT /api/architectures/1 HTTP/1.1\r\n${LOGIN}Content-Type: application/json\r\n` +
    `Content-Length: ${body.length}\r\n\r\n${body}`
  );
}

async function countWaiting(): Promise<number> {
  const [row] = await database.query<[{ count: number }]>('SELECT count(*)::int FROM sync_requests');
  return row.count;
}

/** Keeps a row from everybody else. */
async function lockArchitecture() {
  const runner = database.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT * FROM architectures FOR UPDATE');
  const release = async () => {
    if (runner.isTransactionActive) await runner.commitTransaction();
    if (!runner.isReleased) await runner.release();
  };
  const isWaitedFor = async () => {
    const text = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await database.query<unknown[]>(text)).length === 0) await sleep(20);
  };
  return { release, isWaitedFor, [Symbol.asyncDispose]: release };
}
