import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildImage, buildUser, Catalog, unique } from './builders.js';
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

/** A write, and the row that another transaction deletes while it is under way. */
interface Race {
  gone: [table: string, id: number];
  write: () => Promise<Answer>;
}

/** What the write answers: a status, and the error that the body holds. */
type Refusal = [status: number, error: unknown];

const notFound = (resource: string, id: unknown = expect.any(String)): Refusal => [
  404,
  { message: expect.stringContaining(`Resource ${resource} not found by id '${typeof id === 'string' ? id : ''}`) },
];
const invalid = (errors: Record<string, string[]>): Refusal => [422, expect.objectContaining({ errors })];
const unprocessable = (message: string): Refusal => [422, { message: expect.stringContaining(message) }];

const computeResource = async () => (await catalog.computeResource()).id as number;
const below = (id: number, path: string) => `/api/compute_resources/${id}/${path}`;

async function rule(id: number): Promise<number> {
  return (await api.post(below(id, 'import_rules'), { import_rule: { name: unique('rule') } })).body.id;
}

async function organization(kind = 'organization', given: Record<string, unknown> = {}): Promise<number> {
  return (await api.post(`/api/${kind}s`, { [kind]: { name: unique(kind), ...given } })).body.id;
}

async function role(): Promise<number> {
  return (await api.post('/api/roles', { role: { name: unique('role') } })).body.id;
}

async function permission(): Promise<number> {
  const [row] = await inventory.query(`SELECT id FROM permissions WHERE name = 'view_compute_resources'`);
  return row?.['id'] as number;
}

async function filter(role_id: number): Promise<number> {
  return (await api.post('/api/filters', { filter: { role_id, permission_ids: [await permission()] } })).body.id;
}

async function parameter(os: number): Promise<number> {
  const body = { parameter: { name: unique('p'), value: 'v' } };
  return (await api.post(`/api/operatingsystems/${os}/parameters`, body)).body.id;
}

const RACES: [what: string, race: () => Promise<Race>, refusal: Refusal][] = [];

/** Adds the same write for each of the rows that may go. */
function race(what: string, refusal: Refusal, arrange: () => Promise<Race>): void {
  RACES.push([what, arrange, refusal]);
}

