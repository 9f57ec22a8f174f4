import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PROVIDER_KINDS } from '@image-catalog/spec';
import { auditsOf } from './audit-rows.js';
import { unique } from './builders.js';
import { Inventory } from './inventory.js';
import { People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

const VIEW_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;

let api: RunningApi;
let inventory: Inventory;
let id: number;
let path: string;

beforeAll(async () => {
  api = await RunningApi.start();
  inventory = new Inventory(api);
});

afterAll(() => api.stop());

beforeEach(async () => {
  id = await inventory.computeResource();
  path = `/api/compute_resources/${id}`;
});

/** Listens for what wakes workers, on a connection of its own. */
async function listening() {
  const runner = api.database.createQueryRunner();
  const client = (await runner.connect()) as {
    on: (event: string, heard: (message: { payload: string }) => void) => void;
  };
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload));
  await runner.query('LISTEN image_catalog_sync');
  return {
    /** What was told so far; asking the server makes sure that it has told everything. */
    heard: async () => {
      await runner.query('SELECT 1');
      return heard;
    },
    [Symbol.asyncDispose]: async () => {
      await runner.query('UNLISTEN *');
      await runner.release();
    },
  };
}

describe('sync', () => {
  it('tells how things stand before anything was looked at', async () => {
    const answer = await api.get(`${path}/sync`);

    expect(answer.body).toEqual({
      compute_resource_id: id,
      compute_resource_name: expect.any(String),
      state: 'waiting',
      message: 'No worker is connected to the database: start one.',
      next_due_at: expect.stringMatching(VIEW_DATE),
      not_before: null,
      inventory: { generation: 0, synced_at: null, complete: false, present: 0, missing: 0, ignored: 0 },
      pending_plans: 0,
      settings: {
        enabled: true,
        interval_minutes: null,
        cron: null,
        time_zone: null,
        removal_floor: 5,
        removal_percent: 20,
        turnover_percent: null,
        requests_per_minute: null,
        owners: null,
        filters: null,
      },
      last_run: null,
    });
  });

  it('says that no worker is there only while none is, and something waits', async () => {
    const messages: unknown[] = [];
    const ask = async () => messages.push((await api.get(`${path}/sync`)).body.message);
    const runner = api.database.createQueryRunner();
    await ask();

    await runner.query(`SET application_name = 'image-catalog wake calls'`);
    await ask();
    await runner.query('RESET application_name');
    await runner.release();
    await api.database.query(`UPDATE compute_resources SET sync_due_at = now() + interval '1 day' WHERE id = $1`, [id]);
    await ask();

    expect(messages).toEqual(['No worker is connected to the database: start one.', null, null]);
  });

  it('tells what the inventory holds, and its last run', async () => {
    const run = await inventory.run(id, { counters: { seen: 3 } });
    await inventory.image(id, 'a');
    await inventory.image(id, 'b', { missing_since: new Date(), missing_generation: 1 });
    await inventory.image(id, 'c', { ignored_at: new Date() });

    const answer = await api.get(`${path}/sync`);

    expect(answer.body).toMatchObject({
      state: 'idle',
      inventory: {
        generation: 1,
        synced_at: '2026-01-02 03:04:05 UTC',
        complete: true,
        present: 2,
        missing: 1,
        ignored: 1,
      },
      last_run: { id: run, state: 'succeeded', counters: { seen: 3 } },
    });
  });

  it('starts a run by a request that wakes the workers and is audited', async () => {
    await using workers = await listening();

    const started = await api.post(`${path}/sync`, { sync: { dry_run: true } });
    const shown = await api.get(`${path}/sync/requests/${started.body.id}`);

    expect(started.status).toBe(201);
    expect(started.body).toEqual({
      id: expect.any(Number),
      compute_resource_id: id,
      kind: 'full',
      uuids: [],
      dry_run: true,
      requested_by: 'admin',
      requested_at: expect.stringMatching(VIEW_DATE),
      state: 'waiting',
      sync_run_id: null,
      ended_at: null,
      outcome: null,
    });
    expect(shown.body).toEqual(started.body);
    expect(await workers.heard()).toContain(String(id));
    expect(await auditsOf(api, 'SyncRequest', started.body.id)).toMatchObject([
      { action: 'create', username: 'admin', associated_id: id, audited_changes: { dry_run: true } },
    ]);
  });

  it('hides a request from other compute resources', async () => {
    const started = await api.post(`${path}/sync`, {});
    const other = await inventory.computeResource();

    const answer = await api.get(`/api/compute_resources/${other}/sync/requests/${started.body.id}`);

    expect(answer.status).toBe(404);
  });

  it('keeps settings, makes the compute resource due and audits what changed', async () => {
    await inventory.run(id);
    await using workers = await listening();

    const changed = await api.put(`${path}/sync`, {
      sync: { cron: '30 2 * * mon-fri', time_zone: 'Europe/Berlin', removal_floor: null },
    });
    const again = await api.put(`${path}/sync`, { sync: { interval_minutes: '60' } });

    expect(changed.body.settings).toMatchObject({
      cron: '30 2 * * mon-fri',
      time_zone: 'Europe/Berlin',
      removal_floor: null,
    });
    expect(changed.body.state).toBe('waiting');
    expect(again.body.settings).toMatchObject({ cron: null, interval_minutes: 60 });
    expect(await workers.heard()).toEqual([String(id), String(id)]);
    expect(await auditsOf(api, 'SyncSetting', id)).toMatchObject([
      {
        audited_changes: {
          cron: [null, '30 2 * * mon-fri'],
          time_zone: [null, 'Europe/Berlin'],
          removal_floor: [5, null],
        },
      },
      { audited_changes: { cron: ['30 2 * * mon-fri', null], interval_minutes: [null, 60] } },
    ]);
  });

  it('chooses what EC2 lists, which makes another source and leaves Foreman’s answers as they were', async () => {
    const { body: ec2 } = await api.post('/api/compute_resources', {
      compute_resource: { name: unique('ec2'), provider: 'EC2', user: 'key', password: 'secret' },
    });
    const listing = { owners: ['123456789012', 'self'], filters: ['name=debian-12-*', 'tag:team=web'] };
    const before = await api.get(`/api/compute_resources/${ec2.id}`);
    await inventory.run(ec2.id, { state: 'running', ended_at: null, started_at: new Date() });
    await using workers = await listening();

    const changed = await api.put(`/api/compute_resources/${ec2.id}/sync`, { sync: { ...listing, removal_floor: 1 } });
    const again = await api.put(`/api/compute_resources/${ec2.id}/sync`, {
      sync: { owners: ['self', '123456789012', 'self'] },
    });
    const [stored] = await inventory.query(
      `SELECT c.attrs, c.updated_at > r.started_at AS is_newer, c.sync_due_at <= now() AS is_due
       FROM compute_resources c JOIN sync_runs r ON r.compute_resource_id = c.id WHERE c.id = $1`,
      [ec2.id],
    );
    const renamed = await api.put(`/api/compute_resources/${ec2.id}`, { compute_resource: { description: 'x' } });
    const kept = await api.get(`/api/compute_resources/${ec2.id}/sync`);
    const cleared = await api.put(`/api/compute_resources/${ec2.id}/sync`, { sync: { owners: null, filters: [] } });

    expect(changed.body.settings).toMatchObject({ ...listing, removal_floor: 1 });
    expect(again.body.settings).toMatchObject(listing);
    // What was listed under other filters proves nothing, so a run that was left unfinished is not gone on with.
    expect(stored).toMatchObject({ attrs: listing, is_newer: true, is_due: true });
    expect({ ...renamed.body, description: null, updated_at: null }).toEqual({ ...before.body, updated_at: null });
    expect(kept.body.settings).toMatchObject(listing);
    expect(cleared.body.settings).toMatchObject({ owners: null, filters: null });
    expect(await workers.heard()).toEqual([String(ec2.id), String(ec2.id), String(ec2.id)]);
    expect(await auditsOf(api, 'SyncSetting', ec2.id)).toMatchObject([
      { audited_changes: { owners: [null, listing.owners], filters: [null, listing.filters], removal_floor: [5, 1] } },
      { audited_changes: { owners: [listing.owners, null], filters: [listing.filters, null] } },
    ]);
  });

  it.each([
    [{ owners: ['amazon'] }, { owners: ['cannot be set for compute resources of this kind'] }],
    [{ filters: ['name=x'] }, { filters: ['cannot be set for compute resources of this kind'] }],
    [{ cron: 'now and then' }, { cron: ['must be five fields as in crontab, for example "30 2 * * *"'] }],
    [{ cron: '0 0 31 2 *' }, { cron: ['has no time to come'] }],
    [{ cron: '60 * * * *' }, { cron: ['has no time to come'] }],
    [{ cron: '0 0 * mon *' }, { cron: ['has no time to come'] }],
    [{ cron: '*/0 * * * *' }, { cron: ['has no time to come'] }],
    [{ cron: '5-1 * * * *' }, { cron: ['has no time to come'] }],
    [{ cron: '0 0 * * *', interval_minutes: 5 }, { cron: ['excludes interval_minutes'] }],
    [{ time_zone: 'Europe/Atlantis' }, { time_zone: ['is not the name of a time zone'] }],
    [{ interval_minutes: 0 }, { interval_minutes: ['must be between 1 and 43200'] }],
    [{ removal_percent: 101 }, { removal_percent: ['must be between 0 and 100'] }],
  ])('refuses %j', async (sync, errors) => {
    const answer = await api.put(`${path}/sync`, { sync });

    expect(answer.status).toBe(422);
    expect(answer.body.error.errors).toEqual(errors);
  });

  it.each(['sync', 'sync_runs', 'sync_plans', 'import_rules'])(
    'finds no %s below a compute resource that is not there',
    async (below) => {
      const answer = await api.get(`/api/compute_resources/999999/${below}`);

      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: { message: "Resource compute_resource not found by id '999999'" } });
    },
  );
});

