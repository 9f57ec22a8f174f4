import { setReadOnly } from '@image-catalog/database';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverOutbox, findDueTargets } from '../src/targets/claim-target.statement.js';
import { TargetCatalog } from './target-catalog.js';
import { TargetForeman } from './target-foreman.js';

let foreman: TargetForeman;
let catalog: TargetCatalog;
let tests = 0;

beforeAll(async () => {
  foreman = await TargetForeman.start();
});

afterAll(async () => {
  await foreman.close();
});

beforeEach(async () => {
  catalog = await TargetCatalog.open(foreman, `cloud ${(tests += 1)}`);
  foreman.answer = () => undefined;
  foreman.hosts = {};
  foreman.delay = 0;
  foreman.added = {};
  foreman.forget();
});

afterEach(async () => {
  await catalog.close();
});

/** The images in the compute resource of this test, as the target has them. */
async function theirs() {
  return (await foreman.images()).filter((row) => row['compute_resource'] === `cloud ${tests}`);
}

async function theirComputeResource(): Promise<number> {
  const path = `/compute_resources?search=name="cloud ${tests}"`;
  const { results } = await foreman.send<{ results: { id: number }[] }>('GET', path);
  return results[0]?.id ?? 0;
}

describe('a target', () => {
  it('gets our images, with the operating systems and architectures that it lacks', async () => {
    await catalog.make(1, 3);

    expect(await catalog.run()).toBe('succeeded');

    expect(await theirs()).toMatchObject([
      { name: 'image 00001', uuid: 'ami-1', username: 'debian', user_data: false, title: 'Debian 12' },
      { name: 'image 00002', uuid: 'ami-2', user_data: true, architecture: 'x86_64' },
      { name: 'image 00003', uuid: 'ami-3' },
    ]);
    expect((await catalog.lastRun()).counters).toEqual({ created: 3 });
    const ids = (await theirs()).map(({ id }) => id);
    expect((await catalog.owned()).map(({ state, their_id }) => [state, their_id])).toEqual(
      ids.map((id) => ['made', id]),
    );
  });

  it('gets no write at all when nothing has changed', async () => {
    await catalog.make(1, 3);
    await catalog.run();
    const before = await catalog.owned();
    foreman.forget();

    expect(await catalog.run()).toBe('succeeded');

    expect(foreman.writes).toEqual([]);
    expect((await catalog.lastRun()).counters).toEqual({ unchanged: 3 });
    expect(await catalog.owned()).toEqual(before);
  });

  it('follows a new name, and gets back what people changed there', async () => {
    await catalog.make(1, 2);
    await catalog.run();
    await catalog.engine.database.query(`UPDATE images SET name = 'renamed' WHERE uuid = 'ami-1'`);
    const [, second] = await theirs();
    const path = `/compute_resources/${await theirComputeResource()}/images/${String(second?.['id'])}`;
    await foreman.send('PUT', path, { image: { username: 'somebody' } });
    foreman.forget();

    expect(await catalog.run()).toBe('succeeded');

    expect(await theirs()).toMatchObject([
      { uuid: 'ami-2', username: 'debian' },
      { uuid: 'ami-1', name: 'renamed' },
    ]);
    expect((await catalog.lastRun()).counters).toEqual({ updated: 2 });
    expect(foreman.writes).toHaveLength(2);
  });

  it('is filled although it is slow and its plugins add keys', async () => {
    await catalog.make(1, 3);
    foreman.delay = 120;
    foreman.added = { katello: { environments: [{ id: 1 }] }, owner: null, name_of_plugin: 'x' };

    const first = await catalog.run();
    foreman.forget();

    expect([first, await catalog.run()]).toEqual(['succeeded', 'succeeded']);
    expect(await theirs()).toHaveLength(3);
    expect(foreman.writes).toEqual([]);
  });

  it('is not run while our catalog is closed to changes', async () => {
    const due = () => findDueTargets(catalog.engine.database.manager, 10);
    await setReadOnly(catalog.engine.database.manager, true);
    const whenClosed = await due();
    await setReadOnly(catalog.engine.database.manager, false);

    expect(whenClosed).toEqual([]);
    expect(await due()).toContain(catalog.target_id);
  });

  it('makes an image anew that somebody deleted there', async () => {
    await catalog.make(1, 2);
    await catalog.run();
    const [first] = await theirs();
    await foreman.send('DELETE', `/compute_resources/${await theirComputeResource()}/images/${String(first?.['id'])}`);

    await catalog.run();

    expect((await catalog.lastRun()).counters).toEqual({ unchanged: 1, created: 1 });
    expect(await theirs()).toHaveLength(2);
  });

  it('gets only the images of the search', async () => {
    await catalog.make(1, 12);
    await catalog.configure({ search: 'name ~ "image 0001"' });

    await catalog.run();

    expect((await theirs()).map(({ name }) => name)).toEqual(['image 00010', 'image 00011', 'image 00012']);
  });

  it('says which search cannot be used', async () => {
    await catalog.make(1, 1);
    await catalog.configure({ search: 'colour = red' });

    expect(await catalog.run()).toBe('failed');
    expect((await catalog.lastRun()).reason).toContain('The search of the target cannot be used');
  });

  it('finds a compute resource by the name that it has there', async () => {
    await catalog.make(1, 1);
    await catalog.engine.database.query(`UPDATE compute_resources SET name = 'ours'`);
    expect(await catalog.run()).toBe('partial');
    expect((await catalog.lastRun()).reason).toBe(
      'The target has no compute resource ours, so 1 images stay away from it.',
    );
    await catalog.engine.database.query('INSERT INTO target_compute_resources VALUES ($1, $2, $3)', [
      catalog.target_id,
      catalog.compute_resource_id,
      `cloud ${tests}`,
    ]);

    expect(await catalog.run()).toBe('succeeded');
    expect(await theirs()).toHaveLength(1);
  });

  it('keeps what is missing there when nothing may be made for it', async () => {
    await catalog.make(1, 1);
    await catalog.engine.database.query(`UPDATE operatingsystems SET major = '99', title = 'Debian 99'`);
    await catalog.configure({ creates_parents: false });

    expect(await catalog.run()).toBe('partial');
    expect((await catalog.lastRun()).reason).toBe(
      "image 00001: There is no operating system Debian 99 at the target, and the target's settings do not allow to make it.",
    );
  });
});

