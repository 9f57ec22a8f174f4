import { setTimeout as sleep } from 'node:timers/promises';
import { findDueComputeResources, setReadOnly } from '@image-catalog/database';
import { ProviderError } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImage, buildImages } from './memory-source.js';

let engine: Engine;
let id: number;

beforeAll(async () => {
  engine = await Engine.open();
});

afterAll(() => engine.close());

beforeEach(async () => {
  engine.source.scopes.clear();
  engine.source.finds.length = 0;
  engine.source.asked = 0;
  engine.source.beforePage = () => undefined;
  engine.source.beforeFind = () => undefined;
  engine.source.beforeConnect = () => undefined;
  id = await engine.createComputeResource();
});

const cancel = (runId: number) =>
  engine.database.query('UPDATE sync_runs SET cancel_requested_at = now() WHERE id = $1', [runId]);

/** Whether the scheduler would hand the compute resource to a worker. */
const isDue = async () =>
  (await findDueComputeResources(engine.database.manager, ['ImageCatalog::Simplestreams'], 1000)).includes(id);

describe('a request for a run', () => {
  beforeEach(async () => {
    engine.source.holds('a', 5);
    await engine.sync(id);
  });

  it('begins none while the catalog is closed to changes', async () => {
    await engine.request(id);
    await setReadOnly(engine.database.manager, true);
    const whenClosed = await isDue();
    await setReadOnly(engine.database.manager, false);

    expect([whenClosed, await isDue()]).toEqual([false, true]);
  });

  it('begins one before its time, and learns how it ended', async () => {
    const request = await engine.request(id);
    const dueBefore = await isDue();

    const outcome = await engine.service.sync(id);

    const run = await engine.lastRun(id);
    expect([dueBefore, outcome, await isDue()]).toEqual([true, 'succeeded', false]);
    expect(run).toMatchObject({ generation: 2, trigger: 'manual', requested_by: 'somebody' });
    expect(await engine.requestOf(request)).toMatchObject({
      state: 'ended',
      run_id: run.id,
      ended_at: expect.any(Date),
      outcome: { state: 'succeeded', reason: null, run_id: run.id, plan_id: null, found: 5, missing: 0, unknown: 0 },
    });
  });

  it('shares its run with others that wait', async () => {
    const requests = [await engine.request(id), await engine.request(id)];

    await engine.service.sync(id);

    expect(await engine.service.sync(id)).toBe('idle');
    for (const request of requests) expect(await engine.requestOf(request)).toMatchObject({ state: 'ended' });
    expect((await engine.lastRun(id)).generation).toBe(2);
  });

  it('that comes while a run is under way gets one of its own, as it may know of something new', async () => {
    let late = 0;
    engine.source.beforePage = async () => {
      late = await engine.request(id);
      engine.source.beforePage = () => undefined;
    };
    await engine.sync(id);
    const state = (await engine.requestOf(late)).state;

    await engine.service.sync(id);

    expect(state).toBe('waiting');
    expect(await engine.requestOf(late)).toMatchObject({ state: 'ended', run_id: (await engine.lastRun(id)).id });
    expect((await engine.lastRun(id)).generation).toBe(3);
  });

  it('learns which plan its run left', async () => {
    engine.source.holds('a', 0);
    const request = await engine.request(id);

    await engine.service.sync(id);

    const plan = await engine.lastPlan(id);
    expect((await engine.requestOf(request)).outcome).toMatchObject({ state: 'held', plan_id: plan.id });
  });

  it('waits for the next run when its own is given up', async () => {
    const request = await engine.request(id);
    const stopped = engine.anotherWorker();
    engine.source.beforePage = () => stopped.onModuleDestroy();
    await stopped.sync(id);
    await engine.database.query('UPDATE compute_resources SET updated_at = now() WHERE id = $1', [id]);
    engine.source.beforePage = () => undefined;

    const outcome = await engine.service.sync(id);

    const run = await engine.lastRun(id);
    expect(outcome).toBe('succeeded');
    expect(run.generation).toBe(3);
    expect(await engine.requestOf(request)).toMatchObject({ state: 'ended', run_id: run.id });
  });

  it('is served also where the schedule is off', async () => {
    await engine.configure(id, { enabled: false });
    await engine.makeDue(id);
    const bySchedule = [await isDue(), await engine.service.sync(id)];
    await engine.request(id);

    expect(bySchedule).toEqual([false, 'idle']);
    expect(await isDue()).toBe(true);
    expect(await engine.service.sync(id)).toBe('succeeded');
  });

  it('waits as long as the source wants to be left alone', async () => {
    engine.source.beforePage = () => {
      throw new ProviderError('throttled', 'It asks to come back later.', 3600);
    };
    await engine.sync(id);
    await engine.request(id);
    await engine.request(id, { uuids: ['uuid-00001'] });
    await engine.makeDue(id);
    const meanwhile = [await isDue(), await engine.service.sync(id), engine.source.finds.length];
    await engine.database.query('UPDATE compute_resources SET sync_not_before = now() WHERE id = $1', [id]);
    engine.source.beforePage = () => undefined;

    expect(meanwhile).toEqual([false, 'idle', 0]);
    expect(await isDue()).toBe(true);
    expect(await engine.service.sync(id)).toBe('succeeded');
    expect((await engine.computeResource(id)).sync_not_before).toBeNull();
  });
});

