import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Mirror } from './mirror.ts';
import { RunningPrograms } from './running-programs.ts';

// Programs start, and each step waits for a worker; a busy machine takes its time for each.
jest.setTimeout(120_000);

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

let programs: RunningPrograms;
let mirror: Mirror;
let id: number;

beforeAll(async () => {
  mirror = await Mirror.start();
  mirror.names = NAMES;
  programs = await RunningPrograms.start();
  const compute_resource = { name: 'the mirror', provider: 'Simplestreams', url: mirror.url };
  ({ id } = await programs.ask('POST', 'compute_resources', { compute_resource }));
});

afterAll(async () => {
  await programs.stop();
  await mirror.stop();
});

const present = async (): Promise<string[]> =>
  (await programs.ask('GET', `compute_resources/${id}/available_images`)).map((image: { uuid: string }) => image.uuid);

// The tests tell one story, each going on where the one before it ended.

it('waits in vain without a worker, and says so', async () => {
  const told = await programs.run('sync', 'the mirror', '--timeout', '1');

  expect(told).toMatchObject({ code: 7, stdout: '' });
  expect(told.stderr).toMatch(/^No worker has started request \d+\.\n$/);
});

it('imports what the first look finds, and shows how far it is', async () => {
  await programs.startWorker(mirror.port);

  const told = await programs.run('sync', String(id));

  expect(told).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Run \d+ \(generation \d+\) succeeded\nCounters: .*seen 12/),
  });
  expect(told.stderr).toMatch(/12\/12 images/);
  expect(await present()).toEqual(NAMES.map((name) => mirror.uuid(name)));
});

it('tells a rehearsal what would be removed, and removes nothing', async () => {
  mirror.names = NAMES.slice(0, 2);

  const told = await programs.run('sync', 'the mirror', '--dry-run');

  expect(told.code).toBe(4);
  expect(told.stdout).toContain(mirror.uuid('l'));
  expect(told.stdout).toMatch(/^Rehearsal \d+/);
  expect(await present()).toHaveLength(12);
});

it('holds a removal that looks like a fault until a person approves exactly it', async () => {
  const held = await programs.run('sync', 'the mirror');
  const [, plan = '', hash = ''] = /Plan (\d+) is pending[^]*use the hash ([0-9a-f]{64})/.exec(held.stdout) ?? [];
  const before = await present();
  const forged = await programs.run('plans', 'approve', 'the mirror', plan, hash.replaceAll(/./g, 'a'));
  const approved = await programs.run('plans', 'approve', 'the mirror', plan, hash);

  expect(held.code).toBe(4);
  expect(before).toHaveLength(12);
  expect(forged.code).toBe(1);
  expect(forged.stderr).toContain('look at it again before you approve it');
  expect(approved).toMatchObject({ code: 0, stdout: `Plan ${plan} is applied.\n` });
  expect(await present()).toEqual([mirror.uuid('a'), mirror.uuid('b')]);
});

it('answers what changed, why an image is missing, and why one was not imported', async () => {
  const changes = await programs.run('runs', 'changes', 'the mirror');
  const missing = await programs.run('explain', 'the mirror', mirror.uuid('c'));
  const imported = await programs.run('explain', 'the mirror', mirror.uuid('a'));
  const unknown = await programs.run('explain', 'the mirror', 'nothing/like/it');
  const runs = await programs.run('runs', 'list', 'the mirror', '--search', 'state = held', '--limit', '1');
  const plans = await programs.run('plans', 'list', 'the mirror', '--json');

  expect(changes.stdout).toContain('10 of 10 changes of run');
  expect(changes.stdout).toContain(`missing  ${mirror.uuid('c')}`);
  expect(missing.stdout).toMatch(
    /^It is missing since [^]*: plan \d+ of run \d+ \(generation \d+\), which admin approved at [^]*, removed it\. The plan said: images: 10 of 12 [^]* It is an image already\.\n/,
  );
  expect(imported.stdout).toMatch(/^It is there, in images, since generation \d+\. It is an image already\.\n/);
  expect(unknown.stdout).toMatch(/^No run has seen it\. Generation \d+ saw everything/);
  expect(runs.stdout.trimEnd().split('\n')).toHaveLength(2);
  // The rehearsal before found the same list, so it is the same plan.
  expect(JSON.parse(plans.stdout)).toMatchObject({ results: [{ state: 'applied' }] });
});

