import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillWithImages } from './catalog-of-images.js';
import { RunningApi } from './running-api.js';

const AT_ONCE = 20;

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ lock_wait_seconds: 60 });
  await fillWithImages(api, 10);
});

afterAll(() => api.stop());

/** Counts the statements of the API that are under way. */
async function countActive(): Promise<number> {
  const [row] = await api.database.query<[{ active: number }]>(
    `SELECT count(*)::int AS active FROM pg_stat_activity
     WHERE application_name = 'image-catalog api' AND state = 'active' AND datname = current_database()`,
  );
  return row.active;
}

it('long searches run one at a time, and leave the other connections to everybody else', async () => {
  const search = Array.from({ length: 990 }, (_, number) => `name=a${number}`).join(' or ');
  const holder = api.database.createQueryRunner();
  await holder.startTransaction();
  // Whoever reads images waits, so that what runs at once can be counted.
  await holder.query('LOCK TABLE images IN ACCESS EXCLUSIVE MODE');
  const searches = Array.from({ length: AT_ONCE }, () =>
    api.get('/api/compute_resources/1/images', { body: { search } }),
  );
  for (let tries = 0; (await countActive()) === 0 && tries < 200; tries += 1) await sleep(20);
  await sleep(300);

  const active = await countActive();
  const beside = await api.get('/api/audits?search=action = create');
  await holder.rollbackTransaction();
  await holder.release();

  expect(active).toBe(1);
  expect(beside.status).toBe(200);
  expect((await Promise.all(searches)).map(({ status }) => status)).toEqual(searches.map(() => 200));
});
