import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { buildImage, Catalog } from './builders.js';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let inventory: Inventory;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  inventory = new Inventory(api);
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

describe('available_images', () => {
  it('tell in headers how fresh they are, and keep their body', async () => {
    const id = await inventory.computeResource();
    const path = `/api/compute_resources/${id}/available_images`;
    await inventory.image(id, 'a');
    const before = await api.get(path);
    await inventory.run(id, { generation: 4 });
    const whole = await api.get(path);
    await inventory.run(id, { generation: 5, state: 'partial' });
    const partial = await api.get(path);

    const headers = [before, whole, partial].map(({ headers: given }) =>
      ['inventory-generation', 'inventory-complete', 'inventory-synced-at'].map((name) => given.get(name)),
    );
    expect(headers).toEqual([
      ['0', 'false', null],
      ['4', 'true', '2026-01-02 03:04:05 UTC'],
      ['4', 'false', '2026-01-02 03:04:05 UTC'],
    ]);
    expect([before, whole, partial].map(({ text }) => text)).toEqual([
      '[{"name":"a","uuid":"a"}]',
      '[{"name":"a","uuid":"a"}]',
      '[{"name":"a","uuid":"a"}]',
    ]);
  });

  it('are looked at one by one by a worker, which is waited for', async () => {
    const id = await inventory.computeResource();
    await using worker = await inventory.answering({ found: 1, missing: 1 });

    const answer = await api.post(`/api/compute_resources/${id}/available_images/refresh`, {
      uuids: ['a/b', 'c', 'c'],
    });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ kind: 'targeted', uuids: ['a/b', 'c'], state: 'ended' });
    expect(answer.body.outcome).toEqual({
      state: 'succeeded',
      reason: null,
      sync_run_id: null,
      sync_plan_id: null,
      found: 1,
      missing: 1,
      unknown: 0,
    });
    expect(await worker.asked()).toHaveLength(1);
    expect(await auditsOf(api, 'SyncRequest', answer.body.id)).toHaveLength(1);
  });

  it.each([
    ['none', {}, "can't be blank"],
    ['an empty list', { uuids: [] }, "can't be blank"],
    [
      'more than a look at everything is worth',
      { uuids: Array.from({ length: 101 }, (_, n) => `u${n}`) },
      'are too many (maximum is 100)',
    ],
  ])('are not looked at when there are %s', async (_what, body, message) => {
    const id = await inventory.computeResource();

    const answer = await api.post(`/api/compute_resources/${id}/available_images/refresh`, body);

    expect(answer.status).toBe(422);
    expect(answer.body.error.errors.uuids).toContain(message);
  });

  it.each([
    ['encoded', 'ubuntu%2F24.04%2Famd64'],
    ['as they are', 'ubuntu/24.04/amd64'],
  ])('are ignored and let be again by uuids with slashes, %s, with audits', async (_how, written) => {
    const id = await inventory.computeResource();
    await inventory.image(id, 'ubuntu/24.04/amd64');
    const path = `/api/compute_resources/${id}/available_images/${written}`;

    const ignored = await api.post(`${path}/ignore`, {});
    const again = await api.post(`${path}/ignore`, {});
    const unignored = await api.post(`${path}/unignore`, {});

    expect([ignored, again, unignored].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(ignored.body).toMatchObject({ uuid: 'ubuntu/24.04/amd64', image_id: null, missing_since: null });
    expect(ignored.body.ignored_at).not.toBeNull();
    expect(again.body.ignored_at).toBe(ignored.body.ignored_at);
    expect(unignored.body.ignored_at).toBeNull();
    expect((await auditsOf(api, 'ComputeResource', id)).map((audit) => audit.audited_changes)).toEqual([
      { ignored_uuid: [null, 'ubuntu/24.04/amd64'] },
      { ignored_uuid: ['ubuntu/24.04/amd64', null] },
    ]);
  });

  it('are not ignored when nobody knows them, nor by another word', async () => {
    const id = await inventory.computeResource();
    const path = `/api/compute_resources/${id}/available_images`;

    const unknown = await api.post(`${path}/x/ignore`, {});
    const words = [await api.post(`${path}/x/explode`, {}), await api.post(`${path}/ignore`, {})];

    expect(unknown.status).toBe(404);
    expect(unknown.body).toEqual({ error: { message: "Resource available_image not found by id 'x'" } });
    expect(words.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('an explanation', () => {
  async function explain(id: number, uuid: string) {
    return (await api.get(`/api/compute_resources/${id}/available_images/${uuid}/explain`)).body;
  }

  it('tells what no look has shown', async () => {
    const id = await inventory.computeResource();
    const early = await explain(id, 'a/b');
    await inventory.run(id, { generation: 3 });

    const late = await explain(id, 'a/b');

    expect(early).toEqual({
      uuid: 'a/b',
      message: 'No run has seen it. No run was complete yet.',
      inventory: { generation: 0, synced_at: null, complete: false },
      available_image: null,
      sync_run_id: null,
      removed_by_sync_plan_id: null,
      sync_plan_id: null,
      forgotten_at: null,
      image_id: null,
      import: null,
    });
    expect(late.message).toBe('No run has seen it. Generation 3 saw everything, and ended at 2026-01-02 03:04:05 UTC.');
  });

  it('tells what went missing, when and where', async () => {
    const id = await inventory.computeResource();
    await inventory.image(id, 'x', { missing_since: new Date('2026-02-03T04:05:06Z'), missing_generation: 7 });

    const answer = await explain(id, 'x');

    expect(answer.message).toContain(
      'It is missing since 2026-02-03 04:05:06 UTC: generation 7 saw the whole of s without it.',
    );
    expect(answer).toMatchObject({ available_image: { missing_generation: 7 }, import: { reason: 'missing' } });
  });

  it('tells which run saw the whole of its scope without it', async () => {
    const id = await inventory.computeResource();
    const missing_since = new Date('2026-01-02T03:04:00Z');
    const run = await inventory.run(id, { generation: 2, started_at: new Date('2026-01-02T03:00:00Z') });
    await inventory.insert('sync_scopes', { run_id: run, scope: 's', complete: true }, 'run_id');
    await inventory.image(id, 'x', { missing_since, missing_generation: 2 });

    const answer = await explain(id, 'x');

    expect(answer.sync_run_id).toBe(run);
    expect(answer.message).toContain(
      `It is missing since 2026-01-02 03:04:00 UTC: run ${run} (generation 2) saw the whole of s without it.`,
    );
  });

  it('tells when the source said so itself, and not a run', async () => {
    const id = await inventory.computeResource();
    const run = await inventory.run(id, { generation: 2, started_at: new Date('2026-01-02T03:00:00Z') });
    await inventory.insert('sync_scopes', { run_id: run, scope: 's', complete: true }, 'run_id');
    await inventory.image(id, 'x', { missing_since: new Date('2026-01-05T00:00:00Z'), missing_generation: 2 });

    expect((await explain(id, 'x')).message).toContain(
      `asked for it alone after run ${run} (generation 2), the compute resource said that it has it no more.`,
    );
  });

  it('tells which plan removed it, who approved that, and why there was one', async () => {
    const id = await inventory.computeResource();
    const run = await inventory.run(id, { generation: 2, state: 'held' });
    const plan = await inventory.insert('sync_plans', {
      compute_resource_id: id,
      run_id: run,
      generation: 2,
      plan_hash: 'a'.repeat(64),
      reason: 's: 3 of 4 would go.',
      items: 1,
      state: 'applied',
      decided_by: 'ana',
      decided_at: new Date('2026-01-03T00:00:00Z'),
    });
    await inventory.insert(
      'sync_plan_items',
      { plan_id: plan, uuid: 'x', scope: 's', name: 'x', outcome: 'removed' },
      'plan_id',
    );
    await inventory.image(id, 'x', { missing_since: new Date('2026-01-03T00:00:01Z'), missing_generation: 2 });

    const answer = await explain(id, 'x');

    expect(answer).toMatchObject({ sync_run_id: run, removed_by_sync_plan_id: plan });
    expect(answer.message).toContain(
      `It is missing since 2026-01-03 00:00:01 UTC: plan ${plan} of run ${run} (generation 2), which ana approved at 2026-01-03 00:00:00 UTC, removed it. The plan said: s: 3 of 4 would go.`,
    );
  });

  it('tells what the inventory has forgotten', async () => {
    const id = await inventory.computeResource();
    const run = await inventory.run(id, { generation: 2 });
    await inventory.insert(
      'forgotten_images',
      {
        compute_resource_id: id,
        uuid: 'x',
        name: 'x',
        scope: 's',
        missing_since: new Date('2026-01-03T00:00:00Z'),
        missing_generation: 2,
        forgotten_at: new Date('2026-02-03T00:00:00Z'),
      },
      'compute_resource_id',
    );

    const answer = await explain(id, 'x');

    expect(answer).toMatchObject({ sync_run_id: run, forgotten_at: '2026-02-03 00:00:00 UTC', available_image: null });
    expect(answer.message).toBe(
      `It was in s, went missing at 2026-01-03 00:00:00 UTC (run ${run} (generation 2)), and was forgotten at 2026-02-03 00:00:00 UTC, as it did not come back.`,
    );
  });

  it('tells which look did not see enough to say, and why', async () => {
    const id = await inventory.computeResource();
    await inventory.image(id, 'known');
    await inventory.image(id, 'elsewhere', { scope: 'b' });
    await inventory.run(id);
    const run = await inventory.run(id, { generation: 2, state: 'partial', reason: 's: It is forbidden.' });
    const scope = { run_id: run, scope: 's', reason: 'It is forbidden.' };
    await inventory.insert('sync_scopes', scope, 'run_id');
    await inventory.insert('sync_scopes', { run_id: run, scope: 'b', complete: true }, 'run_id');

    const [unknown, known, elsewhere] = [
      await explain(id, 'new'),
      await explain(id, 'known'),
      await explain(id, 'elsewhere'),
    ];

    const gap = `Run ${run} (generation 2), of 2026-01-02 03:04:05 UTC, did not see the whole of s: It is forbidden.`;
    expect(unknown.message).toBe(
      `No run has seen it. Generation 1 saw everything, and ended at 2026-01-02 03:04:05 UTC; runs since then saw less. ${gap} So it may be there all the same.`,
    );
    expect(known.message).toContain(
      `It is there, in s, since generation 1. ${gap} So nobody knows whether it still is.`,
    );
    expect(elsewhere.message).not.toContain('did not see');
  });

  it('tells of a look that failed, of what could not be taken, and of what nobody could identify', async () => {
    const id = await inventory.computeResource();
    const failed = await inventory.run(id, { state: 'failed', reason: 'It does not answer.' });
    const first = await explain(id, 'x');
    const run = await inventory.run(id, { generation: 2 });
    await inventory.insert('sync_scopes', { run_id: run, scope: 's', complete: true }, 'run_id');
    const counters = JSON.stringify({ unidentified: 2 });
    const rejected = JSON.stringify([{ uuid: 'odd', reason: 'It has no name.' }]);
    const page = { run_id: run, scope: 's', seq: 1, uuids: ['odd', 'older'], counters, rejected };
    await inventory.insert('sync_pages', page, 'run_id');

    const [odd, older, other] = [await explain(id, 'odd'), await explain(id, 'older'), await explain(id, 'x')];

    expect(first.message).toContain(
      `Run ${failed} (generation 1), of 2026-01-02 03:04:05 UTC, failed: It does not answer.`,
    );
    const seen = `Run ${run} (generation 2) saw it in s, but it cannot be kept as it is:`;
    expect(odd.message).toBe(`${seen} It has no name.`);
    expect(older.message).toBe(`${seen} no reason was kept.`);
    expect(other.message).toContain(`2 items of run ${run} (generation 2) could not be identified`);
  });

  it('tells what is there and not listed, and which image has a uuid that no look has shown', async () => {
    const id = await inventory.computeResource();
    await inventory.image(id, 'queued', { state: 'queued' });
    const image = await catalog.image({ compute_resource_id: id, uuid: 'by hand' });

    const [queued, byHand] = [await explain(id, 'queued'), await explain(id, 'by%20hand')];

    expect(queued.message).toContain('available_images does not list it, as its state is queued.');
    expect(byHand).toMatchObject({ image_id: image.id });
    expect(byHand.message).toContain(`Image ${image.id} of the catalog has this uuid.`);
  });

  it('tells from which Foreman the image of the catalog was adopted', async () => {
    const id = await inventory.computeResource();
    await inventory.image(id, 'there too');
    const image = await catalog.image({ compute_resource_id: id, uuid: 'there too' });
    const adoption = await inventory.insert('adoptions', { address: 'https://foreman.example.com/api' });
    const row = { adoption_id: adoption, kind: 'image', their_id: 7, our_id: image.id, name: 'x', outcome: 'created' };
    await inventory.query(`INSERT INTO adopted_rows SELECT * FROM jsonb_populate_record(NULL::adopted_rows, $1)`, [
      JSON.stringify({ ...row, their_row: {}, created_at: '2026-02-03T04:05:06Z', updated_at: '2026-02-03T04:05:06Z' }),
    ]);

    const { message } = await explain(id, 'there too');

    expect(message).toContain(
      `Image ${image.id} was adopted from https://foreman.example.com/api at 2026-02-03 04:05:06 UTC, where it is image 7.`,
    );
  });

  it('tells which image of the catalog goes with it', async () => {
    const id = await inventory.computeResource();
    const { id: rule } = (
      await api.post(`/api/compute_resources/${id}/import_rules`, {
        import_rule: { name: 'short lived', source_missing: 'remove' },
      })
    ).body;
    const made = await catalog.image({ compute_resource_id: id, uuid: 'made' });
    const changed = await catalog.image({ compute_resource_id: id, uuid: 'changed' });
    await inventory.query(
      `UPDATE images SET import_rule_id = $1, origin = 'sync', updated_at = created_at + ($2 = id)::int * interval '1 day'
       WHERE compute_resource_id = $3`,
      [rule, changed.id, id],
    );
    const missing = { missing_since: new Date('2026-02-03T04:05:06Z'), missing_generation: 7 };
    for (const uuid of ['made', 'changed']) await inventory.image(id, uuid, missing);

    const [going, staying] = [await explain(id, 'made'), await explain(id, 'changed')];

    expect(going.message).toContain(
      `Rule short lived deletes image ${made.id} too, once it has been missing for SYNC_GRACE_DAYS.`,
    );
    expect(staying.message).not.toContain('go with it');
  });

  it('tells which plan would remove it', async () => {
    const id = await inventory.computeResource();
    await inventory.image(id, 'x');
    const run = await inventory.run(id, { state: 'held' });
    const hash = { plan_hash: 'a'.repeat(64), reason: 'r', items: 1 };
    const plan = await inventory.insert('sync_plans', { compute_resource_id: id, run_id: run, generation: 1, ...hash });
    await inventory.insert('sync_plan_items', { plan_id: plan, uuid: 'x', scope: 's', name: 'x' }, 'plan_id');

    const answer = await explain(id, 'x');

    expect(answer.sync_plan_id).toBe(plan);
    expect(answer.message).toContain(`Plan ${plan} would remove it, and waits for a person.`);
  });

  it('tells why it was not imported, and what it would become', async () => {
    const id = await inventory.computeResource();
    const hints = { os_name: 'Debian', os_major: '12', os_release_name: 'bookworm', architecture: 'x86_64' };
    await inventory.image(id, 'good', hints);
    await inventory.image(id, 'nameless');
    await inventory.image(id, 'refused', hints);
    const rule = { name: 'not this', search: 'uuid = refused', action: 'ignore' };
    await api.post(`/api/compute_resources/${id}/import_rules`, { import_rule: rule });

    const answers = [await explain(id, 'good'), await explain(id, 'nameless'), await explain(id, 'refused')];

    expect(answers).toMatchObject([
      { import: { reason: null, becomes: { name: 'good', operatingsystem: 'Debian 12', architecture: 'x86_64' } } },
      { import: { reason: 'operatingsystem', becomes: null } },
      { import: { reason: 'ignored', rule: { name: 'not this' } } },
    ]);
  });
});

describe('refresh_cache', () => {
  it.each([
    ['succeeded', 200, 'Successfully refreshed the cache.'],
    ['partial', 200, 'Successfully refreshed the cache.'],
    ['held', 200, 'Successfully refreshed the cache.'],
    ['failed', 422, 'Failed to refresh the cache.'],
    ['cancelled', 422, 'Failed to refresh the cache.'],
  ])("answers in Foreman's words when the run %s", async (state, status, message) => {
    const id = await inventory.computeResource();
    await using _worker = await inventory.answering({ state });

    const answer = await api.put(`/api/compute_resources/${id}/refresh_cache`, {});

    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ message });
  });

  it('says so when the run takes longer than a client should wait', async () => {
    const id = await inventory.computeResource();

    const answer = await api.put(`/api/compute_resources/${id}/refresh_cache`, {});

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      message: 'The cache is being refreshed; that takes longer than this request waits.',
    });
    expect(answer.headers.get('inventory-generation')).toBe('0');
  });

  it('is refused in the words of Foreman for kinds that nothing syncs', async () => {
    const id = await inventory.computeResource('ForemanGoogle::GCE');

    const answer = await api.put(`/api/compute_resources/${id}/refresh_cache`, {});

    expect(answer.status).toBe(500);
    expect(answer.body.error.message).toBe(
      'ERF42-8966 [Foreman::Exception]: Cache refreshing is not supported for Google',
    );
  });
});