it('answers the same four questions over HTTP, in the same words', async () => {
  const path = `compute_resources/${id}`;
  mirror.names = ['a'];
  const rehearsal = await programs.run('sync', 'the mirror', '--dry-run', '--json');
  mirror.names = ['a', 'b'];
  const last = await programs.ask(
    'GET',
    `${path}/sync_runs?search=${encodeURIComponent('dry_run = false')}&per_page=1`,
  );
  const changes = await programs.ask('GET', `${path}/sync_runs/${last.results[0].id}/changes`);
  const explained = await Promise.all(
    ['c', 'a', 'never'].map(async (name) => {
      const uuid = mirror.uuid(name);
      const told = await programs.run('explain', 'the mirror', uuid);
      const asked = await programs.ask('GET', `${path}/available_images/${uuid}/explain`);
      return [told.stdout.split('\n')[0], asked.message];
    }),
  );
  const pending = await programs.ask('GET', `${path}/sync_plans?search=${encodeURIComponent('state = pending')}`);
  const plan = await programs.ask('GET', `${path}/sync_plans/${pending.results[0].id}`);
  const shown = await programs.run('plans', 'show', 'the mirror', String(plan.id), '--json');

  expect(changes).toMatchObject({
    subtotal: 10,
    results: mirrorUuids('c').map((uuid) => ({ change: 'missing', uuid })),
  });
  for (const [told, asked] of explained) expect(told).toBe(asked);
  expect(JSON.parse(rehearsal.stdout)).toMatchObject({ sync_plan: { id: plan.id, plan_hash: plan.plan_hash } });
  expect(plan.sync_plan_items.results).toMatchObject([{ uuid: mirror.uuid('b'), scope: 'images', outcome: null }]);
  expect(JSON.parse(shown.stdout)).toMatchObject({
    ...plan,
    sync_plan_items: { results: plan.sync_plan_items.results },
  });
});

it('cancels a run that waits for its source', async () => {
  const released = Promise.withResolvers<void>();
  mirror.gate = released.promise;
  const waiting = programs.run('sync', 'the mirror');
  const run = await running();
  await programs.ask('POST', `compute_resources/${id}/sync_runs/${run}/cancel`, {});
  const told = await waiting;
  released.resolve();

  expect(told.code).toBe(6);
  expect(told.stdout).toMatch(/cancelled/);
});

it('looks at single images without a run', async () => {
  mirror.names = ['a', 'b', 'new'];
  const uuids = [mirror.uuid('new'), mirror.uuid('c')];

  const answer = await programs.ask('POST', `compute_resources/${id}/available_images/refresh`, { uuids });

  expect(answer).toMatchObject({
    state: 'ended',
    sync_run_id: null,
    outcome: { state: 'succeeded', found: 1, missing: 1 },
  });
  expect(await present()).toContain(mirror.uuid('new'));
});