describe('an image that people made there', () => {
  async function makeByHand(): Promise<void> {
    await catalog.make(1, 2);
    await catalog.run();
    const [first] = await theirs();
    const place = await theirComputeResource();
    await foreman.send('DELETE', `/compute_resources/${place}/images/${String(first?.['id'])}`);
    const image = { name: 'by hand', username: 'me', uuid: 'ami-1', operatingsystem_name: 'Debian 12' };
    await foreman.send('POST', `/compute_resources/${place}/images`, {
      image: { ...image, architecture_name: 'x86_64' },
    });
    foreman.forget();
  }

  it('is left as it is, and not removed either', async () => {
    await makeByHand();

    expect(await catalog.run()).toBe('succeeded');
    const { counters, lines } = await catalog.lastRun();
    await catalog.remove('ami-1');
    await catalog.run();

    expect(counters).toEqual({ left: 1, unchanged: 1 });
    expect(lines).toMatchObject([{ action: 'left', uuid: 'ami-1', reason: 'People made it there.' }]);
    expect(foreman.writes).toEqual([]);
    expect(await theirs()).toMatchObject([{ name: 'by hand', username: 'me' }, {}]);
  });

  it('is taken over when the operator says so', async () => {
    await makeByHand();
    await catalog.configure({ takes_over: true });

    expect(await catalog.run()).toBe('succeeded');

    expect((await catalog.lastRun()).counters).toEqual({ taken_over: 1, unchanged: 1 });
    expect(await theirs()).toMatchObject([{ name: 'image 00001', username: 'debian', uuid: 'ami-1' }, {}]);
    expect(await catalog.owned()).toMatchObject([{ state: 'taken_over' }, { state: 'made' }]);
  });
});