describe('a kind that no worker syncs', () => {
  const kinds = PROVIDER_KINDS.filter((kind) => !kind.is_synced);

  it.each(kinds.map((kind) => [kind.name, kind] as const))(
    '%s is told so, and nothing is left to wait',
    async (_, kind) => {
      const other = await inventory.computeResource(kind.stored_class);
      const below = `/api/compute_resources/${other}`;
      const name = kind.provider_friendly_name;

      const state = await api.get(`${below}/sync`);
      const refused = [
        await api.post(`${below}/sync`, {}),
        await api.post(`${below}/sync`, { sync: { dry_run: true } }),
        await api.put(`${below}/sync`, { sync: { interval_minutes: 5 } }),
        await api.post(`${below}/available_images/refresh`, { uuids: ['a'] }),
      ];
      const rules = [
        await api.post(`${below}/import_rules`, { import_rule: { name: 'all' } }),
        await api.post(`${below}/import_rules/preview`, { import_rule: { search: 'os = Debian' } }),
        await api.put(`${below}/import_rules/order`, { ids: [] }),
      ];

      expect(state.body).toMatchObject({
        state: 'unsupported',
        message: `Synchronization is not supported for ${name}; its images are kept by hand.`,
        next_due_at: null,
      });
      expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 500));
      for (const { body } of refused) {
        expect(body).toEqual({ error: { message: `Synchronization is not supported for ${name}` } });
      }
      for (const { status, body } of rules) {
        expect(status).toBe(500);
        expect(body).toEqual({ error: { message: `Import rules are not supported for ${name}` } });
      }
      const left = await api.database.query(
        `SELECT (SELECT count(*)::int FROM sync_requests WHERE compute_resource_id = $1) AS requests,
              (SELECT count(*)::int FROM sync_settings WHERE compute_resource_id = $1) AS settings,
              (SELECT count(*)::int FROM import_rules WHERE compute_resource_id = $1) AS rules`,
        [other],
      );
      expect(left).toEqual([{ requests: 0, settings: 0, rules: 0 }]);
    },
  );
});

