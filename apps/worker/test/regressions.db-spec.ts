import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImage, buildImages } from './memory-source.js';

/** What other synchronisers got wrong once, each by its name. Others of the kind are in plans.db-spec.ts. */

let engine: Engine;
let id: number;

beforeAll(async () => {
  engine = await Engine.open();
});

afterAll(() => engine.close());

beforeEach(async () => {
  engine.source.scopes.clear();
  engine.source.beforePage = () => undefined;
  id = await engine.createComputeResource();
});

describe('not here', () => {
  it('Backstage #33481: two workers claim one compute resource, and the run of one is nobody’s', async () => {
    engine.source.holds('a', 15);
    await engine.makeDue(id);

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => engine.anotherWorker().sync(id)));

    expect(outcomes.filter((outcome) => outcome !== 'idle')).toEqual(['succeeded']);
    expect(await engine.lastRun(id)).toMatchObject({ generation: 1, state: 'succeeded' });
  });

  it('Cartography #478: a sync of one account cleans up what belongs to another', async () => {
    const other = await engine.createComputeResource({ user: 'other' });
    engine.source.holds('a', 20);
    await engine.sync(id);
    await engine.sync(other);
    engine.source.holds('a', 18);

    await engine.sync(other);

    expect(await engine.missing(other)).toHaveLength(2);
    expect(await engine.missing(id)).toEqual([]);
    expect((await engine.images(id)).map(({ inventory_state }) => inventory_state)).toEqual(Array(20).fill('present'));
  });

  it('DataHub #7075: whoever clears the state of earlier runs has everything removed, or nothing ever again', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    await engine.database.query('DELETE FROM sync_runs WHERE compute_resource_id = $1', [id]);
    engine.source.holds('a', 39);

    expect(await engine.sync(id)).toBe('held');
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.lastPlan(id)).toMatchObject({ open: ['uuid-00040'] });
  });

  it('CloudQuery #5456: a sync of a subset removes all the rest', async () => {
    engine.source.holds('a', 10).holds('b', buildImages(10, 101));
    await engine.sync(id);
    engine.source.scopes.delete('b');

    expect(await engine.sync(id)).toBe('held');
    expect(await engine.missing(id)).toEqual([]);
  });

  it('Proxmox #540: one image on two disks is two images, or none', async () => {
    engine.source.holds('a', [buildImage(1), buildImage(1), buildImage(2)]).holds('b', [buildImage(2)]);

    expect(await engine.sync(id)).toBe('succeeded');
    expect(await engine.present(id)).toEqual(['uuid-00001', 'uuid-00002']);
    expect(await engine.images(id)).toHaveLength(2);
    expect(await engine.sync(id)).toBe('succeeded');
    expect(await engine.missing(id)).toEqual([]);
  });

  it('Proxmox #433: a storage that is off makes the list shorter, and the shorter list looks complete', async () => {
    engine.source.holds('node/local', 10).holds('node/nfs', buildImages(3, 101));
    await engine.sync(id);
    engine.source.holds('node/nfs', 0);

    expect(await engine.sync(id)).toBe('held');
    expect(await engine.missing(id)).toEqual([]);
  });

  it('Flux #4984: an empty state makes what is old look newest', async () => {
    engine.source.holds('a', 5);
    await engine.sync(id);
    await engine.sync(id);
    const before = await engine.computeResource(id);
    await engine.database.query('DELETE FROM sync_runs WHERE compute_resource_id = $1', [id]);

    await engine.sync(id);

    expect(await engine.computeResource(id)).toMatchObject({
      generation: before.generation + 1,
      published_generation: before.generation + 1,
    });
  });
});
