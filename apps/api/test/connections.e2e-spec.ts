import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Agent, get } from 'node:http';
import { Inventory } from './inventory.js';
import { RawClient } from './raw-client.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

const MOST = 20;
/** Another client: any address of 127.0.0.0/8 is this machine. */
const STRANGER = '127.0.0.2';
const PING = 'GET /api/ping HTTP/1.1\r\nHost: x\r\n\r\n';

let api: RunningApi;
let clients: RawClient[] = [];

beforeEach(async () => {
  api = await RunningApi.start({ max_connections: MOST, sync_wait_seconds: 60 });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await api.stop();
});

async function open(count: number, address: string, text = ''): Promise<RawClient[]> {
  const opened: RawClient[] = [];
  // One after the other, so that it is known which is the oldest.
  for (let number = 0; number < count; number += 1) {
    const client = await RawClient.open(api.port, address);
    opened.push(client.send(text));
  }
  clients.push(...opened);
  return opened;
}

const held = () =>
  new Promise<number>((resolve) => api.app.getHttpServer().getConnections((_: unknown, n: number) => resolve(n)));

/** Waits until the connections that were closed are gone. */
async function settled(): Promise<number> {
  for (let tries = 0; tries < 200 && (await held()) > MOST; tries += 1) await sleep(20);
  return held();
}

it.each([
  ['idle', ''],
  ['half-sent', 'POST /api/architectures HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{'],
])('lets others in beside a client with hundreds of %s connections', async (_kind, text) => {
  const flood = await open(300, STRANGER, text);

  const answers = await Promise.all(Array.from({ length: 5 }, () => api.get('/api/ping', { as: null })));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await settled()).toBeLessThanOrEqual(MOST);
  expect(flood.filter(({ isClosed }) => !isClosed).length).toBeLessThanOrEqual(MOST);
});

it('lets in who has hundreds of idle connections, at the cost of those', async () => {
  await open(300, '127.0.0.1');

  expect((await api.get('/api/ping', { as: null })).status).toBe(200);
  expect(await settled()).toBeLessThanOrEqual(MOST);
});

it('keeps the resting connections of those who have few', async () => {
  const [resting] = await open(1, '127.0.0.1', PING);
  await resting?.until(/"duration_ms"/);

  await open(300, STRANGER, PING);
  await settled();

  expect(resting?.isClosed).toBe(false);
  if (resting) resting.received = '';
  await resting?.send(PING).until(/"duration_ms"/);
});

it('tells a client whose requests are all under way that there is no room, and lets others in', async () => {
  const id = await new Inventory(api).computeResource();
  const body = '{"uuids":["ami-1"]}';
  const text =
    `POST /api/compute_resources/${id}/available_images/refresh HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n` +
    `Authorization: ${basic(ADMIN.login, ADMIN.password)}\r\nContent-Type: application/json\r\n\r\n${body}`;
  await open(MOST, STRANGER, text);
  while ((await countRequests()) < MOST) await sleep(20);

  const [refused] = await open(1, STRANGER);
  await refused?.closed(10_000);

  expect(refused?.status).toBe(503);
  expect(refused?.received).toMatch(/\r\nretry-after: 1\r\n/i);
  expect(refused?.body).toEqual({
    error: { message: 'The server has too many open connections, please try again in a few seconds' },
  });
  expect(await statusOfPing()).toBe(200);
});

it('keeps few large bodies at a time that are under way, and lets a whole one through', async () => {
  const roomy = await RunningApi.start();
  const head = 'POST /api/architectures HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  const flood = await RawClient.openMany(200, roomy.port, STRANGER);
  clients.push(...flood);
  for (const [number, client] of flood.entries()) {
    const length = number % 2 === 0 ? 'Content-Length: 1000000' : 'Transfer-Encoding: chunked';
    client.send(`${head}${length}\r\n\r\n`).send(number % 2 === 0 ? ' '.repeat(900_000) : '1\r\n \r\n');
  }
  const large = { architecture: { name: 'large', ignored: 'x'.repeat(500_000) } };

  const answers = [await roomy.post('/api/architectures', large), await roomy.post('/api/architectures', large)];

  expect(answers.map(({ status }) => status)).toEqual([201, 422]);
  for (let tries = 0; tries < 200 && flood.filter(({ isClosed }) => !isClosed).length > 32; tries += 1) await sleep(20);
  expect(flood.filter(({ isClosed }) => !isClosed).length).toBeLessThanOrEqual(32);
  await roomy.stop();
});

/** Pings on a connection of its own. */
function statusOfPing(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${api.url}/api/ping`, { agent: new Agent() }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
}

async function countRequests(): Promise<number> {
  const [row] = await api.database.query<[{ count: number }]>('SELECT count(*)::int FROM sync_requests');
  return row.count;
}