describe('removals', () => {
  beforeEach(async () => {
    await catalog.make(1, 10);
    await catalog.run();
    foreman.forget();
  });

  it('go at once within the valve', async () => {
    await catalog.remove('ami-3');

    expect(await catalog.run()).toBe('succeeded');

    expect(foreman.writes).toHaveLength(1);
    expect((await catalog.lastRun()).counters).toEqual({ unchanged: 9, removed: 1 });
    expect(await theirs()).toHaveLength(9);
    expect(await catalog.owned()).toHaveLength(9);
  });

  it('above the valve wait for approval of the exact list', async () => {
    for (let n = 1; n <= 6; n += 1) await catalog.remove(`ami-${n}`);

    expect(await catalog.run()).toBe('held');
    expect(await catalog.run()).toBe('held');
    const [plan, ...more] = await catalog.plans();
    expect(more).toEqual([]);
    expect(plan).toMatchObject({ state: 'pending', items: 6 });
    expect(plan?.reason).toBe('6 of 10 images are not wanted any more, and at most 5 may go at once; all are kept.');
    expect(foreman.writes).toEqual([]);

    await catalog.decide(plan?.id ?? 0, 'approved');
    await catalog.remove('ami-7');
    expect(await catalog.run()).toBe('held');

    expect((await catalog.lastRun()).counters).toMatchObject({ removed: 6, held: 1 });
    expect((await catalog.plans()).map(({ state, items }) => [state, items])).toEqual([
      ['applied', 6],
      ['pending', 1],
    ]);
    expect((await catalog.items(plan?.id ?? 0)).map(({ outcome }) => outcome)).toEqual(Array(6).fill('removed'));
    expect((await theirs()).map(({ uuid }) => uuid)).toEqual(['ami-7', 'ami-8', 'ami-9', 'ami-10']);
  });

  it('that a person rejected are not offered again', async () => {
    for (let n = 1; n <= 6; n += 1) await catalog.remove(`ami-${n}`);
    await catalog.run();
    const [plan] = await catalog.plans();
    await catalog.decide(plan?.id ?? 0, 'rejected');

    expect(await catalog.run()).toBe('held');

    expect(await catalog.plans()).toHaveLength(1);
    expect(await theirs()).toHaveLength(10);
  });

  it('of all images wait for approval, however few they are', async () => {
    await catalog.engine.database.query('DELETE FROM images');
    await catalog.configure({ removal_floor: null, removal_percent: null });

    expect(await catalog.run()).toBe('held');
    expect((await catalog.lastRun()).reason).toContain('No image of ours goes to');
    expect(await theirs()).toHaveLength(10);
  });

  it('wait for approval when the search of the target has changed', async () => {
    await catalog.configure({ search: 'name != "image 00001"' });

    expect(await catalog.run()).toBe('held');
    expect(await catalog.run()).toBe('held');
    expect((await catalog.plans()).map(({ items, reason }) => [items, reason])).toEqual([
      [1, 'The target was changed since it was last in step; 1 images are kept.'],
    ]);
  });

  it('of an image that a host there uses are held, with the host named', async () => {
    foreman.hosts = { 'image 00003': ['web1.example.com', 'web2.example.com'] };
    await catalog.remove('ami-3');
    await catalog.remove('ami-4');

    expect(await catalog.run()).toBe('held');

    const { counters, lines } = await catalog.lastRun();
    expect(counters).toEqual({ unchanged: 8, held: 1, removed: 1 });
    expect(lines).toMatchObject([
      { action: 'held', uuid: 'ami-3', reason: 'Hosts use it there: web1.example.com, web2.example.com.' },
    ]);
    foreman.hosts = {};
    expect(await catalog.run()).toBe('succeeded');
    expect(await theirs()).toHaveLength(8);
  });

  it('do not happen when the target does not tell which hosts use an image', async () => {
    foreman.answer = (_method, path) =>
      path === '/hosts' ? { status: 403, body: { error: { missing_permissions: ['view_hosts'] } } } : undefined;
    await catalog.remove('ami-3');

    expect(await catalog.run()).toBe('partial');
    expect((await catalog.lastRun()).reason).toContain('The user lacks a permission: view_hosts');
    expect(foreman.writes).toEqual([]);
  });

  it('ask nobody for hosts at a catalog like this one, which has none', async () => {
    const absent = { status: 404, body: { error: { message: 'Resource not found' } } };
    foreman.answer = (_method, path) => (path === '/hosts' ? absent : undefined);
    await catalog.remove('ami-3');

    expect(await catalog.run()).toBe('succeeded');
    expect(await theirs()).toHaveLength(9);
  });

  it('do not happen when it is no catalog and has no list of hosts', async () => {
    const absent = { status: 404, body: { error: { message: 'Resource not found' } } };
    foreman.answer = (_method, path) => (path === '/hosts' || path === '/catalog/version' ? absent : undefined);
    await catalog.remove('ami-3');

    expect(await catalog.run()).toBe('partial');
    expect(await theirs()).toHaveLength(10);
  });

  it.each([
    ['says that it has more than it shows', (body: { subtotal: number }) => ({ ...body, subtotal: body.subtotal + 1 })],
    ['is empty', (body: object) => ({ ...body, results: [] })],
  ])('do not happen when a list %s', async (_what, change) => {
    await catalog.remove('ami-3');
    const place = await theirComputeResource();
    const whole = await foreman.send<{ subtotal: number }>('GET', `/compute_resources/${place}/images?per_page=100`);
    foreman.answer = (method, path) =>
      method === 'GET' && path.endsWith('/images') ? { status: 200, body: change(whole) } : undefined;

    expect(await catalog.run()).toBe('partial');
    expect(foreman.writes).toEqual([]);
    expect((await catalog.lastRun()).reason).toContain('changed while they were read');
  });
});