describe('a cancellation', () => {
  it('ends a run at the next page: what it wrote stays, nothing is removed, and the next run is a new one', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', [...buildImages(10).map((image) => ({ ...image, name: 'new' })), ...buildImages(25, 11)]);
    const request = await engine.request(id);
    engine.source.beforePage = async ({ number }) => {
      // The third is asked for once the first is written.
      if (number === 3) await cancel((await engine.lastRun(id)).id);
    };

    const outcome = await engine.service.sync(id);

    expect(outcome).toBe('cancelled');
    expect((await engine.available(id)).filter(({ name }) => name === 'new')).toHaveLength(10);
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.lastRun(id)).toMatchObject({ state: 'cancelled', counters: { missing: 0 } });
    expect((await engine.requestOf(request)).outcome).toMatchObject({ state: 'cancelled' });
    engine.source.beforePage = () => undefined;
    expect(await engine.sync(id)).toBe('succeeded');
    expect((await engine.lastRun(id)).generation).toBe(3);
  });

  it('reaches a run whose provider hangs', async () => {
    engine.source.holds('a', 5);
    engine.source.beforePage = async () => {
      await cancel((await engine.lastRun(id)).id);
      await new Promise(() => undefined);
    };

    expect(await engine.sync(id)).toBe('cancelled');
  });

  it('reaches a run whose worker died', async () => {
    engine.source.holds('a', 25);
    const stopped = engine.anotherWorker();
    engine.source.beforePage = ({ number }) => {
      if (number === 2) stopped.onModuleDestroy();
    };
    await engine.makeDue(id);
    await stopped.sync(id);
    engine.source.beforePage = () => undefined;
    await cancel((await engine.lastRun(id)).id);

    expect(await engine.service.sync(id)).toBe('cancelled');
  });
});