it('has rules made, tried, moved, changed and deleted', async () => {
  const rules = (...words: string[]) => programs.run('rules', ...words);
  const uuid = mirror.uuid('new');
  const draft = await rules('preview', 'the mirror', '--search', `uuid = ${uuid}`, '--name-template', 'x {name}');
  const made = await rules('create', 'the mirror', 'not new', '--search', `uuid = ${uuid}`, '--action', 'ignore');
  const first = /^Created rule (\d+)/.exec(made.stdout)?.[1] ?? '';
  const other = await rules('create', 'the mirror', 'all', '--username', 'me', '--source-missing', 'keep', '--json');
  const second = String(JSON.parse(other.stdout).id);
  const refused = await programs.run('explain', 'the mirror', uuid);
  const saved = await rules('preview', 'the mirror', first);
  const moved = await rules('move', 'the mirror', second, '1');
  const listed = await rules('list', 'the mirror');
  const updated = await rules('update', 'the mirror', first, '--no-enabled', '--user-data', 'none', '--json');
  const deleted = await rules('delete', 'the mirror', second);
  const left = await rules('list', 'the mirror', '--search', 'enabled = false');
  const allowed = await programs.run('explain', 'the mirror', uuid);

  expect(draft.stdout).toMatch(/^1 available images match[^]*x new[^]*It becomes an image at the next run\.\n$/);
  expect(made.stdout).toMatch(/^Created rule \d+, not new, at position 1\.\n$/);
  expect(refused.stdout).toContain(`Its rule says that it is to be ignored.\n`);
  expect(refused.stdout).toContain(`import rule ${first}, not new`);
  expect(saved.stdout).toContain('Its rule says that it is to be ignored.');
  expect(moved.stdout).toBe(`Moved rule ${second}, all, to position 1.\n`);
  expect(listed.stdout.match(/^\d+ +\d+ /gm)?.map((line) => line.trim().split(/ +/))).toEqual([
    ['1', second],
    ['2', first],
  ]);
  expect(JSON.parse(updated.stdout)).toMatchObject({ enabled: false, user_data: null, action: 'ignore' });
  expect(deleted.stdout).toBe(`Deleted rule ${second}, all.\n`);
  expect(left.stdout).toContain('ignore (disabled)');
  expect(allowed.stdout).toContain('It becomes an image at the next run.');
});

it.each([
  [['create', 'the mirror', 'x', '--search', 'colour = red'], 1, "Search Field 'colour' not recognized for searching!"],
  [['create', 'the mirror', 'x', '--action', 'explode'], 2, 'Allowed choices are import, ignore'],
  [['update', 'the mirror', '1'], 1, 'Nothing to change'],
  [['preview', 'the mirror', '1', '--search', 'x'], 1, 'not both'],
  [['delete', 'the mirror', '999999'], 1, "Resource import_rule not found by id '999999'"],
  [['move', 'the mirror', '1', 'first'], 2, 'It must be a whole number'],
])('refuses rules %j with what is wrong', async (words, code, message) => {
  const told = await programs.run('rules', ...words);

  expect(told).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
});

it('has the settings of a sync changed, and those of EC2 where they belong', async () => {
  const compute_resource = { name: 'the cloud', provider: 'EC2', user: 'key', password: 'secret' };
  await programs.ask('POST', 'compute_resources', { compute_resource });
  const settings = (...words: string[]) => programs.run('settings', ...words);

  const set = await settings(
    'set',
    'the cloud',
    '--no-enabled',
    '--owner',
    'self',
    '--owner',
    'amazon',
    '--filter',
    'name=a',
  );
  const shown = await settings('show', 'the cloud', '--json');
  const cleared = await settings('set', 'the cloud', '--no-owner', '--no-filter', '--removal-floor', 'none', '--json');
  const refused = await settings('set', 'the mirror', '--owner', 'self');
  const nothing = await settings('set', 'the mirror');

  expect(set.stdout).toMatch(/^enabled +false$[^]*^owners +amazon, self$[^]*^filters +name=a$/m);
  expect(JSON.parse(shown.stdout)).toMatchObject({ owners: ['amazon', 'self'], filters: ['name=a'] });
  expect(JSON.parse(cleared.stdout)).toMatchObject({
    owners: null,
    filters: null,
    removal_floor: null,
    enabled: false,
  });
  expect(refused).toMatchObject({ code: 1, stderr: 'Owners cannot be set for compute resources of this kind\n' });
  expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing to change') });
});

/** Uuids of the images of the first look from a name on. */
function mirrorUuids(from: string): string[] {
  return NAMES.slice(NAMES.indexOf(from)).map((name) => mirror.uuid(name));
}

async function running(): Promise<number> {
  for (;;) {
    const { results } = await programs.ask('GET', `compute_resources/${id}/sync_runs?search=state%3Drunning`);
    if (results.length > 0) return results[0].id;
  }
}
