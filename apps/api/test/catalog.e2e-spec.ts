import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inventory } from './inventory.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let inventory: Inventory;
let cloud: number;
let other: number;
let parents: { operatingsystem_id: number; architecture_id: number };

beforeAll(async () => {
  api = await RunningApi.start();
  inventory = new Inventory(api);
  cloud = await inventory.computeResource(undefined, 'Cloud');
  other = await inventory.computeResource(undefined, 'Other');
  const operatingsystem_id = await inventory.insert('operatingsystems', {
    name: 'Debian',
    major: '12',
    title: 'Debian 12',
  });
  const architecture_id = await inventory.insert('architectures', { name: 'catalog_x86_64' });
  parents = { operatingsystem_id, architecture_id };
  await hold(cloud, 'there', 'present');
  await hold(cloud, 'gone', 'missing', { missing_since: new Date('2026-01-02T03:04:05Z') });
  await hold(cloud, 'old', 'present', { withdrawal: 'hidden' });
  await hold(cloud, 'ending', 'present', {
    withdrawal: 'deprecated',
    withdrawn_at: new Date('2026-01-02T03:04:05Z'),
    replacement: 'new',
  });
  await hold(cloud, 'later', 'present', { withdrawal: 'deprecated', withdrawn_at: new Date('2999-01-01T00:00:00Z') });
  await hold(other, 'moved', 'present', {
    architecture: 'aarch64',
    drifted_at: new Date('2026-01-02T03:04:05Z'),
    drifted_from: JSON.stringify({ os: 'Debian 12', architecture: 'catalog_x86_64' }),
  });
  await image(other, 'by hand', 'unknown');
});

afterAll(() => api.stop());

async function hold(id: number, uuid: string, state: string, values: Record<string, unknown> = {}): Promise<void> {
  const said = { os_name: 'Debian', os_major: '12', os_minor: '', architecture: 'catalog_x86_64' };
  await inventory.image(id, uuid, { ...said, ...values });
  await image(id, uuid, state);
}

const image = (id: number, name: string, inventory_state: string) =>
  inventory.insert('images', {
    compute_resource_id: id,
    name,
    uuid: name,
    username: 'root',
    inventory_state,
    ...parents,
  });

const found = async (search: string) =>
  (await api.get(`/api/catalog/images?search=${encodeURIComponent(search)}`)).body.results.map(
    ({ name }: { name: string }) => name,
  );

describe('the images of the catalog beside their sources', () => {
  it.each([
    ['state = missing', ['gone']],
    ['state = unknown', ['by hand']],
    ['state = hidden', ['old']],
    ['state = deprecated', ['ending']],
    ['state = drifted', ['moved']],
    ['state = drifted and compute_resource = Cloud', []],
    ['state ^ (missing, hidden, drifted, unknown)', ['gone', 'old', 'moved', 'by hand']],
    ['state = present and compute_resource = Other', ['moved']],
    ['compute_resource = Other', ['moved', 'by hand']],
  ])('are found by %s', async (search, names) => {
    expect(await found(search)).toEqual(names);
  });

  it('show both sides, in the envelope of every list', async () => {
    const { body } = await api.get('/api/catalog/images?search=state+%3D+drifted&order=name+DESC&per_page=1');

    expect(body).toMatchObject({ total: 7, subtotal: 1, page: 1, per_page: 1, search: 'state = drifted' });
    expect(body.results).toEqual([
      {
        id: expect.any(Number),
        name: 'moved',
        uuid: 'moved',
        username: 'root',
        user_data: false,
        origin: 'manual',
        compute_resource_id: other,
        compute_resource_name: 'Other',
        operatingsystem_id: parents.operatingsystem_id,
        operatingsystem_name: 'Debian 12',
        architecture_id: parents.architecture_id,
        architecture_name: 'catalog_x86_64',
        states: ['present', 'drifted'],
        source: {
          scope: 's',
          state: 'active',
          os: 'Debian 12',
          architecture: 'aarch64',
          missing_since: null,
          withdrawal: null,
          withdrawn_at: null,
          replacement: null,
          drifted_at: '2026-01-02 03:04:05 UTC',
          drifted_from: { os: 'Debian 12', architecture: 'catalog_x86_64' },
        },
      },
    ]);
    expect((await api.get('/api/catalog/images?search=state+%3D+unknown')).body.results[0]).toMatchObject({
      states: ['unknown'],
      source: null,
    });
  });

  it('are completed, paged and refused like every list', async () => {
    const typed = await api.get('/api/catalog/images/auto_complete_search?search=state+%3D+');
    const second = await api.get('/api/catalog/images?order=name&per_page=2&page=2');
    const wrong = await api.get('/api/catalog/images?search=nothing+%3D+1');

    expect(typed.body.map(({ label }: { label: string }) => label)).toEqual(
      ['deprecated', 'drifted', 'hidden', 'missing', 'present', 'unknown'].map((state) => `state = "${state}"`),
    );
    expect(second.body.results.map(({ name }: { name: string }) => name)).toEqual(['gone', 'later']);
    expect(wrong.status).toBe(400);
  });

  it('are told by explain as well', async () => {
    const explain = async (id: number, uuid: string) =>
      (await api.get(`/api/compute_resources/${id}/available_images/${uuid}/explain`)).body.message;

    expect(await explain(cloud, 'ending')).toContain(
      'The compute resource calls it deprecated from 2026-01-02 03:04:05 UTC on, and names new instead; it is not missing.',
    );
    expect(await explain(cloud, 'old')).toContain('available_images does not list it, as its state is hidden.');
    expect(await explain(other, 'moved')).toMatch(
      /the compute resource says Debian 12, aarch64; before, it said Debian 12, catalog_x86_64\. Image \d+ stays/,
    );
    const listed = await api.get(`/api/compute_resources/${cloud}/available_images`);
    expect(listed.body.map(({ uuid }: { uuid: string }) => uuid)).toEqual(['ending', 'later', 'there']);
  });
});

