import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildImage, Catalog, unique } from './builders.js';
import { countDeadlocks, untilBlocked } from './deadlocks.js';
import type { Answer } from './http-client.js';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;
let inventory: Inventory;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  inventory = new Inventory(api);
});

afterAll(() => api.stop());

const times = <Result>(count: number, make: (n: number) => Result) => Array.from({ length: count }, (_, n) => make(n));

function idsOf(rows: { id?: unknown }[]): number[] {
  return rows.map(({ id }) => id as number);
}

async function made(kind: string, given: Record<string, unknown> = {}): Promise<number> {
  return (await api.post(`/api/${kind}s`, { [kind]: { name: unique(kind), ...given } })).body.id;
}

/** Makes images that all share two of their parents with others, so that deletions of parents meet at many of them. */
async function shared(): Promise<Record<'compute_resources' | 'operatingsystems' | 'architectures', number[]>> {
  const [clouds, systems, architectures] = [
    await Promise.all(times(2, () => catalog.computeResource())),
    await Promise.all(times(2, () => catalog.operatingsystem())),
    await Promise.all(times(2, () => catalog.architecture())),
  ];
  await inventory.query(
    `INSERT INTO images (compute_resource_id, operatingsystem_id, architecture_id, name, uuid, username)
     SELECT ($1::int[])[1 + n % 2], ($2::int[])[1 + n / 2 % 2], ($3::int[])[1 + n / 4 % 2], 'n' || n, 'u' || n, 'root'
     FROM generate_series(0, 799) n ORDER BY md5(n::text)`,
    [idsOf(clouds), idsOf(systems), idsOf(architectures)],
  );
  return { compute_resources: idsOf(clouds), operatingsystems: idsOf(systems), architectures: idsOf(architectures) };
}

/** Requests that meet at the same rows. */
type Meeting = () => Promise<(() => Promise<Answer>)[]>;