describe('a target in trouble', () => {
  it('that is down gets its images later', async () => {
    await catalog.make(1, 3);
    foreman.answer = () => ({ status: 503, body: {} });
    expect(await catalog.run()).toBe('failed');
    expect((await catalog.lastRun()).reason).toContain('Foreman answered 503');

    foreman.answer = () => undefined;
    expect(await catalog.run()).toBe('succeeded');
    expect(await theirs()).toHaveLength(3);
  });

  it('that refuses one image gets the others', async () => {
    await catalog.make(1, 20);
    let creations = 0;
    foreman.answer = (method, path) =>
      method === 'POST' && path.endsWith('/images') && (creations += 1) === 7
        ? { status: 500, body: { error: { message: 'Internal Server Error' } } }
        : undefined;

    expect(await catalog.run()).toBe('partial');
    expect((await catalog.lastRun()).counters).toEqual({ created: 19, failed: 1 });
    expect(await catalog.run()).toBe('succeeded');
    expect(await theirs()).toHaveLength(20);
  });

  it('whose answers get lost has no image twice, and knows them as ours', async () => {
    await catalog.make(1, 3);
    const lose = new Set<string>();
    foreman.answer = (method, path) => {
      if (method === 'POST' && path.endsWith('/images') && lose.size < 1) {
        lose.add(path);
        return { status: 502, body: {} };
      }
      return undefined;
    };
    await catalog.run();
    // The image is there after all, as if the proxy in between had lost the answer.
    const [first] = (await catalog.owned()).filter(({ state }) => state === 'creating');
    const { password: _none, ...image } = first?.sent ?? {};
    await foreman.send('POST', `/compute_resources/${await theirComputeResource()}/images`, { image });

    expect(await catalog.run()).toBe('succeeded');

    expect((await catalog.lastRun()).counters).toEqual({ unchanged: 3 });
    expect((await catalog.owned()).map(({ state }) => state)).toEqual(['made', 'made', 'made']);
  });

  it('that fails at every image is asked no more', async () => {
    await catalog.make(1, 300);
    foreman.answer = (method, path) =>
      method === 'POST' && path.endsWith('/images') ? { status: 500, body: {} } : undefined;

    expect(await catalog.run()).toBe('partial');
    expect((await catalog.lastRun()).counters).toEqual({ failed: 300 });
    expect(foreman.writes.length).toBeLessThan(30);
  });

  it('says when it refuses the login', async () => {
    await catalog.make(1, 1);
    await catalog.configure({ user: 'nobody' });

    expect(await catalog.run()).toBe('failed');
    expect((await catalog.lastRun()).reason).toContain('Foreman refused the login. Check the user and the password');
  });
});

