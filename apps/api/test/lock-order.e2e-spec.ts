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

/** A write, the row that it must hold first, and one that it must not hold before. */
interface Order {
  first: [table: string, id: number];
  later: [table: string, id: number, key?: string];
  write: () => Promise<Answer>;
}

const ORDERS: [string, () => Promise<Order>][] = [];

/** Adds a write whose order is tested. */
function order(what: string, arrange: () => Promise<Order>): void {
  ORDERS.push([what, arrange]);
}

async function filterOf(role_id: number): Promise<number> {
  const rows = await inventory.query(`SELECT id FROM permissions WHERE name = 'view_compute_resources'`);
  return (await api.post('/api/filters', { filter: { role_id, permission_ids: [rows[0]?.['id']] } })).body.id;
}

for (const method of ['PUT', 'DELETE']) {
  order(`${method} of a filter: its role`, async () => {
    const role = await made('role');
    const filter = await filterOf(role);
    const write = () => api.send(`/api/filters/${filter}`, { method, body: { filter: { search: 'name = a' } } });
    return { first: ['roles', role], later: ['filters', filter], write };
  });
  order(`${method} of a parameter: its operating system`, async () => {
    const os = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'p', value: 'v' }] });
    const [row] = await inventory.query('SELECT id FROM parameters WHERE operatingsystem_id = $1', [os.id]);
    const write = () =>
      api.send(`/api/operatingsystems/${os.id}/parameters/p`, { method, body: { parameter: { value: 'w' } } });
    return { first: ['operatingsystems', os.id], later: ['parameters', row?.['id'] as number], write };
  });
  order(`${method} of an import rule: its compute resource, then all rules by their ids`, async () => {
    const { id } = await catalog.computeResource();
    const path = `/api/compute_resources/${id}/import_rules`;
    const create = async () => (await api.post(path, { import_rule: { name: unique('r') } })).body.id as number;
    const [lowest, highest] = [await create(), await create()];
    const write = () => api.send(`${path}/${highest}`, { method, body: { import_rule: { position: 1 } } });
    return { first: ['import_rules', lowest], later: ['import_rules', highest], write };
  });
}
order('PUT of a filter to another role: that role', async () => {
  const filter = await filterOf(await made('role'));
  const role_id = await made('role');
  const write = () => api.put(`/api/filters/${filter}`, { filter: { role_id } });
  return { first: ['roles', role_id], later: ['filters', filter], write };
});
for (const kind of ['organization', 'location'] as const) {
  order(`PUT of a user: its new ${kind}`, async () => {
    const [{ id }, place] = [await catalog.user(), await made(kind)];
    const write = () => api.put(`/api/users/${id}`, { user: { [`${kind}_ids`]: [place] } });
    return { first: [`${kind}s`, place], later: ['users', id], write };
  });
  order(`PUT of a user: its default ${kind}`, async () => {
    const place = await made(kind);
    const { id } = await catalog.user({ [`${kind}_ids`]: [place] });
    const write = () => api.put(`/api/users/${id}`, { user: { [`default_${kind}_id`]: place } });
    return { first: [`${kind}s`, place], later: ['users', id], write };
  });
}
order('PUT of the settings of a sync: its compute resource', async () => {
  const { id } = await catalog.computeResource();
  await api.put(`/api/compute_resources/${id}/sync`, { sync: { enabled: false } });
  const write = () => api.put(`/api/compute_resources/${id}/sync`, { sync: { enabled: true } });
  return { first: ['compute_resources', id], later: ['sync_settings', id, 'compute_resource_id'], write };
});
for (const parent of ['compute_resource', 'operatingsystem', 'architecture'] as const) {
  const key = `${parent}_id` as const;
  order(`PUT of an image: its new ${parent}`, async () => {
    const [image, parents] = [await catalog.image(), await catalog.parents()];
    const path = `/api/compute_resources/${image.compute_resource_id}/images/${image.id}`;
    const write = () => api.put(path, { image: { [key]: parents[key] } });
    return { first: [`${parent}s`, parents[key]], later: ['images', image.id], write };
  });
  order(`DELETE of a ${parent}: itself before its images`, async () => {
    const image = await catalog.image();
    const write = () => api.delete(`/api/${parent}s/${image[key]}`);
    return { first: [`${parent}s`, image[key]], later: ['images', image.id], write };
  });
  order(`DELETE of a ${parent}: its images by their ids`, async () => {
    const image = await catalog.image();
    const { compute_resource_id, operatingsystem_id, architecture_id } = image;
    const last = await catalog.image({ compute_resource_id, operatingsystem_id, architecture_id });
    // Changed, the first lies behind the last one.
    await inventory.query('UPDATE images SET iam_role = repeat($2, 200) WHERE id = $1', [image.id, 'x']);
    const write = () => api.delete(`/api/${parent}s/${image[key]}`);
    return { first: ['images', image.id], later: ['images', last.id], write };
  });
}
for (const parent of ['operatingsystem', 'architecture'] as const) {
  const key = `${parent}_id`;
  order(`PUT of an import rule: its new ${parent}`, async () => {
    const [{ id }, named] = [await catalog.computeResource(), await catalog[parent]()];
    const path = `/api/compute_resources/${id}/import_rules`;
    const rule = (await api.post(path, { import_rule: { name: unique('r') } })).body.id as number;
    const write = () => api.put(`${path}/${rule}`, { import_rule: { [key]: named.id } });
    return { first: [`${parent}s`, named.id], later: ['import_rules', rule], write };
  });
  order(`DELETE of a ${parent}: rules before images`, async () => {
    const image = await catalog.image();
    const path = `/api/compute_resources/${image.compute_resource_id}/import_rules`;
    const rule = (await api.post(path, { import_rule: { name: unique('r'), [key]: image[key] } })).body.id as number;
    const write = () => api.delete(`/api/${parent}s/${image[key]}`);
    return { first: ['import_rules', rule], later: ['images', image.id], write };
  });
}

describe('a write', () => {
  it.each(ORDERS)('holds parents before what belongs to them: %s', async (_what, arrange) => {
    const { first, later, write } = await arrange();
    const other = api.database.createQueryRunner();
    await other.startTransaction();
    await other.query(`SELECT FROM ${first[0]} WHERE id = $1 FOR UPDATE`, [first[1]]);

    const writing = write();
    await Promise.race([untilBlocked(api), writing]);
    const text = `SELECT FROM ${later[0]} WHERE ${later[2] ?? 'id'} = $1 FOR UPDATE NOWAIT`;
    const taken = await other.query(text, [later[1]]).catch((error: Error) => error.message);
    await other.rollbackTransaction();
    await other.release();

    expect(taken).toEqual([{}]);
    expect((await writing).status).toBe(200);
  });
});