describe('sync_runs', () => {
  it('are listed from the newest, searched and paged', async () => {
    await inventory.run(id, { generation: 1, state: 'failed', reason: 'The source does not answer.' });
    const second = await inventory.run(id, { generation: 2 });
    const third = await inventory.run(id, { generation: 3, dry_run: true });

    const all = await api.get(`${path}/sync_runs`);
    const page = await api.get(`${path}/sync_runs?search=state%3Dsucceeded&order=generation%20ASC&per_page=1`);

    expect(all.body.results.map((run: { generation: number }) => run.generation)).toEqual([3, 2, 1]);
    expect(page.body).toMatchObject({ total: 3, subtotal: 2, page: 1, per_page: 1, results: [{ id: second }] });
    expect(all.body.results[0]).toMatchObject({
      id: third,
      dry_run: true,
      trigger: 'schedule',
      ended_at: '2026-01-02 03:04:05 UTC',
    });
  });

  it('show their scopes with reasons, and their plan', async () => {
    const run = await inventory.run(id, { state: 'partial', reason: 'r: It is forbidden.' });
    await inventory.insert(
      'sync_scopes',
      { run_id: run, scope: 'r', pages: 2, rows: 7, error_kind: 'forbidden', reason: 'It is forbidden.' },
      'run_id',
    );
    const plan = await inventory.insert('sync_plans', {
      compute_resource_id: id,
      run_id: run,
      generation: 1,
      plan_hash: 'a'.repeat(64),
      reason: 'x',
      items: 0,
    });

    const answer = await api.get(`${path}/sync_runs/${run}`);

    expect(answer.body).toMatchObject({
      reason: 'r: It is forbidden.',
      sync_plan_id: plan,
      scopes: [
        {
          scope: 'r',
          pages: 2,
          rows: 7,
          ended: false,
          complete: false,
          error_kind: 'forbidden',
          reason: 'It is forbidden.',
        },
      ],
    });
  });

  it('tell while they run what their pages hold so far, and what to expect', async () => {
    const run = await inventory.run(id, { state: 'running', ended_at: null });
    await inventory.insert('sync_scopes', { run_id: run, scope: 'r' }, 'run_id');
    await inventory.insert(
      'sync_pages',
      {
        run_id: run,
        scope: 'r',
        seq: 1,
        uuids: ['a', 'b'],
        counters: JSON.stringify({ created: 1, changed: 1, unchanged: 0, rejected: 2, reported_total: 90 }),
        rejected: JSON.stringify([
          { uuid: 'odd', reason: 'It has no name.' },
          { uuid: null, reason: 'It has no id.' },
        ]),
      },
      'run_id',
    );

    const answer = await api.get(`${path}/sync_runs/${run}`);

    expect(answer.body).toMatchObject({
      counters: { pages: 1, seen: 2, created: 1, changed: 1, unchanged: 0, rejected: 2 },
      expected: 90,
      rejected: [
        { scope: 'r', uuid: 'odd', reason: 'It has no name.' },
        { scope: 'r', uuid: null, reason: 'It has no id.' },
      ],
      scopes: [{ scope: 'r', pages: 1, rows: 2, reported_total: 90 }],
    });
  });

  it('say what they created, changed and found missing', async () => {
    const run = await inventory.run(id, { generation: 2 });
    await inventory.image(id, 'old');
    await inventory.image(id, 'new/one', { first_generation: 2, changed_generation: 2, name: 'Debian 13' });
    await inventory.image(id, 'other', {
      changed_generation: 2,
      changed_from: JSON.stringify({ name: 'before', owner: 'me' }),
    });
    await inventory.image(id, 'gone', { missing_since: new Date(), missing_generation: 2 });

    const all = await api.get(`${path}/sync_runs/${run}/changes`);
    const some = await api.get(`${path}/sync_runs/${run}/changes?search=change%3Dcreated%20and%20debian&per_page=1`);
    const whole = await api.get(`${path}/sync_runs/${run}/changes?per_page=all`);

    const seen = (all.body.results as { change: string; uuid: string }[]).map(({ change, uuid }) => [change, uuid]);
    expect(seen).toEqual([
      ['changed', 'other'],
      ['created', 'new/one'],
      ['missing', 'gone'],
    ]);
    expect((all.body.results as { fields: unknown }[]).map(({ fields }) => fields)).toEqual([
      { name: ['before', 'other'], owner: ['me', null] },
      null,
      null,
    ]);
    expect(some.body).toMatchObject({
      total: 3,
      subtotal: 1,
      results: [{ uuid: 'new/one', name: 'Debian 13', scope: 's', state: 'active' }],
    });
    expect(whole.body.results).toEqual(all.body.results);
  });

  it('are asked to end once, with an audit', async () => {
    const run = await inventory.run(id, { state: 'running', ended_at: null });
    await using workers = await listening();

    const first = await api.post(`${path}/sync_runs/${run}/cancel`, {});
    const second = await api.post(`${path}/sync_runs/${run}/cancel`, {});

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.cancel_requested_at).toBe(first.body.cancel_requested_at);
    expect(first.body.cancel_requested_at).toMatch(VIEW_DATE);
    expect(await workers.heard()).toEqual([String(id)]);
    expect(await auditsOf(api, 'SyncRun', run)).toHaveLength(1);
  });

  it('cannot be asked to end when they have ended', async () => {
    const run = await inventory.run(id);

    const answer = await api.post(`${path}/sync_runs/${run}/cancel`, {});

    expect(answer.status).toBe(409);
    expect(answer.body).toEqual({ error: { message: `Run ${run} has ended already: succeeded` } });
  });

  it('are followed as events, until they have ended', async () => {
    const run = await inventory.run(id, { state: 'running', ended_at: null });

    const following = api.get(`${path}/sync_runs/${run}/events`, { headers: { accept: 'text/event-stream' } });
    await inventory.query(`UPDATE sync_runs SET state = 'held', ended_at = now() WHERE id = $1`, [run]);
    const answer = await following;

    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform');
    const last = answer.text.trim().split('\n\n').at(-1)?.split('\n') ?? [];
    expect(last[1]).toBe('event: ended');
    expect(JSON.parse(last[2]?.replace('data: ', '') ?? '')).toMatchObject({ id: run, state: 'held' });
  });

  it.each(['', '/changes', '/events'])('are not found by another id%s', async (below) => {
    const run = await inventory.run(await inventory.computeResource());

    const answers = [await api.get(`${path}/sync_runs/${run}${below}`), await api.get(`${path}/sync_runs/x${below}`)];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.body).toEqual({ error: { message: `Resource sync_run not found by id '${run}'` } });
  });
});

