import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunningApi } from './running-api.js';

const IMAGES = 1_200;
const AT_ONCE = 16;

/** How the tables stand for the planner and for counts. */
interface TableState {
  known_images: number;
  counted_apart: number;
}

describe('a first import of many images through the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start();
    // What autovacuum does within minutes must not do this test's work.
    for (const table of ['images', 'audits', 'image_count_changes'])
      await api.database.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
    await api.database.query(`INSERT INTO compute_resources (name, type) VALUES ('cr', 'Foreman::Model::EC2')`);
    await api.database.query(`INSERT INTO architectures (name) VALUES ('x86_64')`);
    await api.database.query(`INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12')`);
    await api.database.query(`INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
      SELECT 1, 1, 1, 'first ' || n, 'first-' || n, 'admin' FROM generate_series(1, 2) n`);
    await api.database.query('ANALYZE');
  });

  afterAll(async () => {
    await api.stop();
  });

  it('reads first pages by an index while Postgres takes the table for two rows', async () => {
    // Postgres keeps a plan after five uses; this one comes from the time when there were two images.
    for (let count = 0; count < 10; count += 1) await api.get('/api/compute_resources/1/images');
    await api.database.query(`INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
      SELECT 1, 1, 1, 'more ' || n, 'more-' || n, 'admin' FROM generate_series(1, 20000) n`);
    const before = await tuplesRead(api);

    const { body } = await api.get('/api/compute_resources/1/images');

    expect(body.results).toHaveLength(20);
    expect((await tuplesRead(api)) - before).toBeLessThan(100);
    await api.database.query(`DELETE FROM images WHERE uuid LIKE 'more-%'`);
    await api.database.query('VACUUM images, image_count_changes');
  });

  it('updates statistics and folds counters as it writes', async () => {
    let next = 0;
    const create = async () => {
      while (next < IMAGES) {
        const image = { name: `image ${next}`, uuid: `ami-${next++}`, username: 'root' };
        const parents = { operatingsystem_id: 1, architecture_id: 1 };
        const answer = await api.post('/api/compute_resources/1/images', { image: { ...image, ...parents } });
        expect(answer.status).toBe(201);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, create));

    expect(await settledState(api)).toEqual({ known_images: expect.any(Number), counted_apart: expect.any(Number) });
  });
});

/** Counts the images that statements of the API have read, in whatever way. */
async function tuplesRead({ database }: RunningApi): Promise<number> {
  // A session reports what it did at most once a second, and when it is idle.
  await sleep(1_500);
  const [row] = await database.query<{ read: number }[]>(
    `SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_user_tables WHERE relname = 'images'`,
  );
  return row?.read ?? 0;
}

/** Gives the state of the tables once Postgres knows of a thousand images, of which few are counted apart. */
async function settledState({ database }: RunningApi): Promise<TableState | undefined> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [state] = await database.query<TableState[]>(
      `SELECT (SELECT reltuples::int FROM pg_class WHERE relname = 'images') AS known_images,
              (SELECT count(*)::int FROM image_count_changes) AS counted_apart`,
    );
    if (state && state.known_images >= 900 && state.counted_apart < 1_000) return state;
    await sleep(100);
  }
  return undefined;
}