describe('the uuid of an image', () => {
  let id: number;
  let parents: { compute_resource_id: number; operatingsystem_id: number; architecture_id: number };

  beforeAll(async () => {
    id = (await catalog.computeResource({ name: 'the cloud' })).id;
    parents = await catalog.parents({ compute_resource_id: id });
  });

  function create(uuid: string, computeResourceId = id) {
    const image = buildImage({ ...parents, compute_resource_id: computeResourceId, uuid });
    return api.post(`/api/compute_resources/${computeResourceId}/images`, { image });
  }

  it('is believed before anything complete was seen', async () => {
    const answer = await create('ami-early');

    expect(answer.status).toBe(201);
  });

  describe('when a complete look knows the compute resource', () => {
    beforeAll(async () => {
      await inventory.run(id);
      await inventory.image(id, 'ami-known');
      await inventory.image(id, 'ami-other');
      await inventory.image(id, 'ami-gone', { missing_since: new Date(), missing_generation: 1 });
    });

    it('is taken from the inventory without a worker', async () => {
      await using worker = await inventory.answering({ missing: 1 });

      const answer = await create('ami-known');

      expect(answer.status).toBe(201);
      expect(await worker.asked()).toEqual([]);
    });

    it('is refused when the source itself says that it has none', async () => {
      await using _worker = await inventory.answering({ missing: 1 });

      const created = await create('ami-gone');

      expect(created.status).toBe(422);
      expect(created.body.error).toEqual({
        id: null,
        errors: { uuid: ['could not be found in the cloud'] },
        full_messages: ['UUID could not be found in the cloud'],
      });
    });

    it('is refused on a change too, but an image keeps one that has gone since', async () => {
      const image = (await create('ami-other')).body;
      const path = `/api/compute_resources/${id}/images/${image.id}`;
      await inventory.query(`UPDATE available_images SET missing_since = now() WHERE uuid = 'ami-other'`);
      await using _worker = await inventory.answering({ missing: 1 });

      const moved = await api.put(path, { image: { uuid: 'ami-nowhere' } });
      const kept = await api.put(path, { image: { uuid: 'ami-other', username: 'admin' } });

      expect(moved.body.error.errors).toEqual({ uuid: ['could not be found in the cloud'] });
      expect(kept.status).toBe(200);
    });

    it.each([
      ['shows it', { found: 1 }],
      ['says nothing', { unknown: 1 }],
      ['fails', { state: 'failed', missing: 1 }],
    ])('is believed when the source %s', async (what, outcome) => {
      await using worker = await inventory.answering(outcome);

      const answer = await create(`ami-${what.replaceAll(' ', '-')}`);

      expect(answer.status).toBe(201);
      expect(await worker.asked()).not.toEqual([]);
    });

    it('is believed when no worker answers', async () => {
      const answer = await create('ami-lonely');

      expect(answer.status).toBe(201);
    });
  });

  it('is not looked up for kinds of which Foreman does not', async () => {
    const openstack = await inventory.computeResource();
    await inventory.run(openstack);
    await using worker = await inventory.answering({ missing: 1 });

    const answer = await create('whatever', openstack);

    expect(answer.status).toBe(201);
    expect(await worker.asked()).toEqual([]);
  });
});

describe('an image that is deleted', () => {
  it.each([
    ['sync', true],
    ['manual', false],
  ])('and was made by %s is ignored from then on: %s', async (origin, isIgnored) => {
    const openstack = await inventory.computeResource();
    const image = await catalog.image({ compute_resource_id: openstack, uuid: 'u/1' });
    await inventory.image(openstack, 'u/1');
    await inventory.query('UPDATE images SET origin = $2 WHERE id = $1', [image.id, origin]);

    const deleted = await api.delete(`/api/compute_resources/${openstack}/images/${image.id}`);
    const rows = await inventory.query('SELECT ignored_at FROM available_images WHERE compute_resource_id = $1', [
      openstack,
    ]);

    expect(deleted.status).toBe(200);
    expect(rows[0]?.['ignored_at'] !== null).toBe(isIgnored);
  });
});

describe('a compute resource that is made', () => {
  it('is due at once', async () => {
    const { id } = await catalog.computeResource();

    const answer = await api.get(`/api/compute_resources/${id}/sync`);

    expect(answer.body.state).toBe('waiting');
  });
});
