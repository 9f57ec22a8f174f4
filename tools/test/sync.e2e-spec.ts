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
  expect(told.stderr).toMatch(/^No worker has taken request \d+\.\n$/);
});

it('imports what the first look finds, and shows how far it is', async () => {
  await programs.startWorker(mirror.port);

  const told = await programs.run('sync', String(id));

  expect(told).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Run \d+ \(generation \d+\) succeeded\nCounted: .*seen 12/),
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
  const [, plan = '', hash = ''] = /Plan (\d+) is pending[^]*with the hash ([0-9a-f]{64})/.exec(held.stdout) ?? [];
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
    /^It is missing since [^]* saw the whole of images without it\. It is an image already\.\n/,
  );
  expect(imported.stdout).toMatch(/^It is there, in images, since generation \d+\. It is an image already\.\n/);
  expect(unknown.stdout).toMatch(/^No look has shown it\. Generation \d+ saw everything/);
  expect(runs.stdout.trimEnd().split('\n')).toHaveLength(2);
  expect(JSON.parse(plans.stdout)).toMatchObject({ results: [{ state: 'applied' }, { state: 'stale' }] });
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

async function running(): Promise<number> {
  for (;;) {
    const { results } = await programs.ask('GET', `compute_resources/${id}/sync_runs?search=state%3Drunning`);
    if (results.length > 0) return results[0].id;
  }
}