race('POST sync', notFound('compute_resource'), async () => {
  const id = await computeResource();
  return { gone: ['compute_resources', id], write: () => api.post(below(id, 'sync'), {}) };
});
race('PUT sync', notFound('compute_resource'), async () => {
  const id = await computeResource();
  return { gone: ['compute_resources', id], write: () => api.put(below(id, 'sync'), { sync: { enabled: false } }) };
});
race('PUT sync, set before', notFound('compute_resource'), async () => {
  const id = await computeResource();
  await api.put(below(id, 'sync'), { sync: { enabled: false } });
  return { gone: ['compute_resources', id], write: () => api.put(below(id, 'sync'), { sync: { enabled: true } }) };
});
race('PUT refresh_cache', notFound('compute_resource'), async () => {
  const id = await inventory.computeResource();
  return { gone: ['compute_resources', id], write: () => api.put(below(id, 'refresh_cache'), {}) };
});
race('POST import_rules', notFound('compute_resource'), async () => {
  const id = await computeResource();
  const body = { import_rule: { name: unique('rule') } };
  return { gone: ['compute_resources', id], write: () => api.post(below(id, 'import_rules'), body) };
});
race('PUT an import rule', notFound('compute_resource'), async () => {
  const id = await computeResource();
  const path = below(id, `import_rules/${await rule(id)}`);
  return { gone: ['compute_resources', id], write: () => api.put(path, { import_rule: { position: 3 } }) };
});
race('DELETE an import rule', notFound('compute_resource'), async () => {
  const id = await computeResource();
  const path = below(id, `import_rules/${await rule(id)}`);
  return { gone: ['compute_resources', id], write: () => api.delete(path) };
});
race('PUT an import rule that goes', notFound('import_rule'), async () => {
  const id = await computeResource();
  const own = await rule(id);
  const write = () => api.put(below(id, `import_rules/${own}`), { import_rule: { search: 'x' } });
  return { gone: ['import_rules', own], write };
});
race('PUT order', notFound('compute_resource'), async () => {
  const id = await computeResource();
  const ids = [await rule(id), await rule(id)].toReversed();
  return { gone: ['compute_resources', id], write: () => api.put(below(id, 'import_rules/order'), { ids }) };
});
for (const parent of ['operatingsystem', 'architecture'] as const) {
  const refusal = invalid({ [`${parent}_id`]: ['must exist'] });
  const make = async () => (await catalog[parent]()).id as number;
  race(`POST import_rules with its ${parent}`, refusal, async () => {
    const [id, gone] = [await computeResource(), await make()];
    const body = { import_rule: { name: unique('rule'), [`${parent}_id`]: gone } };
    return { gone: [`${parent}s`, gone], write: () => api.post(below(id, 'import_rules'), body) };
  });
  race(`PUT an import rule with its ${parent}`, refusal, async () => {
    const [id, gone] = [await computeResource(), await make()];
    const path = below(id, `import_rules/${await rule(id)}`);
    const body = { import_rule: { [`${parent}_id`]: gone } };
    return { gone: [`${parent}s`, gone], write: () => api.put(path, body) };
  });
}
for (const parent of ['operatingsystem', 'architecture', 'compute_resource'] as const) {
  const refusal = invalid({ [`${parent}_id`]: ['must exist'] });
  race(`POST images with its ${parent}`, refusal, async () => {
    const parents = await catalog.parents();
    const body = { image: buildImage({ ...parents }) };
    const write = () => api.post(below(parents.compute_resource_id, 'images'), body);
    return { gone: [`${parent}s`, parents[`${parent}_id`]], write };
  });
  race(`PUT an image with its new ${parent}`, refusal, async () => {
    const image = await catalog.image();
    const parents = await catalog.parents();
    const key = `${parent}_id` as const;
    const path = below(image.compute_resource_id, `images/${image.id}`);
    return { gone: [`${parent}s`, parents[key]], write: () => api.put(path, { image: { [key]: parents[key] } }) };
  });
  race(`PUT an image that goes with its ${parent}`, notFound('image'), async () => {
    const image = await catalog.image();
    const path = below(image.compute_resource_id, `images/${image.id}`);
    const write = () => api.put(path, { image: { username: 'other' } });
    return { gone: [`${parent}s`, image[`${parent}_id`]], write };
  });
  race(`DELETE an image that goes with its ${parent}`, notFound('image'), async () => {
    const image = await catalog.image();
    const path = below(image.compute_resource_id, `images/${image.id}`);
    return { gone: [`${parent}s`, image[`${parent}_id`]], write: () => api.delete(path) };
  });
}
race('ignore an available image', notFound('available_image'), async () => {
  const id = await inventory.computeResource();
  await inventory.image(id, 'u');
  return { gone: ['compute_resources', id], write: () => api.post(below(id, 'available_images/u/ignore'), {}) };
});
race('approve a plan', notFound('sync_plan'), async () => {
  const id = await inventory.computeResource();
  const run_id = await inventory.run(id, { state: 'held' });
  const plan_hash = 'a'.repeat(64);
  const values = { compute_resource_id: id, run_id, generation: 1, plan_hash, reason: 'r', items: 0 };
  const plan = await inventory.insert('sync_plans', values);
  const write = () => api.post(below(id, `sync_plans/${plan}/approve`), { plan_hash });
  return { gone: ['compute_resources', id], write };
});
race('cancel a run', notFound('sync_run'), async () => {
  const id = await inventory.computeResource();
  const run = await inventory.run(id, { state: 'running', ended_at: null });
  return { gone: ['compute_resources', id], write: () => api.post(below(id, `sync_runs/${run}/cancel`), {}) };
});
for (const kind of ['organization', 'location'] as const) {
  const type = kind === 'organization' ? 'Organization' : 'Location';
  const other = kind === 'organization' ? 'location' : 'organization';
  const refusal = unprocessable("Couldn't find Taxonomy with 'id'=[");
  const given = async () => {
    const id = await organization(kind);
    return { gone: [`${kind}s`, id] as [string, number], ids: { [`${kind}_ids`]: [id] } };
  };
  race(`PUT a compute resource with its ${kind}`, refusal, async () => {
    const id = await computeResource();
    const { gone, ids } = await given();
    return { gone, write: () => api.put(`/api/compute_resources/${id}`, { compute_resource: ids }) };
  });
  race(`POST users with its ${kind}`, refusal, async () => {
    const { gone, ids } = await given();
    return { gone, write: () => api.post('/api/users', { user: buildUser(ids) }) };
  });
  race(`PUT a user with its ${kind}`, refusal, async () => {
    const { id } = await catalog.user();
    const { gone, ids } = await given();
    return { gone, write: () => api.put(`/api/users/${id}`, { user: ids }) };
  });
  // A default that is not there means none.
  race(`PUT a user with its default ${kind}`, [200, undefined], async () => {
    const gone = await organization(kind);
    const { id } = await catalog.user({ [`${kind}_ids`]: [gone] });
    return {
      gone: [`${kind}s`, gone],
      write: () => api.put(`/api/users/${id}`, { user: { [`default_${kind}_id`]: gone } }),
    };
  });
  race(`POST roles with its ${kind}`, refusal, async () => {
    const { gone, ids } = await given();
    return { gone, write: () => api.post('/api/roles', { role: { name: unique('role'), ...ids } }) };
  });
  race(`POST filters with its ${kind}`, refusal, async () => {
    const [role_id, permission_ids] = [await role(), [await permission()]];
    const { gone, ids } = await given();
    return {
      gone,
      write: () => api.post('/api/filters', { filter: { role_id, permission_ids, override: true, ...ids } }),
    };
  });
  race(`POST ${kind}s below its parent`, unprocessable("Couldn't find Taxonomy with 'id'="), async () => {
    const parent_id = await organization(kind);
    const write = () => api.post(`/api/${kind}s`, { [kind]: { name: unique(kind), parent_id } });
    return { gone: [`${kind}s`, parent_id], write };
  });
  race(`PUT a ${kind}`, notFound(kind), async () => {
    const id = await organization(kind);
    return { gone: [`${kind}s`, id], write: () => api.put(`/api/${kind}s/${id}`, { [kind]: { description: 'd' } }) };
  });
  race(`POST ${kind}s with its user`, unprocessable("Couldn't find User with 'id'="), async () => {
    const { id } = await catalog.user();
    const write = () => api.post(`/api/${kind}s`, { [kind]: { name: unique(kind), user_ids: [id] } });
    return { gone: ['users', id], write };
  });
  race(
    `POST ${kind}s with its compute resource`,
    unprocessable("Couldn't find ComputeResource with 'id'="),
    async () => {
      const id = await computeResource();
      const write = () => api.post(`/api/${kind}s`, { [kind]: { name: unique(kind), compute_resource_ids: [id] } });
      return { gone: ['compute_resources', id], write };
    },
  );
  race(`POST ${other}s with its ${kind}`, unprocessable(`Couldn't find ${type} with 'id'=[`), async () => {
    const { gone, ids } = await given();
    return { gone, write: () => api.post(`/api/${other}s`, { [other]: { name: unique(other), ...ids } }) };
  });
}
race('POST a token of its user', unprocessable("Couldn't find User with 'id'="), async () => {
  const { id } = await catalog.user();
  const write = () => api.post(`/api/users/${id}/personal_access_tokens`, { personal_access_token: { name: 't' } });
  return { gone: ['users', id], write };
});
race('revoke a token of its user', notFound('personal_access_token'), async () => {
  const user = await catalog.user();
  const { id } = await catalog.token(user);
  return { gone: ['users', user.id], write: () => api.delete(`/api/users/${user.id}/personal_access_tokens/${id}`) };
});
race('PUT a user', notFound('user'), async () => {
  const { id } = await catalog.user();
  return { gone: ['users', id], write: () => api.put(`/api/users/${id}`, { user: { description: 'd' } }) };
});
race('DELETE a user', notFound('user'), async () => {
  const { id } = await catalog.user();
  return { gone: ['users', id], write: () => api.delete(`/api/users/${id}`) };
});
race('POST users with its role', unprocessable("Couldn't find Role with 'id'="), async () => {
  const id = await role();
  return { gone: ['roles', id], write: () => api.post('/api/users', { user: buildUser({ role_ids: [id] }) }) };
});
race('POST filters of its role', invalid({ role: ["can't be blank"] }), async () => {
  const id = await role();
  const body = { filter: { role_id: id, permission_ids: [await permission()] } };
  return { gone: ['roles', id], write: () => api.post('/api/filters', body) };
});
race('PUT a filter of its role', notFound('filter'), async () => {
  const id = await role();
  const own = await filter(id);
  return { gone: ['roles', id], write: () => api.put(`/api/filters/${own}`, { filter: { search: 'name = a' } }) };
});
race('DELETE a filter of its role', notFound('filter'), async () => {
  const id = await role();
  const own = await filter(id);
  return { gone: ['roles', id], write: () => api.delete(`/api/filters/${own}`) };
});
race('clone a role', notFound('role'), async () => {
  const id = await role();
  return { gone: ['roles', id], write: () => api.post(`/api/roles/${id}/clone`, { role: { name: unique('clone') } }) };
});
race('POST parameters of its operating system', notFound('parameter'), async () => {
  const { id } = await catalog.operatingsystem();
  const write = () => api.post(`/api/operatingsystems/${id}/parameters`, { parameter: { name: 'p', value: 'v' } });
  return { gone: ['operatingsystems', id], write };
});
race('PUT a parameter of its operating system', notFound('parameter'), async () => {
  const { id } = await catalog.operatingsystem();
  const path = `/api/operatingsystems/${id}/parameters/${await parameter(id)}`;
  return { gone: ['operatingsystems', id], write: () => api.put(path, { parameter: { value: 'w' } }) };
});
race('DELETE all parameters of an operating system', notFound('parameter'), async () => {
  const { id } = await catalog.operatingsystem();
  await parameter(id);
  return { gone: ['operatingsystems', id], write: () => api.delete(`/api/operatingsystems/${id}/parameters`) };
});
race(
  'POST architectures with its operating system',
  unprocessable("Couldn't find Operatingsystem with 'id'="),
  async () => {
    const { id } = await catalog.operatingsystem();
    const write = () =>
      api.post('/api/architectures', { architecture: { name: unique('a'), operatingsystem_ids: [id] } });
    return { gone: ['operatingsystems', id], write };
  },
);
race(
  'PUT an operating system with its architecture',
  unprocessable("Couldn't find Architecture with 'id'="),
  async () => {
    const [os, { id }] = [await catalog.operatingsystem(), await catalog.architecture()];
    const write = () => api.put(`/api/operatingsystems/${os.id}`, { operatingsystem: { architecture_ids: [id] } });
    return { gone: ['architectures', id], write };
  },
);
for (const table of ['compute_resources', 'operatingsystems', 'architectures', 'roles', 'organizations', 'locations']) {
  race(`DELETE of ${table} twice`, notFound(table.slice(0, -1)), async () => {
    const make: Record<string, () => Promise<number>> = {
      compute_resources: computeResource,
      operatingsystems: async () => (await catalog.operatingsystem()).id,
      architectures: async () => (await catalog.architecture()).id,
      roles: role,
      organizations: () => organization(),
      locations: () => organization('location'),
    };
    const id = await make[table]!();
    return { gone: [table, id], write: () => api.delete(`/api/${table}/${id}`) };
  });
}

describe('a write whose parent is deleted in this moment', () => {
  it.each(RACES)('is told what is missing: %s', async (_what, arrange, [status, error]) => {
    const { gone, write } = await arrange();
    const other = api.database.createQueryRunner();
    await other.startTransaction();
    await other.query(`DELETE FROM ${gone[0]} WHERE id = $1`, [gone[1]]);

    const answering = write();
    await Promise.race([untilBlocked(api), answering]);
    await other.commitTransaction();
    await other.release();
    const answer = await answering;

    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it('ends in no deadlock', async () => {
    expect(await countDeadlocks(api)).toBe(0);
  });
});

describe('a login of somebody who is deleted in this moment', () => {
  it('is refused', async () => {
    const user = await catalog.user({ login: unique('leaving') });
    const as = { login: user.login, password: 'long enough for anyone' };
    const other = api.database.createQueryRunner();
    await other.startTransaction();
    await other.query('DELETE FROM users WHERE id = $1', [user.id]);

    const answering = api.post('/api/session', { login: as.login, password: as.password }, { as });
    await Promise.race([untilBlocked(api), answering]);
    await other.commitTransaction();
    await other.release();
    const answer = await answering;

    expect(answer.status).toBe(401);
  });
});