describe('sync_plans', () => {
  const HASH = 'f'.repeat(64);
  let plan: number;

  beforeEach(async () => {
    const run = await inventory.run(id, { state: 'held' });
    plan = await inventory.insert('sync_plans', {
      compute_resource_id: id,
      run_id: run,
      generation: 1,
      plan_hash: HASH,
      reason: '2 of 3 would go.',
      items: 2,
    });
    for (const uuid of ['b', 'a/b']) {
      await inventory.insert(
        'sync_plan_items',
        { plan_id: plan, uuid, scope: 's', name: `name of ${uuid}` },
        'plan_id',
      );
    }
  });

  it('are listed and shown with what they would remove', async () => {
    const listed = await api.get(`${path}/sync_plans?search=state%3Dpending`);
    const shown = await api.get(`${path}/sync_plans/${plan}`);
    const items = await api.get(`${path}/sync_plans/${plan}/items?per_page=1&search=uuid%20~%20b`);

    expect(listed.body).toMatchObject({ total: 1, subtotal: 1 });
    const { sync_plan_items, ...plain } = shown.body;
    expect(listed.body.results[0]).toEqual(plain);
    expect(sync_plan_items).toEqual({
      total: 2,
      subtotal: 2,
      page: 1,
      per_page: 20,
      search: null,
      sort: { by: null, order: null },
      results: [
        { uuid: 'a/b', name: 'name of a/b', scope: 's', outcome: null },
        { uuid: 'b', name: 'name of b', scope: 's', outcome: null },
      ],
    });
    const second = await api.get(`${path}/sync_plans/${plan}?per_page=1&page=2&root_name=x`);
    const all = await api.get(`${path}/sync_plans/${plan}?per_page=all&search=uuid%3Db`);
    expect(second.body.sync_plan_items).toMatchObject({ page: 2, per_page: 1, results: [{ uuid: 'b' }] });
    expect(all.body.sync_plan_items).toMatchObject({ subtotal: 1, per_page: 1000, results: [{ uuid: 'b' }] });
    expect(shown.body).toMatchObject({
      id: plan,
      state: 'pending',
      plan_hash: HASH,
      reason: '2 of 3 would go.',
      items: 2,
      decided_by: null,
    });
    expect(items.body).toMatchObject({ total: 2, subtotal: 2, per_page: 1 });
    expect(items.body.results).toEqual([{ uuid: 'a/b', name: 'name of a/b', scope: 's', outcome: null }]);
  });

  it('are approved by their hash, once, with an audit that wakes the workers', async () => {
    await using workers = await listening();

    const first = await api.post(`${path}/sync_plans/${plan}/approve`, { plan_hash: HASH });
    const second = await api.post(`${path}/sync_plans/${plan}/approve`, { plan_hash: HASH });

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).toMatchObject({
      state: 'approved',
      decided_by: 'admin',
      decided_at: expect.stringMatching(VIEW_DATE),
    });
    expect(await workers.heard()).toEqual([String(id)]);
    expect(await auditsOf(api, 'SyncPlan', plan)).toMatchObject([
      { audited_changes: { state: ['pending', 'approved'] } },
    ]);
  });

  it('are rejected', async () => {
    const rejected = await api.post(`${path}/sync_plans/${plan}/reject`, {});
    const approved = await api.post(`${path}/sync_plans/${plan}/approve`, { plan_hash: HASH });

    expect(rejected.body).toMatchObject({ state: 'rejected', decided_by: 'admin' });
    expect(approved.status).toBe(409);
    expect(approved.body.error.message).toBe(`Plan ${plan} is rejected already, by admin`);
  });

  it('are not approved by the hash of another list', async () => {
    const answer = await api.post(`${path}/sync_plans/${plan}/approve`, { plan_hash: 'e'.repeat(64) });

    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toContain('look at it again');
    expect((await api.get(`${path}/sync_plans/${plan}`)).body.state).toBe('pending');
  });

  it('are those of their compute resource and of no other', async () => {
    const other = await inventory.computeResource();
    const below = `/api/compute_resources/${other}/sync_plans`;

    const answers = [
      await api.get(`${below}/${plan}`),
      await api.get(`${below}/${plan}/items`),
      await api.post(`${below}/${plan}/approve`, { plan_hash: HASH }),
      await api.post(`${below}/${plan}/reject`, {}),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await api.get(below)).body.results).toEqual([]);
    expect((await api.get(`${path}/sync_plans/${plan}`)).body.state).toBe('pending');
  });

  it('are not approved without a hash', async () => {
    const answer = await api.post(`${path}/sync_plans/${plan}/approve`, {});

    expect(answer.status).toBe(422);
    expect(answer.body.error.errors).toEqual({ plan_hash: ["can't be blank"] });
  });

  it('are not approved again when they failed, and say why', async () => {
    await inventory.query(`UPDATE sync_plans SET state = 'failed', failure = 'It was refused.' WHERE id = $1`, [plan]);

    const shown = await api.get(`${path}/sync_plans/${plan}`);
    const answer = await api.post(`${path}/sync_plans/${plan}/approve`, { plan_hash: HASH });

    expect(shown.body).toMatchObject({ state: 'failed', failure: 'It was refused.' });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toBe(`Plan ${plan} has failed: It was refused.`);
  });

  it('are not approved when they are stale, and name the one that is not', async () => {
    await inventory.query(`UPDATE sync_plans SET state = 'stale' WHERE id = $1`, [plan]);
    const run = await inventory.run(id, { generation: 2, state: 'held' });
    const next = await inventory.insert('sync_plans', {
      compute_resource_id: id,
      run_id: run,
      generation: 2,
      plan_hash: 'e'.repeat(64),
      reason: 'x',
      items: 0,
    });

    const answer = await api.post(`${path}/sync_plans/${plan}/approve`, { plan_hash: HASH });

    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toBe(
      `Plan ${plan} is stale, as a newer run has looked since; plan ${next} says what is to be removed now`,
    );
  });
});

