import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { unique } from './builders.js';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

const USUAL = { address: 'https://foreman.example.com', user: 'sync', password: 'canary-5512' };

function create(given: Record<string, unknown> = {}) {
  return api.post('/api/targets', { target: { name: unique('target'), ...USUAL, ...given } });
}

describe('targets', () => {
  it('are created, shown, listed, updated and deleted', async () => {
    const resource = await new Inventory(api).computeResource();
    const name = unique('target');

    const created = await create({ name, compute_resource_names: [`${resource}=their cloud`] });
    const shown = await api.get(`/api/targets/${name}`);
    const listed = await api.get(`/api/targets?search=name%3D${name}`);
    const updated = await api.put(`/api/targets/${created.body.id}`, { target: { search: 'name ~ x', enabled: null } });
    const deleted = await api.delete(`/api/targets/${created.body.id}`);
    const gone = await api.get(`/api/targets/${created.body.id}`);

    const answers = [created, shown, listed, updated, deleted, gone];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200, 404]);
    expect(created.body).toMatchObject({
      name,
      address: USUAL.address,
      search: '',
      creates_parents: false,
      takes_over: false,
      removal_floor: 5,
      removal_percent: 20,
      enabled: true,
      interval_minutes: 60,
      images_count: 0,
      compute_resource_names: [`${resource}=their cloud`],
    });
    expect(shown.body).toEqual(created.body);
    expect(listed.body.results).toMatchObject([{ name }]);
    expect(updated.body).toMatchObject({ search: 'name ~ x', enabled: true });
    expect(gone.body).toEqual({ error: { message: expect.stringContaining('Resource target not found by id') } });
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('canary');
  });

  it('seal the password, and audit that it was given', async () => {
    const { body } = await create();

    const [row] = await api.database.query('SELECT password FROM targets WHERE id = $1', [body.id]);
    expect(row.password).toMatch(/^v1\./);
    expect(await auditsOf(api, 'Target', body.id)).toMatchObject([
      { action: 'create', audited_changes: { password: '[redacted]', address: USUAL.address } },
    ]);
  });

  it.each([
    [{ name: '' }, { name: ["can't be blank"] }],
    [{ address: 'foreman' }, { address: ['must be a URL without a login, for example https://foreman.example.com'] }],
    [{ address: 'https://a:b@foreman' }, { address: [expect.stringContaining('must be a URL without a login')] }],
    [{ address: 'ftp://foreman' }, { address: [expect.stringContaining('must be a URL without a login')] }],
    [{ search: 'colour = red' }, { search: ["Field 'colour' not recognized for searching!"] }],
    [{ removal_percent: 101 }, { removal_percent: ['must be between 0 and 100'] }],
    [{ interval_minutes: 0 }, { interval_minutes: ['must be between 1 and 43200'] }],
    [{ compute_resource_names: ['cloud'] }, { compute_resource_names: ['must each be ID=NAME'] }],
    [{ compute_resource_names: ['1=a', '1=b'] }, { compute_resource_names: ['must name each compute resource once'] }],
    [{ compute_resource_names: ['999999=a'] }, { compute_resource_names: ['must exist'] }],
  ])('refuse %j', async (given, errors) => {
    const { status, body } = await create(given);

    expect([status, body.error.errors]).toEqual([422, errors]);
  });

  it('refuse a name that is taken', async () => {
    const name = unique('target');
    await create({ name });

    const { status, body } = await create({ name });

    expect([status, body.error.errors]).toEqual([422, { name: ['has already been taken'] }]);
  });

  it('send a stored password to no other address', async () => {
    const { body } = await create();
    const address = 'https://elsewhere.example.com';

    const without = await api.put(`/api/targets/${body.id}`, { target: { address } });
    const along = await api.put(`/api/targets/${body.id}`, { target: { address, password: 'again' } });

    expect([without.status, without.body.error.errors]).toEqual([
      422,
      { password: ['must be given again, as what is changed says where it is sent'] },
    ]);
    expect([along.status, along.body.address]).toEqual([200, address]);
  });
});

