import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildArchitecture, buildImage, Catalog, unique } from './builders.js';
import { untilBlocked } from './deadlocks.js';
import type { Answer } from './http-client.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

/** Holds a row as a deletion does, until the test lets go of it. */
async function hold(table: string, id: number, { database } = api): Promise<() => Promise<void>> {
  const other = database.createQueryRunner();
  await other.startTransaction();
  await other.query(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  return async () => {
    await other.commitTransaction();
    await other.release();
  };
}

/** Counts the API's connections that wait for a lock. */
async function countBlocked(): Promise<number> {
  const rows = await api.database.query<unknown[]>(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'image-catalog api' AND wait_event_type = 'Lock'`,
  );
  return rows.length;
}

const times = <Result>(count: number, make: (n: number) => Result) => Array.from({ length: count }, (_, n) => make(n));

/** Sends what others ask for meanwhile. */
function bystanders(): Promise<Answer[]> {
  return Promise.all([
    ...times(10, () => api.get('/api/ping')),
    ...times(10, () => api.get('/api/compute_resources')),
    ...times(10, () => api.get('/api/operatingsystems?search=name+~+x')),
    ...times(10, () => api.post('/api/architectures', { architecture: buildArchitecture() })),
  ]);
}

describe('writes that wait for one row', () => {
  it.each<[string, number, (id: number) => Promise<(n: number) => Promise<Answer>>]>([
    [
      'import rules',
      1,
      async (id) => () => api.post(`/api/compute_resources/${id}/import_rules`, { import_rule: { name: unique('n') } }),
    ],
    [
      'changes of a compute resource',
      1,
      async (id) => (n) => api.put(`/api/compute_resources/${id}`, { compute_resource: { description: `d${n}` } }),
    ],
    ['runs', 1, async (id) => () => api.post(`/api/compute_resources/${id}/sync`, {})],
    [
      'images',
      5,
      async (compute_resource_id) => {
        const parents = await catalog.parents({ compute_resource_id });
        const path = `/api/compute_resources/${compute_resource_id}/images`;
        return () => api.post(path, { image: buildImage({ ...parents }) });
      },
    ],
  ])('leave connections to everybody else: %s', async (_what, connections, arrange) => {
    const { id } = await catalog.computeResource();
    const send = await arrange(id);
    const release = await hold('compute_resources', id);
    const answering = times(50, send);
    await untilBlocked(api, connections);

    const others = await bystanders();
    const blocked = await countBlocked();
    await release();
    const answers = await Promise.all(answering);

    expect(others.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
    expect(blocked).toBe(connections);
    expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
  });

  it('end, with what to do, when the row is not let go', async () => {
    const hurried = await RunningApi.start({ lock_wait_seconds: 1 });
    try {
      const { id } = await new Catalog(hurried).computeResource();
      const release = await hold('compute_resources', id, hurried);

      const answers = await Promise.all([
        hurried.put(`/api/compute_resources/${id}`, { compute_resource: { description: 'd' } }),
        hurried.delete(`/api/compute_resources/${id}`),
        hurried.post(`/api/compute_resources/${id}/sync`, {}),
      ]);
      await release();

      for (const answer of answers) {
        expect(answer.status).toBe(503);
        expect(answer.body.error.message).toMatch(/^Other changes of the same rows are in the way.*please try again/);
      }
      expect((await hurried.delete(`/api/compute_resources/${id}`)).status).toBe(200);
    } finally {
      await hurried.stop();
    }
  });
});
