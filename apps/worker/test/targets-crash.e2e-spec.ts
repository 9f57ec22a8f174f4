import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { allowLoopback } from './engine.js';
import { TargetCatalog } from './target-catalog.js';
import { TargetForeman } from './target-foreman.js';

const CHILD = fileURLToPath(new URL('./target-crash-child.mjs', import.meta.url));

/** At how many places of a run a worker is killed. */
const POINTS = 20;

let foreman: TargetForeman;
let catalog: TargetCatalog;

beforeAll(async () => {
  foreman = await TargetForeman.start();
  catalog = await TargetCatalog.open(foreman, 'cloud');
});

afterAll(async () => {
  await catalog.close();
  await foreman.close();
});

/** Has a worker process do what is due; gives the number of its statements and requests, or null when it was killed. */
async function runChild(fail: { at: number; when: 'before' | 'after' } | null): Promise<number | null> {
  const { engine, target_id } = catalog;
  const egress = allowLoopback([foreman.frontPort]);
  const order = { url: engine.url, keys: engine.keys, id: target_id, egress, fail };
  const child = spawn(process.execPath, [CHILD, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`The worker ended with ${code}:\n${errors}`);
  return Number(output.trim());
}

/** Starts over: nothing is there, and one image of each kind waits here to be made, changed and removed. */
async function prepare(): Promise<void> {
  const { database } = catalog.engine;
  await database.query('DELETE FROM images');
  await catalog.configure({ removal_floor: 100, compared_as: null });
  await catalog.make(1, 8);
  await catalog.run();
  // What earlier rounds left is not wanted any more.
  for (const plan of await catalog.plans()) if (plan.state === 'pending') await catalog.decide(plan.id, 'approved');
  await catalog.run();
  await catalog.make(11, 16);
  await catalog.remove('ami-1');
  await database.query(`UPDATE images SET username = 'changed' WHERE uuid = 'ami-2'`);
  await database.query('UPDATE targets SET due_at = now()');
}

async function outcome() {
  const there = (await foreman.images()).map(({ id: _id, ...image }) => image);
  const owned = (await catalog.owned()).map(({ uuid, state, their_id }) => [uuid, state, their_id !== null]);
  return { there, owned };
}

it(`has no image twice, whenever its worker is killed`, async () => {
  await prepare();
  const steps = await runChild(null);
  const expected = await outcome();
  expect(expected.there).toHaveLength(13);
  const places = Array.from({ length: POINTS }, (_, index) => Math.ceil(((index + 0.5) * (steps ?? 0)) / POINTS));

  for (const [index, at] of places.entries()) {
    await prepare();
    expect(await runChild({ at, when: index % 2 === 0 ? 'after' : 'before' })).toBeNull();
    await catalog.engine.database.query('UPDATE target_leases SET expires_at = now()');
    expect(await catalog.runWhenDue()).not.toBe('idle');
    expect(await catalog.run()).toBe('succeeded');

    expect(await outcome()).toEqual(expected);
  }
  console.log(`killed at ${POINTS} of ${steps} statements and requests: ${expected.there.length} images, none twice`);
});