describe('a refresh of single images', () => {
  beforeEach(async () => {
    engine.source.holds('a', 20);
    await engine.sync(id);
    engine.source.asked = 0;
  });

  const refresh = async (...uuids: string[]) => {
    const request = await engine.request(id, { uuids });
    await engine.service.sync(id);
    return engine.requestOf(request);
  };

  it('writes what it finds, in the newest generation, and begins no run', async () => {
    engine.source.holds('a', [buildImage(1, { name: 'changed' }), ...buildImages(19, 2), buildImage(30)]);

    const request = await refresh('uuid-00001', 'uuid-00002', 'uuid-00030');

    expect(request).toMatchObject({ outcome: { state: 'succeeded', found: 3, missing: 0, unknown: 0 }, run_id: null });
    const rows = await engine.available(id);
    expect(rows.find(({ uuid }) => uuid === 'uuid-00001')).toMatchObject({ name: 'changed', changed_generation: 1 });
    expect(rows.find(({ uuid }) => uuid === 'uuid-00030')).toMatchObject({ scope: 'a', first_generation: 1 });
    expect(engine.source.asked).toBe(0);
    expect(await engine.computeResource(id)).toMatchObject({ generation: 1 });
  });

  it('marks missing only what the source itself denies, and sweeps nothing', async () => {
    engine.source.holds('a', 3);
    engine.source.beforeFind = ({ images }) => ({ images, missing: ['uuid-00020', 'uuid-00002', 'uuid-00015'] });

    const request = await refresh('uuid-00001', 'uuid-00002', 'uuid-00019', 'uuid-00020');

    expect(request.outcome).toMatchObject({ found: 2, missing: 1, unknown: 1 });
    expect(await engine.missing(id)).toEqual(['uuid-00020']);
    const images = await engine.images(id);
    expect(images.filter(({ inventory_state }) => inventory_state === 'missing').map(({ uuid }) => uuid)).toEqual([
      'uuid-00020',
    ]);
  });

  it('brings an image back that was missing', async () => {
    engine.source.holds('a', 19);
    await engine.sync(id);
    engine.source.holds('a', 20);

    await refresh('uuid-00020');

    expect(await engine.missing(id)).toEqual([]);
  });

  it('writes nothing but what was asked for, and nothing of a scope without a name', async () => {
    engine.source.beforeFind = () => ({
      images: [{ scope: 'a', image: buildImage(7, { name: 'other' }) }],
      missing: ['uuid-00008'],
    });
    const other = await refresh('uuid-00009');
    engine.source.beforeFind = () => ({
      images: [{ scope: '', image: buildImage(7, { name: 'other' }) }],
      missing: [],
    });

    const nameless = await refresh('uuid-00007');

    expect(other.outcome).toMatchObject({ found: 0, missing: 0, unknown: 1 });
    expect(nameless.outcome).toMatchObject({ state: 'failed' });
    expect((await engine.available(id)).filter(({ name }) => name === 'other')).toEqual([]);
    expect(await engine.missing(id)).toEqual([]);
  });

  it('fails alone: its request says why, and nothing is missing', async () => {
    engine.source.beforeFind = () => {
      throw new ProviderError('forbidden', 'It forbids that.');
    };

    const request = await refresh('uuid-00001');

    expect(request.outcome).toEqual({
      state: 'failed',
      reason: 'It forbids that.',
      run_id: null,
      plan_id: null,
      found: 0,
      missing: 0,
      unknown: 1,
    });
    expect(await engine.missing(id)).toEqual([]);
  });

  it('is one for all that wait, and for more than a hundred images it is a run', async () => {
    const uuids = buildImages(120).map(({ uuid }) => uuid);
    await engine.request(id, { uuids: uuids.slice(0, 60) });
    await engine.request(id, { uuids: uuids.slice(40, 100) });
    await engine.service.sync(id);
    const many = await engine.request(id, { uuids: uuids.slice(0, 101) });

    await engine.service.sync(id);

    expect(engine.source.finds.map((asked) => asked.length)).toEqual([100]);
    expect(await engine.lastRun(id)).toMatchObject({ generation: 2, trigger: 'refresh' });
    expect((await engine.requestOf(many)).outcome).toMatchObject({ state: 'succeeded', found: 20 });
  });

  it('is begun again by the next worker when its own dies', async () => {
    const request = await engine.request(id, { uuids: ['uuid-00001'] });
    const stopped = engine.anotherWorker();
    engine.source.beforeFind = () => stopped.onModuleDestroy();
    const first = await stopped.sync(id);
    engine.source.beforeFind = () => undefined;

    const second = [await isDue(), await engine.service.sync(id)];

    expect([first, ...second]).toEqual(['interrupted', true, 'served']);
    expect(await engine.requestOf(request)).toMatchObject({ state: 'ended', outcome: { found: 1 } });
  });

  it('takes what it saw out of a plan that waits', async () => {
    engine.source.holds('a', 5);
    await engine.sync(id);
    engine.source.holds('a', 20);
    await refresh('uuid-00020');
    await engine.decide((await engine.lastPlan(id)).id, 'approved');

    await engine.service.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ state: 'applied', kept: ['uuid-00020'] });
    expect(await engine.present(id)).toContain('uuid-00020');
  });
});

