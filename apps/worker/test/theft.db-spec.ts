import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImages, MemorySource } from './memory-source.js';

/** `pnpm test:crash` plays all rounds. */
const ROUNDS = Number(process.env['THEFT_ROUNDS'] ?? 30);
const IMAGES = 8;

let engine: Engine;

beforeAll(async () => {
  engine = await Engine.open();
});

afterAll(() => engine.close());

/** A source whose images tell who wrote them. */
function sourceOf(owner: string, pause: () => number): MemorySource {
  const source = new MemorySource().holds(
    'a',
    buildImages(IMAGES).map((image) => ({ ...image, owner })),
  );
  source.pageSize = 2;
  source.beforePage = () => sleep(pause());
  return source;
}

it('lets a worker whose lease is stolen while it writes write nothing more', async () => {
  const lost: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const id = await engine.createComputeResource();
    const loser = engine.anotherWorker(sourceOf('loser', () => Math.random() * 3)).sync(id);
    await sleep(Math.random() * 30);
    await engine.database.query('UPDATE sync_leases SET expires_at = now() WHERE compute_resource_id = $1', [id]);
    // A run that began before this change is not gone on with, so all that is left is the winner's own.
    await engine.database.query(
      'UPDATE compute_resources SET sync_due_at = now(), updated_at = clock_timestamp() WHERE id = $1',
      [id],
    );
    const outcomes = [engine.anotherWorker(sourceOf('winner', () => Math.random() * 3)).sync(id), loser];
    lost.push(...(await Promise.all(outcomes)).filter((outcome) => outcome === 'lost'));
    await engine.database.query('UPDATE sync_leases SET expires_at = now() WHERE compute_resource_id = $1', [id]);
    while ((await engine.anotherWorker(sourceOf('winner', () => 0)).sync(id)) !== 'idle');

    const owners = (await engine.available(id)).map(({ owner }) => owner);
    expect({ round, owners }).toEqual({ round, owners: Array<string>(IMAGES).fill('winner') });
    expect(await engine.images(id)).toHaveLength(IMAGES);
  }
  expect(lost.length).toBeGreaterThan(0);
});