const MEETINGS: [string, Meeting][] = [
  [
    'deletions of parents that share images',
    async () => {
      const parents = await shared();
      return Object.entries(parents).flatMap(([table, ids]) =>
        ids.map((id) => () => api.delete(`/api/${table}/${id}`)),
      );
    },
  ],
  [
    'images that move between parents which are deleted',
    async () => {
      const parents = await shared();
      const [cloud] = parents.compute_resources;
      const rows = await inventory.query('SELECT id FROM images WHERE compute_resource_id = $1 LIMIT 20', [cloud]);
      const moves = idsOf(rows).map(
        (id, n) => () =>
          api.put(`/api/compute_resources/${cloud}/images/${id}`, {
            image: {
              operatingsystem_id: parents.operatingsystems[n % 2],
              architecture_id: parents.architectures[n % 2],
            },
          }),
      );
      const deletions = [
        () => api.delete(`/api/operatingsystems/${parents.operatingsystems[0]}`),
        () => api.delete(`/api/architectures/${parents.architectures[0]}`),
      ];
      return [...moves.slice(0, 10), ...deletions, ...moves.slice(10)];
    },
  ],
  [
    'images made below parents which are deleted',
    async () => {
      const parents = await shared();
      const [compute_resource_id, other] = parents.compute_resources;
      const creations = times(
        20,
        (n) => () =>
          api.post(`/api/compute_resources/${n % 2 === 0 ? compute_resource_id : other}/images`, {
            image: buildImage({
              operatingsystem_id: parents.operatingsystems[n % 2],
              architecture_id: parents.architectures[n % 2],
            }),
          }),
      );
      const deletions = Object.entries(parents).map(
        ([table, [id]]) =>
          () =>
            api.delete(`/api/${table}/${id}`),
      );
      return [...creations.slice(0, 10), ...deletions, ...creations.slice(10)];
    },
  ],
  [
    'changes and deletions of the filters of a role',
    async () => {
      const [role_id, other] = [await made('role'), await made('role')];
      const rows = await inventory.query(`SELECT id FROM permissions WHERE name = 'view_compute_resources'`);
      const body = { role_id, permission_ids: [rows[0]?.['id']] };
      const filters = await Promise.all(times(4, () => api.post('/api/filters', { filter: body })));
      const ids = filters.map((answer) => answer.body.id as number);
      return [
        ...ids.map((id) => () => api.put(`/api/filters/${id}`, { filter: { search: 'name = a' } })),
        ...ids.map((id) => () => api.put(`/api/filters/${id}`, { filter: { role_id: other } })),
        ...ids.slice(2).map((id) => () => api.delete(`/api/filters/${id}`)),
        () => api.delete(`/api/roles/${role_id}`),
      ];
    },
  ],
  [
    'changes of users whose default organization is deleted',
    async () => {
      const [gone, kept] = [await made('organization'), await made('organization')];
      const given = { organization_ids: [gone, kept], default_organization_id: gone };
      const users = await Promise.all(times(3, () => catalog.user(given)));
      return [
        ...users.map(
          ({ id }) =>
            () =>
              api.put(`/api/users/${id}`, { user: { organization_ids: [kept, gone] } }),
        ),
        ...users.map(
          ({ id }) =>
            () =>
              api.put(`/api/users/${id}`, { user: { default_organization_id: gone } }),
        ),
        () => api.delete(`/api/organizations/${gone}`),
        ...users.map(
          ({ id }) =>
            () =>
              api.put(`/api/users/${id}`, { user: { organization_ids: [kept] } }),
        ),
        () => api.delete(`/api/users/${users[0].id}`),
      ];
    },
  ],
  [
    'parameters of one operating system',
    async () => {
      const { id } = await catalog.operatingsystem({
        os_parameters_attributes: times(10, (n) => ({ name: `p${n}`, value: 'v' })),
      });
      const path = `/api/operatingsystems/${id}`;
      const replace = (names: string[]) => () =>
        api.put(path, {
          operatingsystem: { os_parameters_attributes: names.map((name) => ({ name, value: unique('v') })) },
        });
      return [
        replace(times(9, (n) => `p${9 - n}`)),
        () => api.put(`${path}/parameters/p1`, { parameter: { name: 'p9' } }),
        () => api.put(`${path}/parameters/p9`, { parameter: { name: 'p1' } }),
        () => api.delete(`${path}/parameters`),
        replace(times(10, (n) => `p${n}`)),
        () => api.post(`${path}/parameters`, { parameter: { name: 'p3', value: 'v' } }),
        () => api.delete(`${path}/parameters/p5`),
        () => api.delete(path),
      ];
    },
  ],
  [
    'images and the settings of a compute resource that is deleted',
    async () => {
      const {
        compute_resources: [id],
        operatingsystems,
        architectures,
      } = await shared();
      await api.put(`/api/compute_resources/${id}/sync`, { sync: { enabled: false } });
      const rows = await inventory.query('SELECT id FROM images WHERE compute_resource_id = $1 LIMIT 5', [id]);
      const path = `/api/compute_resources/${id}`;
      return [
        () => api.put(`${path}/sync`, { sync: { enabled: true } }),
        ...idsOf(rows).map((image) => () => api.delete(`${path}/images/${image}`)),
        () => api.delete(path),
        () => api.put(`${path}/sync`, { sync: { interval_minutes: 5 } }),
        () => api.put(path, { compute_resource: { description: 'd' } }),
        () => api.delete(`/api/operatingsystems/${operatingsystems[1]}`),
        () => api.delete(`/api/architectures/${architectures[1]}`),
      ];
    },
  ],
];

describe('requests that meet at the same rows', () => {
  it.each(MEETINGS)('end in no deadlock and no error of ours: %s', async (_what, meet) => {
    const before = await countDeadlocks(api);

    const statuses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const requests = await meet();
      const answers = await Promise.all(requests.map((send) => send()));
      statuses.push(...answers.map(({ status }) => status));
    }

    for (const status of statuses) expect([200, 201, 404, 409, 422]).toContain(status);
    expect(await countDeadlocks(api)).toBe(before);
  });
});

describe('a deletion that meets a worker', () => {
  it('waits for what the inventory says of the image before it holds the image', async () => {
    const image = await catalog.image();
    await inventory.image(image.compute_resource_id, image.uuid);
    await inventory.query(`UPDATE images SET origin = 'sync' WHERE id = $1`, [image.id]);
    const before = await countDeadlocks(api);
    const worker = api.database.createQueryRunner();
    await worker.startTransaction();
    await worker.query('UPDATE available_images SET missing_since = now() WHERE uuid = $1', [image.uuid]);

    const deleting = api.delete(`/api/compute_resources/${image.compute_resource_id}/images/${image.id}`);
    await untilBlocked(api);
    await worker.query(`UPDATE images SET inventory_state = 'missing' WHERE id = $1`, [image.id]);
    await worker.commitTransaction();
    await worker.release();

    expect((await deleting).status).toBe(200);
    expect(await countDeadlocks(api)).toBe(before);
  });
});
