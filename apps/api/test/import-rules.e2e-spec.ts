import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { Catalog, unique } from './builders.js';
import { countDeadlocks } from './deadlocks.js';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

const VIEW_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;

let api: RunningApi;
let catalog: Catalog;
let id: number;
let path: string;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

beforeEach(async () => {
  id = await new Inventory(api).computeResource();
  path = `/api/compute_resources/${id}/import_rules`;
});

function create(given: Record<string, unknown> = {}) {
  return api.post(path, { import_rule: { name: unique('rule'), ...given } });
}

async function order(): Promise<[number, number][]> {
  const { body } = await api.get(path);
  return body.results.map((rule: { id: number; position: number }) => [rule.id, rule.position]);
}

describe('import_rules', () => {
  it('are created, shown, listed, updated and deleted', async () => {
    const { operatingsystem_id, architecture_id } = await catalog.parents();
    const rule = {
      name: 'debian',
      search: 'os ~ debian and state = active',
      operatingsystem_id,
      architecture_id,
      username: 'debian',
      user_data: true,
      name_template: '{name} ({architecture})',
      source_missing: 'remove',
    };

    const created = await create(rule);
    const shown = await api.get(`${path}/${created.body.id}`);
    const listed = await api.get(`${path}?search=name%3Ddebian`);
    const updated = await api.put(`${path}/${created.body.id}`, {
      import_rule: { search: '', username: null, enabled: false },
    });
    const deleted = await api.delete(`${path}/${created.body.id}`);
    const gone = await api.get(`${path}/${created.body.id}`);

    expect([created, shown, listed, updated, deleted, gone].map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 200, 404,
    ]);
    expect(created.body).toEqual({
      id: expect.any(Number),
      compute_resource_id: id,
      position: 1,
      enabled: true,
      action: 'import',
      operatingsystem_name: expect.any(String),
      architecture_name: expect.any(String),
      created_at: expect.stringMatching(VIEW_DATE),
      updated_at: expect.stringMatching(VIEW_DATE),
      ...rule,
    });
    expect(shown.body).toEqual(created.body);
    expect(listed.body).toMatchObject({ total: 1, subtotal: 1, results: [created.body] });
    expect(updated.body).toMatchObject({ search: '', username: null, enabled: false, operatingsystem_id });
    expect(deleted.body.name).toBe('debian');
    expect(gone.body).toEqual({ error: { message: `Resource import_rule not found by id '${created.body.id}'` } });
  });

  it('are audited with what changed, beside their compute resource', async () => {
    const { id: rule } = (await create({ name: 'a', search: 'x' })).body;
    await api.put(`${path}/${rule}`, { search: 'y' });
    await api.put(`${path}/${rule}`, { search: 'y' });
    await api.delete(`${path}/${rule}`);

    const audits = await auditsOf(api, 'ImportRule', rule);

    expect(audits).toMatchObject([
      { action: 'create', auditable_name: 'a', associated_id: id, audited_changes: { name: 'a', search: 'x' } },
      { action: 'update', audited_changes: { search: ['x', 'y'] } },
      { action: 'destroy', audited_changes: { search: 'y' } },
    ]);
    expect(audits).toHaveLength(3);
  });

  it.each([
    ['no name', { name: '' }, { name: ["can't be blank"] }],
    ['an unknown field', { search: 'colour = red' }, { search: ["Field 'colour' not recognized for searching!"] }],
    ['a value that does not fit', { search: 'size = big' }, { search: [expect.stringContaining("'big'")] }],
    ['another action', { action: 'destroy' }, { action: ['is not included in the list'] }],
    ['another end', { source_missing: 'explode' }, { source_missing: ['is not included in the list'] }],
    [
      'an unknown placeholder',
      { name_template: '{nam}' },
      { name_template: [expect.stringContaining('may contain only the placeholders {name}')] },
    ],
    [
      'parents that are not there',
      { operatingsystem_id: 999_999, architecture_id: -1 },
      { operatingsystem_id: ['must exist'], architecture_id: ['must exist'] },
    ],
    ['a place before the first', { position: 0 }, { position: ['must be between 1 and 1000000'] }],
  ])('are refused with %s', async (_what, given, errors) => {
    const answer = await create(given);

    expect(answer.status).toBe(422);
    expect(answer.body.error.errors).toEqual(errors);
  });

  it('have names of their own within a compute resource', async () => {
    await create({ name: 'same' });
    const other = await create();

    const answers = [await create({ name: 'same' }), await api.put(`${path}/${other.body.id}`, { name: 'same' })];

    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(answer.body.error.errors).toEqual({ name: ['has already been taken'] });
    }
  });

  it('get one place each, however many are made at once', async () => {
    const created = await Promise.all(Array.from({ length: 3 }, () => create()));

    expect(created.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await order()).map(([, position]) => position)).toEqual([1, 2, 3]);
  });

  it('show what they would take before they are saved, and in their place', async () => {
    const inventory = new Inventory(api);
    const hints = { os_name: 'Debian', os_major: '12', os_release_name: 'bookworm', architecture: 'x86_64' };
    for (const uuid of ['a', 'b', 'c']) await inventory.image(id, uuid, hints);
    const first = (await create({ name: 'first', search: 'name = a' })).body;

    const last = await api.post(`${path}/preview`, { import_rule: { username: 'me', name_template: 'x {name}' } });
    const before = await api.post(`${path}/preview`, { import_rule: { position: 1 } });
    const saved = await api.get(`${path}/${first.id}/preview`);
    const refused = await api.post(`${path}/preview`, { import_rule: { search: 'colour = red' } });

    expect(last.status).toBe(200);
    expect(last.body).toMatchObject({ matched: 3, taken_by_earlier: 1, is_cut: false });
    expect(last.body.takes).toMatchObject([
      { uuid: 'b', reason: null, becomes: { name: 'x b', username: 'me' } },
      { uuid: 'c' },
    ]);
    expect(before.body).toMatchObject({ matched: 3, taken_by_earlier: 0 });
    expect(saved.body).toMatchObject({
      matched: 1,
      taken_by_earlier: 0,
      takes: [{ uuid: 'a', rule: { id: first.id } }],
    });
    expect(refused.status).toBe(422);
    expect((await api.get(path)).body.total).toBe(1);
  });

  it('are moved to a place, and others make room', async () => {
    const ids: number[] = [];
    for (let made = 0; made < 3; made += 1) ids.push((await create()).body.id);
    const [a, b, c] = ids as [number, number, number];

    const first = await create({ position: 1 });
    const moved = await api.put(`${path}/${a}`, { position: 99 });

    expect(moved.body.position).toBe(4);
    expect(await order()).toEqual([
      [first.body.id, 1],
      [b, 2],
      [c, 3],
      [a, 4],
    ]);
    expect(await auditsOf(api, 'ImportRule', a)).toMatchObject([{}, { audited_changes: { position: [2, 4] } }]);
  });

  it('are put in another order as a whole', async () => {
    const [a, b, c] = [(await create()).body.id, (await create()).body.id, (await create()).body.id];

    const ordered = await api.put(`${path}/order`, { ids: [c, a, b] });
    const refused = [
      await api.put(`${path}/order`, { ids: [c, a] }),
      await api.put(`${path}/order`, { ids: [c, a, 999_999] }),
    ];

    expect(ordered.body.results.map((rule: { id: number }) => rule.id)).toEqual([c, a, b]);
    expect(await auditsOf(api, 'ImportRule', b)).toMatchObject([{}, { audited_changes: { position: [2, 3] } }]);
    for (const answer of refused) {
      expect(answer.status).toBe(422);
      expect(answer.body.error.message).toBe(`ids must name each of these rules once: ${c}, ${a}, ${b}`);
    }
  });
});