describe('two workers', () => {
  it('never fill one target at once', async () => {
    await catalog.make(1, 30);
    await catalog.configure({ due_at: new Date(0) });

    const outcomes = await Promise.all([catalog.runWhenDue(), catalog.runWhenDue(), catalog.runWhenDue()]);

    expect(outcomes.sort()).toEqual(['idle', 'idle', 'succeeded']);
    expect(await theirs()).toHaveLength(30);
    expect(foreman.writes.filter((line) => line.endsWith('/images'))).toHaveLength(30);
  });

  it('do not write what only the other one may record', async () => {
    await catalog.make(1, 250);
    let creations = 0;
    foreman.answer = (method, path) => {
      if (method === 'POST' && path.endsWith('/images') && (creations += 1) === 10)
        void catalog.engine.database.query('UPDATE target_leases SET token = token + 1');
      return undefined;
    };

    expect(await catalog.run()).toBe('lost');
    // Those that were sent are recorded as begun, and the next run knows them.
    expect(creations).toBeLessThanOrEqual(100);
    await catalog.engine.database.query('UPDATE target_leases SET expires_at = now()');
    expect(await catalog.run()).toBe('succeeded');
    expect(await theirs()).toHaveLength(250);
  });

  it('do not make a real run of a rehearsal that one of them left', async () => {
    await catalog.make(1, 3);
    await catalog.configure({ enabled: false });
    const { manager } = catalog.engine.database;
    await manager.insert('target_runs', { target_id: catalog.target_id, dry_run: true, state: 'running' });

    expect(await catalog.runWhenDue()).toBe('idle');

    expect(foreman.requests).toEqual([]);
    expect((await catalog.lastRun()).state).toBe('failed');
  });
});

describe('the outbox', () => {
  it('makes a target due when an image changes, in the transaction of the change', async () => {
    const { database } = catalog.engine;
    const due = () => findDueTargets(database.manager, 10);
    await catalog.make(1, 3);
    expect(await deliverOutbox(database.manager, 100)).toBe(3);
    await catalog.runWhenDue();
    expect(await due()).toEqual([]);

    await database.query(`UPDATE images SET inventory_state = 'missing'`);
    expect(await deliverOutbox(database.manager, 100)).toBe(0);
    await database.transaction(async (manager) => {
      await manager.query(`UPDATE images SET name = 'new' WHERE uuid = 'ami-1'`);
      expect(await deliverOutbox(database.manager, 100)).toBe(0);
    });
    expect(await deliverOutbox(database.manager, 100)).toBe(1);

    expect(await due()).toEqual([catalog.target_id]);
  });

  it('stays empty while there is no target', async () => {
    await catalog.engine.database.query('DELETE FROM targets');

    await catalog.make(1, 3);

    expect(await catalog.engine.database.query('SELECT * FROM outbox')).toEqual([]);
  });
});

describe('a rehearsal', () => {
  it('says what it would do, and sends nothing', async () => {
    await catalog.make(1, 3);
    await catalog.run();
    await catalog.make(4, 5);
    await catalog.remove('ami-1');
    await catalog.engine.database.query(`UPDATE images SET name = 'renamed' WHERE uuid = 'ami-2'`);
    foreman.forget();

    expect(await catalog.rehearse()).toBe('succeeded');

    const { counters, lines } = await catalog.lastRun();
    expect(counters).toEqual({ would_create: 2, would_update: 1, would_remove: 1, unchanged: 1 });
    expect(lines.map(({ action, uuid }) => `${action} ${uuid}`).sort()).toEqual([
      'would_create ami-4',
      'would_create ami-5',
      'would_remove ami-1',
      'would_update ami-2',
    ]);
    expect(foreman.writes).toEqual([]);
  });
});
