import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fillWithImages } from './catalog-of-images.js';
import { type Person, People } from './people.js';
import { ADMIN, RunningApi } from './running-api.js';
import { StalledReader } from './stalled-reader.js';

const IMAGES = 50_000;
const LIST = '/api/compute_resources/1/images?per_page=all';

let api: RunningApi;
let people: Person[];
let readers: StalledReader[] = [];

beforeAll(async () => {
  api = await RunningApi.start({ database_streams: 4, stream_stall_seconds: 600 });
  await fillWithImages(api, IMAGES);
  const born = new People(api);
  people = [];
  for (let number = 0; number < 3; number += 1) people.push(await born.person({ admin: true }));
});

afterEach(async () => {
  for (const reader of readers) reader.leave();
  readers = [];
  await streamsEnd(api);
});

afterAll(() => api.stop());

/** Opens so many readers that stop reading, all at once; gives those that got a list. */
async function stall(count: number, as: { login: string; password: string }): Promise<StalledReader[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => StalledReader.open(api.port, LIST, as)));
  readers.push(...opened);
  return opened.filter(({ status }) => status === 200);
}

/** Counts the transactions that Postgres keeps open for streams. */
async function streamsInPostgres(of = api): Promise<number> {
  const [{ open }] = await of.database.query(
    `SELECT count(*)::int AS open FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'image-catalog api' AND xact_start IS NOT NULL`,
  );
  return open as number;
}

/** Waits until no stream has a transaction; says after a minute which one stays. */
async function streamsEnd(of: RunningApi): Promise<void> {
  for (let polls = 0; (await streamsInPostgres(of)) > 0; polls += 1) {
    if (polls === 1_200) throw new Error(`These stay open: ${JSON.stringify(await of.database.query(OPEN))}`);
    await sleep(50);
  }
}

const OPEN = `SELECT state, wait_event, query, now() - xact_start AS age FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'image-catalog api' AND xact_start IS NOT NULL`;

describe('readers of long lists who stop reading', () => {
  it.each([12, 50])('are not noticed by anybody else when there are %i of one user', async (count) => {
    const [stalled, other] = people as [Person, Person];
    const began = await stall(count, stalled);

    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, number) => [
        await api.get('/api/ping'),
        await api.get('/api/compute_resources/1/images?search=name ~ 77'),
        await api.get('/api/architectures'),
        await api.post('/api/architectures', { architecture: { name: `made-${count}-${number}` } }),
      ]),
    );
    const whole = await StalledReader.open(api.port, LIST, other);

    // Half of the four places.
    expect(began).toHaveLength(2);
    expect(await streamsInPostgres()).toBe(3);
    expect(answers.flat().filter(({ status }) => ![200, 201].includes(status))).toEqual([]);
    expect(answers.flat().filter(({ body }) => body.results?.foreman?.database?.active === false)).toEqual([]);
    expect(await whole.readOn()).toBe('whole');
  });

  it('are told with 503 and Retry-After when there is no place for them', async () => {
    await stall(2, ADMIN);

    const answer = await api.get(LIST);

    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toEqual({
      error: {
        message:
          'Too many long lists are read at this moment: try again in a few seconds, or ask for pages of at most 1000.',
      },
    });
  });

  it('give their place to who waits for one when they leave', async () => {
    const [first, second] = await stall(2, ADMIN);
    const waiting = StalledReader.open(api.port, LIST, ADMIN);

    first?.leave();
    const next = await waiting;
    readers.push(next);

    expect(next.status).toBe(200);
    expect(await second?.readOn()).toBe('whole');
    expect(await next.readOn()).toBe('whole');
  });
});

describe('a reader who takes nothing for too long', () => {
  let hasty: RunningApi;

  beforeAll(async () => {
    hasty = await RunningApi.start({ database_streams: 2, stream_stall_seconds: 1 });
    await fillWithImages(hasty, IMAGES);
  });

  afterAll(() => hasty.stop());

  it('is cut, and its transaction is over at once', async () => {
    const reader = await StalledReader.open(hasty.port, LIST, ADMIN);
    await streamsEnd(hasty);

    expect(await reader.readOn()).toBe('cut');
    const answer = await hasty.get(LIST);
    expect(answer.body.results).toHaveLength(IMAGES);
  });

  it('is not cut while it reads slowly', async () => {
    const reader = await StalledReader.open(hasty.port, LIST, ADMIN);

    expect(await reader.readSlowly(5)).toBe('whole');
  });

  it('is not cut when the server itself was busy for so long', async () => {
    const reader = await StalledReader.open(hasty.port, LIST, ADMIN);

    const end = Date.now() + 1_500;
    while (Date.now() < end);

    expect(await reader.readOn()).toBe('whole');
  });
});