describe('a slow listing', () => {
  const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
  const held = (day: number | null, name: string) => [
    buildImage(1, { name, provider_updated_at: day === null ? null : at(day) }),
  ];

  it('does not undo what a refresh of the image has written meanwhile, and counts it', async () => {
    engine.source.holds('a', held(1, 'old'));
    await engine.sync(id);
    engine.source.holds('a', held(2, 'slow'));
    await engine.request(id, { uuids: ['uuid-00001'] });
    engine.source.beforeFind = () => ({ images: [{ scope: 'a', image: held(3, 'fresh')[0]! }], missing: [] });

    await engine.sync(id);

    expect(await engine.available(id)).toMatchObject([{ name: 'fresh', changed_generation: 2 }]);
    expect((await engine.lastRun(id)).counters).toMatchObject({ refused: 1, changed: 1, unchanged: 0 });
    expect((await engine.scopes(id))[0]).toMatchObject({ rows: 1, complete: true });
  });

  it('of a source whose times go backwards is believed in the next run', async () => {
    engine.source.holds('a', held(3, 'later'));
    await engine.sync(id);
    engine.source.holds('a', held(1, 'earlier'));

    await engine.sync(id);

    expect(await engine.available(id)).toMatchObject([{ name: 'earlier' }]);
  });
});

describe('a budget that is spent', () => {
  let worker: ReturnType<Engine['anotherWorker']>;

  /** Makes a request, as providers do; nothing is there, but the budget is drawn from. */
  const spend = () => engine.source.outside?.fetch('https://nowhere.invalid/').catch(() => undefined);

  beforeEach(async () => {
    worker = engine.anotherWorker();
    // One request at once, and a minute until the next.
    await engine.configure(id, { requests_per_minute: 1 });
  });

  /** Ends a worker that waits, and gives what became of it. */
  const stop = async (outcome: Promise<string>) => {
    const waiting = await Promise.race([outcome, sleep(300, 'waits')]);
    worker.onModuleDestroy();
    return [waiting, await outcome];
  };

  /** Has the worker spend it in a whole run. */
  const spendAll = async () => {
    engine.source.holds('a', 5);
    engine.source.beforePage = async () => void (await spend());
    await engine.makeDue(id);
    await worker.sync(id);
    engine.source.beforePage = () => undefined;
    engine.source.asked = 0;
  };

  it('makes the next page wait, which is not asked for meanwhile', async () => {
    engine.source.holds('a', 25);
    engine.source.beforePage = async () => void (await spend());
    await engine.makeDue(id);

    const outcomes = await stop(worker.sync(id));

    expect(outcomes).toEqual(['waits', 'interrupted']);
    expect(engine.source.asked).toBe(1);
    expect(await engine.present(id)).toHaveLength(10);
  });

  it('makes the next run wait before it even connects', async () => {
    await spendAll();
    const connected = engine.source.accounts.length;
    await engine.makeDue(id);

    const outcomes = await stop(worker.sync(id));

    expect(outcomes).toEqual(['waits', 'interrupted']);
    expect(engine.source.accounts).toHaveLength(connected);
  });

  it('makes a refresh wait', async () => {
    await spendAll();
    await engine.request(id, { uuids: ['uuid-00001'] });

    const outcomes = await stop(worker.sync(id));

    expect(outcomes).toEqual(['waits', 'interrupted']);
    expect(engine.source.finds).toEqual([]);
  });
});
