import { AvailableImage } from '@image-catalog/database';
import { findProvider } from '@image-catalog/providers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncRunner } from '../src/sync/sync-runner.js';
import { Engine } from './engine.js';
import { GlanceOperator, type Peer, PeerProxy, readPeer } from './openstack-peer.js';

const PAGE = 50;
const ENOUGH = 500;

const peer = readPeer();

const debian = () => ({
  name: `worker-${crypto.randomUUID()}`,
  os_distro: 'debian',
  os_version: '12',
  architecture: 'x86_64',
});

/** The engine in front of a real Glance, whose pages a proxy makes small and spoils on demand. */
(peer ? describe : describe.skip)('a sync of a real OpenStack', () => {
  let engine: Engine;
  let worker: SyncRunner;
  let operator: GlanceOperator;
  let proxy: PeerProxy;
  let id: number;
  const made: string[] = [];

  beforeAll(async () => {
    operator = await GlanceOperator.login(peer as Peer);
    for (let held = (await operator.list()).length; held < ENOUGH; held++) await operator.create(debian());
    engine = await Engine.open();
    proxy = await PeerProxy.start(peer as Peer, PAGE);
    worker = engine.anotherWorker(findProvider('Openstack'), 60, [Number(new URL(proxy.url).port)]);
  }, 300_000);

  beforeEach(async () => {
    proxy.faultOf = () => null;
    const { name, password } = (peer as Peer).user;
    const values = { type: 'Foreman::Model::Openstack', url: proxy.url, user: name, attrs: { tenant: 'catalog' } };
    id = await engine.createComputeResource(values);
    const sealed = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, password);
    await engine.database.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, sealed]);
  });

  afterEach(async () => {
    for (const image of made.splice(0)) await operator.remove(image);
  });

  afterAll(async () => {
    await proxy?.close();
    await engine?.close();
  });

  async function sync(): Promise<string> {
    await engine.makeDue(id);
    return worker.sync(id);
  }

  async function createImage(): Promise<string> {
    const image = await operator.create(debian());
    made.push(image);
    return image;
  }

  async function removeImage(image: string): Promise<void> {
    await operator.remove(image);
    made.splice(made.indexOf(image), 1);
  }

  const versions = async () => ({
    available: await engine.database.query(
      'SELECT uuid, ctid, xmin FROM available_images WHERE compute_resource_id = $1 ORDER BY uuid',
      [id],
    ),
    images: await engine.database.query(
      'SELECT uuid, ctid, xmin FROM images WHERE compute_resource_id = $1 ORDER BY uuid',
      [id],
    ),
  });

  it('lands every image that Glance holds, and makes images of those that say what they are', async () => {
    const expected = await operator.list();

    const outcome = await sync();

    expect(outcome).toBe('succeeded');
    expect(await engine.present(id)).toEqual(expected.map((image) => image.id).sort());
    const { counters } = await engine.lastRun(id);
    expect(counters).toMatchObject({ seen: expected.length, created: expected.length, rejected: 0 });
    const imported = (await engine.images(id)).length;
    expect(imported).toBeGreaterThanOrEqual(ENOUGH / 2);
    expect(imported + Number(counters['not_imported'])).toBe(expected.length);
  });

  it('writes no row the second time', async () => {
    await sync();
    const before = await versions();

    const outcome = await sync();

    expect(outcome).toBe('succeeded');
    expect(await versions()).toEqual(before);
    expect((await engine.lastRun(id)).counters).toMatchObject({ created: 0, changed: 0, missing: 0, imported: 0 });
  });

  it('marks an image missing that was deleted in Glance, and its curated image with it', async () => {
    const image = await createImage();
    await sync();
    await removeImage(image);

    const outcome = await sync();

    expect(outcome).toBe('succeeded');
    expect(await engine.missing(id)).toEqual([image]);
    expect((await engine.images(id)).find(({ uuid }) => uuid === image)).toMatchObject({ inventory_state: 'missing' });
  });

  it('marks no image missing that only a broken page hides, even if it was deleted', async () => {
    const [hidden, deleted] = [await createImage(), await createImage()];
    await sync();
    await removeImage(deleted);
    proxy.faultOf = (page) => (page === 4 ? 'garble' : null);

    const outcome = await sync();

    expect(outcome).toBe('partial');
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.present(id)).toEqual(expect.arrayContaining([hidden, deleted]));
    expect(await engine.lastRun(id)).toMatchObject({
      state: 'partial',
      reason: expect.stringContaining('The image service does not answer with JSON.'),
    });
    expect((await engine.scopes(id))[0]).toMatchObject({ complete: false, error_kind: 'protocol', pages: 3 });
  });

  it('leaves everything as it was when Glance stops half way', async () => {
    await sync();
    const before = await versions();
    proxy.faultOf = (page) => (page >= 5 ? 'hang up' : null);

    const outcome = await sync();

    expect(outcome).toBe('partial');
    expect(await versions()).toEqual(before);
    expect(await engine.lastRun(id)).toMatchObject({
      state: 'partial',
      reason: expect.stringMatching(
        /The image service at 127\.0\.0\.1:\d+ (closes|resets) the connection before its answer/,
      ),
    });
    expect(await engine.computeResource(id)).toMatchObject({ generation: 2, published_generation: 1 });
  });

  it('is complete again once Glance is back', async () => {
    proxy.faultOf = (page) => (page >= 5 ? 'hang up' : null);
    await sync();
    const half = await engine.database.manager.countBy(AvailableImage, { compute_resource_id: id });
    proxy.faultOf = () => null;

    const outcome = await sync();

    expect(half).toBe(4 * PAGE);
    expect(outcome).toBe('succeeded');
    expect(await engine.present(id)).toHaveLength((await operator.list()).length);
  });
});
