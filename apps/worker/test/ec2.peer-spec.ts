import { findProvider } from '@image-catalog/providers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncRunner } from '../src/sync/sync-runner.js';
import { Engine } from './engine.js';
import { type MotoPeer, readMotoPeer } from './moto-peer.js';

const peer = readMotoPeer();

/** The engine in front of moto's EC2: SDK, egress guard, inventory and import in one go. */
(peer ? describe : describe.skip)('a sync of EC2', () => {
  const { endpoint, region, access_key, secret_key, images } = peer ?? ({} as MotoPeer);
  let engine: Engine;
  let worker: SyncRunner;
  let id: number;

  beforeAll(async () => {
    engine = await Engine.open();
    worker = engine.anotherWorker(findProvider('EC2'), 60, [Number(new URL(endpoint).port)]);
  });

  afterAll(() => engine?.close());

  beforeEach(async () => {
    const values = { type: 'Foreman::Model::EC2', url: `${endpoint}/#${region}`, user: access_key };
    id = await engine.createComputeResource(values);
    const sealed = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, secret_key);
    await engine.database.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, sealed]);
  });

  afterEach(() => engine.database.query('UPDATE compute_resources SET sync_due_at = NULL WHERE id = $1', [id]));

  const reason = async (): Promise<string | null> => {
    const rows = await engine.database.query(
      'SELECT reason FROM sync_runs WHERE compute_resource_id = $1 ORDER BY id DESC LIMIT 1',
      [id],
    );
    return (rows as { reason: string | null }[])[0]?.reason ?? null;
  };

  async function sync(by = worker): Promise<string> {
    await engine.makeDue(id);
    return by.sync(id);
  }

  it('mirrors every image of the account, and imports what tells its system', async () => {
    expect(await sync()).toBe('succeeded');

    const available = await engine.available(id);
    expect(available).toHaveLength(images);
    expect(new Set(available.map(({ scope }) => scope))).toEqual(new Set([region]));
    expect(await engine.images(id)).toHaveLength(images);
  });

  it('holds what other filters do not show, and calls nothing of it missing', async () => {
    await sync();
    await engine.database.query('UPDATE compute_resources SET attrs = $2 WHERE id = $1', [
      id,
      { filters: ['name=debian-12-*'] },
    ]);

    const outcome = await sync();

    expect(outcome).toBe('held');
    expect(await reason()).toContain('The compute resource was changed since it was last seen as a whole');
    expect((await engine.lastPlan(id)).open.length).toBeGreaterThan(images / 2);
    expect(await engine.missing(id)).toEqual([]);
  });

  it('writes nothing the second time', async () => {
    await sync();
    const before = await engine.database.query(
      'SELECT uuid, xmin FROM available_images WHERE compute_resource_id = $1',
      [id],
    );

    expect(await sync()).toBe('succeeded');

    const after = await engine.database.query(
      'SELECT uuid, xmin FROM available_images WHERE compute_resource_id = $1',
      [id],
    );
    expect(after).toEqual(before);
  });

  it('goes nowhere that the operator did not name', async () => {
    const elsewhere = engine.anotherWorker(findProvider('EC2'), 60, [1]);

    expect(await sync(elsewhere)).toBe('failed');

    expect(await reason()).toMatch(/The address 127\.0\.0\.1:\d+ is one that this server does not connect to/);
    expect(await engine.available(id)).toEqual([]);
  });
});
