import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillWithImages } from './catalog-of-images.js';
import type { Answer } from './http-client.js';
import { ADMIN, RunningApi } from './running-api.js';
import { StalledReader } from './stalled-reader.js';

const IMAGES = 50_000;
const LIST = '/api/compute_resources/1/images?per_page=all';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ log_level: 'error' });
  await fillWithImages(api, IMAGES);
});

afterAll(() => api.stop());

/** Ends every connection of the API; gives how many there were. */
async function terminateAll(): Promise<number> {
  const [{ ended }] = await api.database.query(
    `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000))::int AS ended FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'image-catalog api'`,
  );
  return ended as number;
}

/** Ends the connections of streams whose readers have stopped, once there are any; gives how many. */
async function terminateStalled(): Promise<number> {
  for (;;) {
    const [{ ended }] = await api.database.query(
      `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000))::int AS ended FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'idle in transaction' AND state_change < now() - interval '300 ms'`,
    );
    if (ended > 0) return ended as number;
    await sleep(50);
  }
}

/** Reads the long list again and again until it is over, and notes what came. */
async function repeatList(over: AbortSignal, lists: string[]): Promise<void> {
  while (!over.aborted) {
    const reader = await StalledReader.open(api.port, LIST, ADMIN);
    lists.push(reader.status === 200 ? await reader.readOn() : String(reader.status));
    reader.leave();
  }
}

describe('when Postgres ends connections', () => {
  it('a list that is being streamed is cut, not ended as if it were whole, and the API lives on', async () => {
    const reader = await StalledReader.open(api.port, LIST, ADMIN);

    const ended = await terminateAll();

    expect(ended).toBeGreaterThan(0);
    expect(await reader.readOn()).toBe('cut');
    expect((await api.get('/api/architectures')).status).toBe(200);
  });

  it('a transaction that Postgres gives up for idling ends its stream only', async () => {
    const reader = await StalledReader.open(api.port, LIST, ADMIN);
    await terminateStalled();

    const page = await api.get('/api/compute_resources/1/images?per_page=20');

    expect(page.body.results).toHaveLength(20);
    expect(await reader.readOn()).toBe('cut');
  });

  it('lists, writes and streams fail plainly or not at all, and none of them afterwards', async () => {
    const answers: Answer[] = [];
    const over = new AbortController();
    const repeat = async (ask: () => Promise<Answer>) => {
      while (!over.signal.aborted) answers.push(await ask());
    };
    let number = 0;
    const clients = [
      repeat(() => api.get('/api/compute_resources/1/images')),
      repeat(() => api.get('/api/compute_resources/1/images?search=name ~ 77')),
      repeat(() => api.get('/api/architectures/1')),
      ...Array.from({ length: 3 }, () =>
        repeat(() => api.post('/api/architectures', { architecture: { name: `made-${(number += 1)}` } })),
      ),
      repeat(() => api.get('/api/ping')),
    ];
    const lists: string[] = [];
    const streams = repeatList(over.signal, lists);
    let ended = 0;
    for (let round = 0; round < 10; round += 1) {
      await sleep(Math.random() * 1000);
      ended += await terminateAll();
    }
    over.abort();
    await Promise.all([...clients, streams]);

    const statuses = new Set(answers.map(({ status }) => status));
    const failed = answers.filter(({ status }) => status === 503);
    const created = answers.filter(({ status }) => status === 201);
    console.info(
      `${ended} connections ended, ${answers.length} answers, ${failed.length} of them 503, lists: ${lists.join(' ')}`,
    );
    expect(ended).toBeGreaterThan(10);
    expect(lists.filter((list) => !['whole', 'cut', '503'].includes(list))).toEqual([]);
    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    expect(failed.filter(({ headers }) => !(Number(headers.get('retry-after')) > 0))).toEqual([]);
    expect(failed.filter(({ body }) => !/database/i.test(body?.error?.message))).toEqual([]);
    const names = await api.database.query<{ name: string }[]>(`SELECT name FROM architectures`);
    expect(created.filter(({ body }) => !names.some(({ name }) => name === body.name))).toEqual([]);
    for (let round = 0; round < 30; round += 1) {
      expect((await api.get('/api/compute_resources/1/images')).status).toBe(200);
      expect((await api.post('/api/architectures', { architecture: { name: `after-${round}` } })).status).toBe(201);
    }
  });
});
