import { setTimeout as sleep } from 'node:timers/promises';
import { AvailableImage, type FenceKey, renewLease, takeLease } from '@image-catalog/database';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Engine } from '../../../test/engine.js';
import { Fence } from './fence.js';
import { LeaseLost } from './interruption.js';

let engine: Engine;
let id: number;
let key: FenceKey;
let fence: Fence;

beforeAll(async () => {
  engine = await Engine.open();
});

beforeEach(async () => {
  id = await engine.createComputeResource();
  key = await take();
  fence = new Fence(engine.database, key);
});

afterAll(() => engine.close());

async function take(): Promise<FenceKey> {
  const lease = await takeLease(engine.database.manager, { compute_resource_id: id, holder: 'me', seconds: 60 });
  if (!lease) throw new Error('held');
  return lease;
}

const row = {
  uuid: 'u',
  scope: 'a',
  name: 'n',
  state: 'active',
  content_hash: Buffer.alloc(32),
  first_generation: 1,
  changed_generation: 1,
};

it('raises the token with each holder, also after the lease was given back', async () => {
  await renewLease(engine.database.manager, key, 0);

  const next = await take();

  expect([key.token, next.token]).toEqual(['1', '2']);
  expect(await renewLease(engine.database.manager, key, 60)).toBe(false);
  await expect(take()).rejects.toThrow('held');
});

it('lets nobody take over while it writes', async () => {
  const order: string[] = [];
  let theft: Promise<unknown> = Promise.resolve();
  await renewLease(engine.database.manager, key, 0);

  await fence.write(async (manager) => {
    theft = take().then(() => order.push('taken over'));
    await sleep(100);
    await manager.insert(AvailableImage, { ...row, compute_resource_id: id });
    order.push('written');
  });
  await theft;

  expect(order).toEqual(['written', 'taken over']);
  expect(await engine.present(id)).toEqual(['u']);
});

it('writes nothing once another took over', async () => {
  await renewLease(engine.database.manager, key, 0);
  await take();

  const writing = fence.write((manager) => manager.insert(AvailableImage, { ...row, compute_resource_id: id }));

  await expect(writing).rejects.toBeInstanceOf(LeaseLost);
  expect(await engine.available(id)).toEqual([]);
});

it.each(['write', 'writeComputeResource'] as const)(
  '%s makes a deletion wait, and never locks the other way round',
  async (write) => {
    let deletion: Promise<unknown> = Promise.resolve();

    await fence[write](async (manager) => {
      deletion = engine.database.query('DELETE FROM compute_resources WHERE id = $1', [id]);
      await sleep(100);
      await manager.insert(AvailableImage, { ...row, compute_resource_id: id });
    });
    await deletion;

    await expect(fence[write](async () => undefined)).rejects.toBeInstanceOf(LeaseLost);
    expect(await engine.available(id)).toEqual([]);
  },
);

it('does what Postgres sacrificed once more', async () => {
  let tries = 0;

  await fence.write(async (manager) => {
    tries++;
    if (tries < 3) await manager.query(`DO $$ BEGIN RAISE EXCEPTION 'victim' USING ERRCODE = '40P01'; END $$`);
    await manager.insert(AvailableImage, { ...row, compute_resource_id: id });
  });

  expect(tries).toBe(3);
  expect(await engine.present(id)).toEqual(['u']);
});