describe('the inventory of a compute resource', () => {
  it('lists all that it holds, with search, order and completion', async () => {
    const path = `/api/compute_resources/${cloud}/inventory`;
    const names = async (query: string) =>
      (await api.get(`${path}?${query}`)).body.results.map(({ uuid }: { uuid: string }) => uuid);

    expect(await names('')).toEqual(['ending', 'gone', 'later', 'old', 'there']);
    expect(await names('search=withdrawal+%3D+hidden')).toEqual(['old']);
    expect(await names('search=os+%3D+%22Debian+12%22&order=name+DESC&per_page=2')).toEqual(['there', 'old']);
    expect((await api.get(`${path}?per_page=all`)).body.results).toHaveLength(5);
    const other_inventory = (await api.get(`/api/compute_resources/${other}/inventory`)).body;
    expect(other_inventory).toMatchObject({ total: 1, subtotal: 1 });
    expect(other_inventory.results[0]).toMatchObject({
      uuid: 'moved',
      is_drifted: true,
      image_id: expect.any(Number),
      size_bytes: null,
      tags: [],
      owner: null,
    });
    const typed = await api.get(`${path}/auto_complete_search?search=withdrawal+%3D+`);
    expect(typed.body.map(({ label }: { label: string }) => label)).toEqual([
      'withdrawal = "deprecated"',
      'withdrawal = "hidden"',
    ]);
  });
});

describe('runs and plans of all compute resources', () => {
  it('are one list each, the newest first, with search and completion', async () => {
    const runs = [await inventory.run(cloud), await inventory.run(other, { state: 'held', generation: 9 })];
    const plan = (compute_resource_id: number, run_id: number | undefined) =>
      inventory.insert('sync_plans', {
        compute_resource_id,
        run_id,
        generation: 1,
        plan_hash: 'a'.repeat(64),
        reason: 'r',
        items: 1,
      });
    const plans = [await plan(cloud, runs[0]), await plan(other, runs[1])];
    const ids = async (path: string) =>
      (await api.get(`/api/catalog/${path}`)).body.results.map(({ id }: { id: number }) => id);

    expect(await ids('sync_runs')).toEqual(runs.toReversed());
    expect(await ids('sync_plans?search=state+%3D+pending')).toEqual(plans.toReversed());
    expect(await ids(`sync_plans?search=compute_resource_id+%3D+${cloud}`)).toEqual([plans[0]]);
    expect((await api.get('/api/catalog/sync_runs/auto_complete_search?search=sta')).body).not.toEqual([]);
  });

  it('are those of compute resources that the caller may view', async () => {
    const people = new People(api);
    const permissions = ['view_sync_runs', 'view_sync_plans', 'view_images'].map((name) => ({ permissions: [name] }));
    const only = { permissions: ['view_compute_resources'], search: 'name = Cloud' };
    const organization = await people.taxonomy('organizations');
    const location = await people.taxonomy('locations');
    for (const id of [cloud, other]) await people.place(id, organization, location);
    const role = await people.role([...permissions, only]);
    const as = await people.person({ organizations: [organization], locations: [location], roles: [role] });

    for (const list of ['images', 'sync_runs', 'sync_plans']) {
      const { body } = await api.get(`/api/catalog/${list}`, { as });
      const resources = new Set(body.results.map((row: { compute_resource_id: number }) => row.compute_resource_id));
      expect([list, [...resources]]).toEqual([list, [cloud]]);
      expect(body.total).toBe(body.results.length);
    }
  });
});