describe('import rules written at once', () => {
  const many = <Result>(count: number, send: (n: number) => Result) => Array.from({ length: count }, (_, n) => send(n));

  /** The places of all rules, which must be 1, 2, 3 and so on. */
  async function places(): Promise<number[]> {
    const { body } = await api.get(`${path}?per_page=all`);
    return body.results.map(({ position }: { position: number }) => position);
  }

  it.each([
    ['five', 5, () => ({})],
    ['ten with a position', 10, (n: number) => ({ position: (n % 3) + 1 })],
    ['fifty', 50, (n: number) => (n % 2 === 0 ? {} : { position: 1 })],
  ])('are all made, each in a place of its own: %s', async (_what, count, given) => {
    const before = await countDeadlocks(api);

    const [answers, others] = await Promise.all([
      Promise.all(many(count, (n) => create(given(n)))),
      Promise.all(many(30, (n) => api.get(n % 2 === 0 ? '/api/ping' : '/api/compute_resources'))),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(many(count, () => 201));
    expect(others.map(({ status }) => status)).toEqual(many(30, () => 200));
    expect(await places()).toEqual(many(count, (n) => n + 1));
    expect(await countDeadlocks(api)).toBe(before);
  });

  it('go well with every other change of rules', async () => {
    const operatingsystems = [(await catalog.operatingsystem()).id, (await catalog.operatingsystem()).id];
    const ids: number[] = [];
    for (const name of many(12, () => unique('r'))) ids.push((await create({ name })).body.id);
    const before = await countDeadlocks(api);

    const answers = await Promise.all(
      many(60, (n) => {
        const rule = `${path}/${ids[n % 12]}`;
        if (n % 6 === 0) return create({ position: (n % 4) + 1, operatingsystem_id: operatingsystems[n % 2] });
        if (n % 6 === 1) return api.put(rule, { import_rule: { position: (n % 9) + 1 } });
        if (n % 6 === 2) return api.put(`${path}/order`, { ids: ids.toReversed() });
        if (n % 6 === 3) return api.put(rule, { import_rule: { operatingsystem_id: operatingsystems[n % 2] } });
        if (n % 6 === 4) return api.put(`/api/compute_resources/${id}/sync`, { sync: { interval_minutes: n } });
        return n > 40
          ? api.delete(rule)
          : api.put(`/api/compute_resources/${id}`, { compute_resource: { description: `${n}` } });
      }),
    );
    const found = await places();

    for (const { status } of answers) expect([200, 201, 404, 422]).toContain(status);
    expect(found).toEqual(many(found.length, (n) => n + 1));
    expect(await countDeadlocks(api)).toBe(before);
  });

  it.each(['operatingsystems', 'architectures'] as const)(
    'and %s deleted meanwhile end in no deadlock',
    async (kind) => {
      const before = await countDeadlocks(api);
      const key = `${kind.slice(0, -1)}_id`;
      for (let round = 0; round < 10; round += 1) {
        const { operatingsystem_id, architecture_id } = await catalog.parents({ compute_resource_id: id });
        const parent = kind === 'operatingsystems' ? operatingsystem_id : architecture_id;
        const rules = await Promise.all(many(4, () => create({ [key]: parent })));

        const answers = await Promise.all([
          api.delete(`/api/${kind}/${parent}`),
          ...rules.map(({ body }) => api.put(`${path}/${body.id}`, { import_rule: { [key]: parent, search: 'x' } })),
          ...rules.map(({ body }) => api.delete(`${path}/${body.id}`)),
          create({ [key]: parent, position: 1 }),
        ]);

        for (const { status } of answers) expect([200, 201, 404, 422]).toContain(status);
      }
      expect(await countDeadlocks(api)).toBe(before);
    },
  );

  it('and a compute resource deleted meanwhile are told that it is gone', async () => {
    const before = await countDeadlocks(api);
    for (let round = 0; round < 10; round += 1) {
      const gone = await new Inventory(api).computeResource();
      const below = `/api/compute_resources/${gone}`;
      const { body } = await api.post(`${below}/import_rules`, { import_rule: { name: 'first' } });

      const [deleted, ...answers] = await Promise.all([
        api.delete(below),
        ...many(3, (n) => api.post(`${below}/import_rules`, { import_rule: { name: `n${n}`, position: 1 } })),
        ...many(3, () => api.post(`${below}/sync`, {})),
        api.put(`${below}/sync`, { sync: { enabled: false } }),
        api.put(`${below}/import_rules/${body.id}`, { import_rule: { search: 'x' } }),
        api.delete(`${below}/import_rules/${body.id}`),
      ]);

      expect(deleted.status).toBe(200);
      for (const { status } of answers) expect([200, 201, 404]).toContain(status);
    }
    expect(await countDeadlocks(api)).toBe(before);
  });
});
