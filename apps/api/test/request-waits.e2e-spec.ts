import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CountedReads } from './counted-reads.js';
import { Inventory } from './inventory.js';
import { RawClient } from './raw-client.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

/** Of one user so many wait at once. */
const SHARE = 50;
const BODY = '{"uuids":["ami-1"]}';

let api: RunningApi;
let path: string;
let clients: RawClient[] = [];

beforeEach(async () => {
  api = await RunningApi.start({ sync_wait_seconds: 60 });
  path = `/api/compute_resources/${await new Inventory(api).computeResource()}/available_images/refresh`;
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await api.stop();
});

/** Asks for looks, and waits until all are asked for. */
async function ask(count: number): Promise<RawClient[]> {
  const before = await countRequests();
  const asking = await RawClient.openMany(count, api.port);
  clients.push(...asking);
  const login = `Authorization: ${basic(ADMIN.login, ADMIN.password)}\r\nContent-Type: application/json\r\n`;
  for (const client of asking)
    client.send(`POST ${path} HTTP/1.1\r\nHost: x\r\n${login}Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
  while ((await countRequests()) < before + count) await sleep(20);
  return asking;
}

const answered = (asking: RawClient[]) => asking.filter(({ received }) => received.includes('"state"'));

async function countRequests(): Promise<number> {
  const [row] = await api.database.query<[{ count: number }]>('SELECT count(*)::int FROM sync_requests');
  return row.count;
}

it('lets only so many of a user wait; the others are told where their request stands', async () => {
  const asking = await ask(SHARE + 10);

  for (let tries = 0; tries < 200 && answered(asking).length < 10; tries += 1) await sleep(50);
  await sleep(500);

  expect(answered(asking)).toHaveLength(10);
  expect(answered(asking).map(({ status, body }) => [status, (body as { state: string }).state])).toEqual(
    answered(asking).map(() => [201, 'waiting']),
  );
  await api.database.query(`UPDATE sync_requests SET state = 'ended', ended_at = now()`);
  for (const client of asking) await client.until(/"state"/);
});

it('asks the database once for all who wait', async () => {
  await ask(SHARE);
  const reads = new CountedReads(api, 'sync_requests q');

  await sleep(2_000);

  console.log(`${SHARE} clients that wait cost ${reads.meant} statements in two seconds`);
  expect(reads.meant).toBeGreaterThan(0);
  expect(reads.meant).toBeLessThan(SHARE);
});

it('gives the place of a client who has left to another', async () => {
  const left = await ask(SHARE);
  for (const client of left) client.close();
  await sleep(1_500);

  const [waiting] = await ask(1);
  await sleep(500);

  expect(waiting?.received).toBe('');
  await api.database.query(`UPDATE sync_requests SET state = 'ended', ended_at = now()`);
  await waiting?.until(/"state":"ended"/);
});