describe('runs of a target', () => {
  it('are requested once while one waits, and shown', async () => {
    const { body: target } = await create();
    const path = `/api/targets/${target.id}`;

    const first = await api.post(`${path}/sync`, { dry_run: true });
    const second = await api.post(`${path}/sync`, { dry_run: true });
    const other = await api.post(`${path}/sync`, {});

    expect([first.status, first.body]).toMatchObject([
      201,
      { state: 'waiting', dry_run: true, requested_by: 'admin', lines: [], counters: {}, ended_at: null },
    ]);
    expect(second.body.id).toBe(first.body.id);
    expect(other.body.id).not.toBe(first.body.id);
    expect((await api.get(`${path}/runs/${first.body.id}`)).body).toEqual(first.body);
    expect((await api.get(`${path}/runs`)).body.results.map(({ id }: { id: number }) => id)).toEqual([
      other.body.id,
      first.body.id,
    ]);
    expect((await api.get(`/api/targets/${target.id + 1}/runs/${first.body.id}`)).status).toBe(404);
  });
});

describe('plans of a target', () => {
  async function propose() {
    const { body: target } = await create();
    const [plan] = await api.database.query(
      `INSERT INTO target_plans (target_id, plan_hash, reason, items) VALUES ($1, $2, 'too many', 1) RETURNING id`,
      [target.id, 'a'.repeat(64)],
    );
    await api.database.query(
      `INSERT INTO target_plan_items (plan_id, their_compute_resource_id, uuid, their_id, compute_resource, name)
       VALUES ($1, 1, 'ami-1', 7, 'cloud', 'debian')`,
      [plan.id],
    );
    return { id: plan.id as number, path: `/api/targets/${target.id}/plans` };
  }

  it('are listed with their items', async () => {
    const { id, path } = await propose();

    expect((await api.get(path)).body.results).toMatchObject([{ id, state: 'pending', items: 1, reason: 'too many' }]);
    expect((await api.get(`${path}/${id}`)).body).toMatchObject({ id, plan_hash: 'a'.repeat(64) });
    expect((await api.get(`${path}/${id}/items`)).body.results).toEqual([
      { their_id: 7, uuid: 'ami-1', name: 'debian', compute_resource: 'cloud', outcome: null, reason: null },
    ]);
  });

  it('are approved by their hash only, and once', async () => {
    const { id, path } = await propose();

    const wrong = await api.post(`${path}/${id}/approve`, { plan_hash: 'b' });
    const right = await api.post(`${path}/${id}/approve`, { plan_hash: 'a'.repeat(64) });
    const again = await api.post(`${path}/${id}/approve`, { plan_hash: 'a'.repeat(64) });
    const late = await api.post(`${path}/${id}/reject`, {});

    expect([wrong, right, again, late].map(({ status }) => status)).toEqual([409, 200, 200, 409]);
    expect(right.body).toMatchObject({ state: 'approved', decided_by: 'admin' });
    expect(late.body.error.message).toBe(`Plan ${id} is approved already, by admin`);
    expect(await auditsOf(api, 'TargetPlan', id)).toMatchObject([
      { audited_changes: { state: ['pending', 'approved'] } },
    ]);
  });
});

describe('the explanation of an image', () => {
  it('names the targets that have it', async () => {
    const resource = await new Inventory(api).computeResource();
    const { body: target } = await create();
    await api.database.query(
      `INSERT INTO target_images (target_id, their_compute_resource_id, uuid, compute_resource_id, image_id, their_id, state, sent)
       VALUES ($1, 3, 'ami-7', $2, 1, 7, 'made', '{}')`,
      [target.id, resource],
    );

    const { body } = await api.get(`/api/compute_resources/${resource}/available_images/ami-7/explain`);

    expect(body.message).toMatch(
      new RegExp(`It is at target ${target.name} as image 7 since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\.$`),
    );
  });
});