describe('who may steer a sync', () => {
  const HASH = 'd'.repeat(64);
  const VIEW = { permissions: ['view_compute_resources'] };
  let people: People;
  let run: number;
  let plan: number;

  beforeAll(() => {
    people = new People(api);
  });

  beforeEach(async () => {
    run = await inventory.run(id, { state: 'running', ended_at: null });
    const values = { compute_resource_id: id, run_id: run, generation: 1, plan_hash: HASH, reason: 'x', items: 0 };
    plan = await inventory.insert('sync_plans', values);
  });

  /** Everything that can be asked below a compute resource, by the permission that it takes. */
  function everything(): [permission: string, ask: (as: Person) => Promise<{ status: number }>][] {
    const get = (below: string) => (as: Person) => api.get(`${path}/${below}`, { as });
    const post = (below: string, body: object) => (as: Person) => api.post(`${path}/${below}`, body, { as });
    return [
      ['view_sync_runs', get('sync')],
      ['view_sync_runs', get('sync_runs')],
      ['view_sync_runs', get(`sync_runs/${run}`)],
      ['view_sync_runs', get(`sync_runs/${run}/changes`)],
      ['view_sync_runs', get('available_images/x/explain')],
      ['start_sync_runs', post('sync', {})],
      ['start_sync_runs', post('available_images/refresh', { uuids: ['x'] })],
      ['cancel_sync_runs', post(`sync_runs/${run}/cancel`, {})],
      ['view_sync_plans', get('sync_plans')],
      ['view_sync_plans', get(`sync_plans/${plan}`)],
      ['view_sync_plans', get(`sync_plans/${plan}/items`)],
      ['approve_sync_plans', post(`sync_plans/${plan}/approve`, { plan_hash: HASH })],
      ['view_import_rules', get('import_rules')],
      ['view_import_rules', post('import_rules/preview', {})],
      ['create_import_rules', post('import_rules', { name: 'a' })],
    ];
  }

  it('is whoever holds the permission, and nobody else', async () => {
    const known = [...new Set(everything().map(([permission]) => permission))];
    const placed = {
      organizations: [await people.taxonomy('organizations')],
      locations: [await people.taxonomy('locations')],
    };
    await people.place(id, placed.organizations[0] as number, placed.locations[0] as number);

    for (const permission of known) {
      const filters = [{ permissions: [permission] }, VIEW];
      const as = await people.person({ ...placed, roles: [await people.role(filters)] });
      const asked = everything();
      const answers = await Promise.all(
        asked.map(async ([needed, ask]) => [needed, (await ask(as)).status < 400] as const),
      );
      expect(answers).toEqual(asked.map(([needed]) => [needed, needed === permission]));
    }
  });

  it('never is who does not see the compute resource, whatever else they hold', async () => {
    const permissions = [...new Set(everything().map(([permission]) => permission))];
    const filters = [...permissions.map((permission) => ({ permissions: [permission] })), VIEW];
    const as = await people.person({ roles: [await people.role(filters)] });

    const answers = await Promise.all(everything().map(([, ask]) => ask(as)));

    expect(answers.map(({ status }) => status)).toEqual(everything().map(() => 404));
  });
});
