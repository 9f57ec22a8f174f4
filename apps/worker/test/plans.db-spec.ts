import {
  ForgottenImage,
  hashPlan,
  pruneForgottenImages,
  purgeAvailableImages,
  SyncRun,
  takeLease,
} from '@image-catalog/database';
import { ProviderError } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Fence } from '../src/sync/claim/fence.js';
import { Semaphore } from '../src/sync/slots/semaphore.js';
import { RunSlot } from '../src/sync/slots/run-slot.js';
import { finishRun } from '../src/sync/finish/finish-run.js';
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
  engine.source.beforePage = () => undefined;
  engine.source.beforeConnect = () => undefined;
  id = await engine.createComputeResource();
});

const uuids = (from: number, to: number) => buildImages(to - from + 1, from).map(({ uuid }) => uuid);

/** Fills a scope, syncs, and takes half of it away: more than may go at once. */
async function holdHalf(): Promise<void> {
  engine.source.holds('a', 40);
  await engine.sync(id);
  engine.source.holds('a', 20);
  await engine.sync(id);
}

/** Has Postgres refuse that an available image goes missing, for as long as the test wants. */
async function refusing(uuid: string, code: string = 'P0001'): Promise<AsyncDisposable> {
  await engine.database.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '${code}'; END $$`,
  );
  await engine.database.query(
    `CREATE TRIGGER refuse BEFORE UPDATE OF missing_since ON available_images FOR EACH ROW
       WHEN (NEW.uuid = '${uuid}' AND NEW.missing_since IS NOT NULL) EXECUTE FUNCTION refuse()`,
  );
  return {
    [Symbol.asyncDispose]: async () => {
      await engine.database.query('DROP FUNCTION refuse CASCADE');
    },
  };
}

describe('a plan', () => {
  it('is the exact list of what a run holds back, under one hash', async () => {
    await holdHalf();

    const plan = await engine.lastPlan(id);

    expect(plan).toMatchObject({ state: 'pending', generation: 2, items: 20, open: uuids(21, 40) });
    expect(plan.reason).toBe('a: 20 of 40 images were not seen, and at most 8 may go at once; all are kept.');
    const items = (scope: string) => plan.open.map((uuid) => ({ scope, uuid }));
    expect(plan.plan_hash).toBe(hashPlan('removal', items('a').toReversed()));
    expect(plan.plan_hash).not.toBe(hashPlan('removal', items('b')));
    expect(plan.plan_hash).not.toBe(hashPlan('removal', items('a').slice(1)));
    expect((await engine.lastRun(id)).counters).toMatchObject({ missing: 0, proposed: 20 });
  });

  it('changes nothing before somebody approves it, and exactly its list afterwards', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    const before = await engine.service.sync(id);
    await engine.decide(plan.id, 'approved');

    const outcome = await engine.service.sync(id);

    expect([before, outcome]).toEqual(['idle', 'served']);
    expect(await engine.missing(id)).toEqual(plan.open);
    expect(await engine.lastPlan(id)).toMatchObject({
      state: 'applied',
      applied_at: expect.any(Date),
      removed: plan.open,
    });
    const states = (await engine.images(id)).map(({ inventory_state }) => inventory_state);
    expect(states).toEqual([...Array<string>(20).fill('present'), ...Array<string>(20).fill('missing')]);
    expect(await engine.sync(id)).toBe('succeeded');
  });

  it('survives every look that finds the same, under its hash, and can still be approved', async () => {
    await holdHalf();
    const first = await engine.lastPlan(id);

    const outcomes = [await engine.sync(id), await engine.sync(id)];

    const [plan, ...others] = await engine.plans(id);
    expect([outcomes, others]).toEqual([['held', 'held'], []]);
    expect(plan).toMatchObject({ id: first.id, plan_hash: first.plan_hash, state: 'pending', generation: 4 });
    expect(plan?.run_id).toBe((await engine.lastRun(id)).id);
    expect(plan?.created_at).toEqual(first.created_at);
    await engine.decide(first.id, 'approved');
    expect(await engine.service.sync(id)).toBe('served');
    expect(await engine.lastPlan(id)).toMatchObject({ state: 'applied', removed: first.open });
  });

  it('removes what a broken look has shown meanwhile, when a complete one did not show it after that', async () => {
    await holdHalf();
    const first = await engine.lastPlan(id);
    engine.source.holds('a', 40);
    engine.source.beforePage = ({ number }) => {
      if (number === 4) throw new ProviderError('network', 'It broke off.');
    };
    await engine.sync(id);
    engine.source.holds('a', 20);
    engine.source.beforePage = () => undefined;
    await engine.sync(id);
    await engine.decide(first.id, 'approved');

    await engine.service.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ id: first.id, kept: [], removed: uuids(21, 40) });
  });

  it('proposes again what a look at single images had shown', async () => {
    await holdHalf();
    engine.source.holds('a', [...buildImages(20), buildImage(30)]);
    await engine.request(id, { uuids: ['uuid-00030'] });
    await engine.service.sync(id);
    const spared = await engine.lastPlan(id);
    engine.source.holds('a', 20);
    await engine.sync(id);
    await engine.sync(id);

    expect(spared.kept).toEqual(['uuid-00030']);
    expect(await engine.lastPlan(id)).toMatchObject({ state: 'pending', kept: [], open: uuids(21, 40) });
  });

  it('is not the same when an image has moved to another scope', async () => {
    engine.source.holds('a', 40).holds('b', buildImages(40, 101));
    await engine.sync(id);
    engine.source.holds('a', 20);
    await engine.sync(id);
    const [first] = await engine.plans(id);
    await engine.database.query(`UPDATE available_images SET scope = 'b' WHERE uuid = 'uuid-00030'`);

    await engine.sync(id);

    expect((await engine.plans(id)).map(({ state }) => state)).toEqual(['stale', 'pending']);
    expect((await engine.lastPlan(id)).plan_hash).not.toBe(first?.plan_hash);
  });

  it('gives way to that of the next run, so that nothing is lost: Backstage #35133', async () => {
    await holdHalf();
    const first = await engine.lastPlan(id);
    engine.source.holds('a', 10);
    await engine.sync(id);
    const second = await engine.lastPlan(id);
    await engine.decide(first.id, 'approved');
    await engine.service.sync(id);
    const afterFirst = await engine.missing(id);
    await engine.decide(second.id, 'approved');

    await engine.service.sync(id);

    expect((await engine.plans(id)).map(({ state }) => state)).toEqual(['stale', 'applied']);
    expect(second).toMatchObject({ generation: 3, open: uuids(11, 40) });
    expect(second.plan_hash).not.toBe(first.plan_hash);
    expect(afterFirst).toEqual([]);
    expect(await engine.missing(id)).toEqual(uuids(11, 40));
  });

  it('is gone for good when everything is back', async () => {
    await holdHalf();
    engine.source.holds('a', 40);

    expect(await engine.sync(id)).toBe('succeeded');
    expect((await engine.plans(id)).map(({ state }) => state)).toEqual(['stale']);
  });

  it('outlives a run in which its scope was not complete', async () => {
    engine.source.holds('a', 40).holds('b', buildImages(10, 101));
    await engine.sync(id);
    engine.source.holds('a', 20);
    await engine.sync(id);
    engine.source.beforePage = ({ scope }) => {
      if (scope === 'a') throw new ProviderError('network', 'It broke off.');
    };

    await engine.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ state: 'pending', generation: 2 });
  });

  it('outlives a run that could not even begin', async () => {
    await holdHalf();
    engine.source.beforeConnect = () => {
      throw new ProviderError('network', 'Nobody answers.');
    };

    expect(await engine.sync(id)).toBe('failed');
    expect(await engine.lastPlan(id)).toMatchObject({ state: 'pending', generation: 2 });
  });

  it('spares what a later run saw or wrote, however that run ended', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    engine.source.holds('a', [...buildImages(24), buildImage(25, { name: 'changed' }), ...buildImages(15, 26)]);
    engine.source.beforePage = ({ number }) => {
      if (number === 4) throw new ProviderError('network', 'It broke off.');
    };
    await engine.sync(id);
    await engine.decide(plan.id, 'approved');

    await engine.service.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ state: 'applied', kept: uuids(21, 30), removed: uuids(31, 40) });
    expect(await engine.missing(id)).toEqual(uuids(31, 40));
  });

  it.each([
    ['was written since', 'changed_generation = 2'],
    ['is in another scope since', `scope = 'b'`],
  ])('spares what %s, whoever wrote it', async (_, change) => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    await engine.database.query(
      `UPDATE available_images SET ${change} WHERE compute_resource_id = $1 AND uuid = 'uuid-00030'`,
      [id],
    );
    await engine.decide(plan.id, 'approved');

    await engine.service.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ state: 'applied', kept: ['uuid-00030'] });
    expect(await engine.missing(id)).toEqual(plan.open.filter((uuid) => uuid !== 'uuid-00030'));
  });

  it('spares what any later run saw, not only the last', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    engine.source.holds('a', 40);
    for (const broken of [4, 1]) {
      engine.source.beforePage = ({ number }) => {
        if (number === broken) throw new ProviderError('network', 'It broke off.');
      };
      await engine.sync(id);
    }
    await engine.decide(plan.id, 'approved');

    await engine.service.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ kept: uuids(21, 30), removed: uuids(31, 40) });
  });

  it('spares what the run sees that carries it out', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    engine.source.holds('a', 40);
    engine.source.beforePage = async ({ number }) => {
      if (number === 4) await engine.decide(plan.id, 'approved');
    };

    await engine.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({ state: 'applied', kept: uuids(21, 40), removed: [] });
    expect(await engine.missing(id)).toEqual([]);
  });

  it.each([
    ['lost an item', 'DELETE FROM sync_plan_items WHERE plan_id = $1 AND uuid = $2'],
    ['gained an item', `INSERT INTO sync_plan_items SELECT $1, 'x' || $2, 'a', 'x'`],
    ['has an item of another scope', `UPDATE sync_plan_items SET scope = 'b' WHERE plan_id = $1 AND uuid = $2`],
  ])('that %s since its approval is not carried out', async (_, change) => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    await engine.decide(plan.id, 'approved');
    await engine.database.query(change, [plan.id, 'uuid-00030']);

    await engine.service.sync(id);

    expect(await engine.lastPlan(id)).toMatchObject({
      state: 'stale',
      failure: expect.stringContaining('no longer the one'),
      removed: [],
    });
    expect(await engine.missing(id)).toEqual([]);
  });

  it('that the database refuses ends failed with the reason, and lets the compute resource go on', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    await engine.decide(plan.id, 'approved');
    await using _ = await refusing('uuid-00030');

    const outcomes = [await engine.service.sync(id), await engine.service.sync(id), await engine.sync(id)];

    expect(outcomes).toEqual(['served', 'idle', 'held']);
    expect((await engine.plans(id)).map(({ state, failure }) => [state, failure])).toEqual([
      ['failed', expect.stringMatching(/^The database refused it \(P0001\)[^]* proposes again/)],
      ['pending', null],
    ]);
    expect(await engine.missing(id)).toEqual([]);
  });

  it('that the database refuses during a run does not fail the run', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    engine.source.beforePage = async ({ number }) => {
      if (number === 2) await engine.decide(plan.id, 'approved');
    };
    await using _ = await refusing('uuid-00030');

    const outcome = await engine.sync(id);

    expect(outcome).toBe('held');
    expect((await engine.plans(id)).map(({ state }) => state)).toEqual(['failed', 'pending']);
  });

  it('waits for a database that is only busy', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    await engine.decide(plan.id, 'approved');
    const busy = await refusing('uuid-00030', '55P03');

    await expect(engine.service.sync(id)).rejects.toThrow('not now');
    const meanwhile = await engine.lastPlan(id);
    await busy[Symbol.asyncDispose]();

    expect(meanwhile).toMatchObject({ state: 'approved', failure: null });
    expect(await engine.service.sync(id)).toBe('served');
    expect(await engine.lastPlan(id)).toMatchObject({ state: 'applied', removed: plan.open });
  });

  it('that is rejected keeps everything, and the next run proposes again', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    await engine.decide(plan.id, 'rejected');
    await engine.service.sync(id);

    await engine.sync(id);

    expect((await engine.plans(id)).map(({ state }) => state)).toEqual(['rejected', 'pending']);
    expect(await engine.missing(id)).toEqual([]);
  });

  it('covers a scope that is listed no more, and an empty one', async () => {
    engine.source.holds('a', 3).holds('b', buildImages(2, 101)).holds('c', buildImages(2, 201));
    await engine.sync(id);
    engine.source.scopes.delete('b');
    engine.source.holds('c', 0);
    await engine.sync(id);
    const plan = await engine.lastPlan(id);
    await engine.decide(plan.id, 'approved');

    await engine.service.sync(id);

    expect(plan.reason).toContain('b: The compute resource no longer lists this scope; its 2 images are kept.');
    expect(await engine.missing(id)).toEqual([...uuids(101, 102), ...uuids(201, 202)]);
    expect(await engine.sync(id)).toBe('succeeded');
  });
});

describe('another source', () => {
  const change = (values: object) =>
    engine.database.query('UPDATE compute_resources SET attrs = $2 WHERE id = $1', [id, values]);

  it.each(['url', 'user', 'uuid', 'domain'])(
    'is one with another %s: what it does not show is proposed',
    async (column) => {
      engine.source.holds('a', 40);
      await engine.sync(id);
      engine.source.holds('a', 39);
      await engine.database.query(`UPDATE compute_resources SET "${column}" = 'other' WHERE id = $1`, [id]);

      const outcomes = [await engine.sync(id), await engine.sync(id)];

      expect(outcomes).toEqual(['held', 'held']);
      expect(await engine.lastPlan(id)).toMatchObject({
        open: ['uuid-00040'],
        reason: expect.stringContaining('was changed'),
      });
      expect(await engine.missing(id)).toEqual([]);
    },
  );

  it.each([
    ['owners', { owners: ['123456789012', 'self'] }],
    ['filters', { filters: ['name=debian-12-*'] }],
  ])('is one with other %s: the first look after holds what it does not show', async (_what, attrs) => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    await change(attrs);
    engine.source.holds('a', 39);

    const outcomes = [await engine.sync(id), await engine.sync(id)];

    expect(outcomes).toEqual(['held', 'held']);
    expect(engine.source.accounts.at(-1)).toMatchObject({ attrs });
    expect(await engine.lastPlan(id)).toMatchObject({
      open: ['uuid-00040'],
      reason: expect.stringContaining('was changed since'),
    });
    expect(await engine.missing(id)).toEqual([]);
  });

  it('is known once its list was approved', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', 39);
    await change({ region: 'other' });
    await engine.sync(id);
    await engine.decide((await engine.lastPlan(id)).id, 'approved');
    await engine.service.sync(id);
    await engine.sync(id);
    engine.source.holds('a', 38);

    expect(await engine.sync(id)).toBe('succeeded');
    expect(await engine.missing(id)).toEqual(uuids(39, 40));
  });

  it('is not one with another password or name', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', 39);
    const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, 'another');
    await engine.database.query(`UPDATE compute_resources SET name = name || 'x', password = $2 WHERE id = $1`, [
      id,
      password,
    ]);

    expect(await engine.sync(id)).toBe('succeeded');
    expect(await engine.missing(id)).toEqual(['uuid-00040']);
  });

  it('is one that nobody saw as a whole yet', async () => {
    engine.source.holds('a', 40);
    engine.source.beforePage = ({ number }) => {
      if (number === 3) throw new ProviderError('network', 'It broke off.');
    };
    await engine.sync(id);
    engine.source.beforePage = () => undefined;
    engine.source.holds('a', buildImages(38, 3));

    expect(await engine.sync(id)).toBe('held');
    expect(await engine.lastPlan(id)).toMatchObject({
      open: uuids(1, 2),
      reason: expect.stringContaining('never seen as a whole'),
    });
  });
});

describe('the valve', () => {
  it.each([
    ['of 0 images lets nothing go without approval', { removal_floor: 0 }, 39, 'held'],
    ['of 0 % lets nothing go without approval', { removal_percent: 0 }, 39, 'held'],
    ['that is null lets everything go', { removal_floor: null, removal_percent: null }, 1, 'succeeded'],
    ['that is null does not believe an empty listing', { removal_floor: null, removal_percent: null }, 0, 'held'],
    ['of a higher share lets more go', { removal_percent: 50 }, 20, 'succeeded'],
  ])('%s', async (_, settings, left, outcome) => {
    await engine.configure(id, settings);
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', left);

    expect(await engine.sync(id)).toBe(outcome);
    expect(await engine.missing(id)).toHaveLength(outcome === 'held' ? 0 : 40 - left);
  });

  it('is that of each run: no setting of an earlier one holds: Nautobot #1361', async () => {
    engine.source.holds('a', 40);
    await engine.configure(id, { removal_floor: null, removal_percent: null });
    await engine.sync(id);
    await engine.configure(id, { removal_floor: 5, removal_percent: 20 });
    engine.source.holds('a', 20);

    expect(await engine.sync(id)).toBe('held');
  });
});

describe('a rehearsal', () => {
  const rehearse = async () => {
    await engine.request(id, { dry_run: true });
    return engine.service.sync(id);
  };

  it('writes nothing but its run and its plan', async () => {
    engine.source.holds('a', 20);
    await engine.sync(id);
    engine.source.holds('a', [buildImage(1, { name: 'changed' }), ...buildImages(18, 2), buildImage(99)]);
    const { available, images } = (await engine.finalState(id)) as { available: unknown; images: unknown };
    const before = await engine.computeResource(id);

    const outcome = await rehearse();

    expect(outcome).toBe('held');
    expect(await engine.finalState(id)).toMatchObject({ available, images });
    expect(await engine.lastRun(id)).toMatchObject({
      dry_run: true,
      trigger: 'manual',
      requested_by: 'somebody',
      generation: 2,
    });
    expect((await engine.lastRun(id)).counters).toMatchObject({
      created: 1,
      changed: 1,
      unchanged: 18,
      missing: 0,
      proposed: 1,
    });
    expect(await engine.lastPlan(id)).toMatchObject({
      open: ['uuid-00020'],
      reason: expect.stringContaining('rehearsal'),
    });
    const { sync_due_at, published_generation } = before;
    expect(await engine.computeResource(id)).toMatchObject({ sync_due_at, published_generation });
  });

  it('imports nothing that the inventory holds already', async () => {
    engine.source.holds('a', 20);
    await engine.sync(id);
    await engine.database.query(`DELETE FROM images WHERE compute_resource_id = $1 AND uuid = 'uuid-00002'`, [id]);

    await rehearse();

    expect(await engine.images(id)).toHaveLength(19);
  });

  it('carries out no plan that is approved meanwhile', async () => {
    await holdHalf();
    const plan = await engine.lastPlan(id);
    engine.source.beforePage = () => engine.decide(plan.id, 'approved');

    await rehearse();

    expect(await engine.missing(id)).toEqual([]);
  });

  it('ends with a plan that can be approved as it was shown', async () => {
    engine.source.holds('a', 20);
    await engine.sync(id);
    engine.source.holds('a', 18);
    await rehearse();
    await engine.decide((await engine.lastPlan(id)).id, 'approved');

    await engine.service.sync(id);

    expect(await engine.missing(id)).toEqual(uuids(19, 20));
  });

  it('succeeds when there is nothing to remove, and settles nothing', async () => {
    engine.source.holds('a', 20);
    await engine.database.query('UPDATE compute_resources SET sync_due_at = NULL WHERE id = $1', [id]);

    expect(await rehearse()).toBe('succeeded');
    expect(await engine.present(id)).toEqual([]);
    expect((await engine.scopes(id)).map(({ complete, settled }) => ({ complete, settled }))).toEqual([
      { complete: true, settled: false },
    ]);
    expect(await engine.computeResource(id)).toMatchObject({ sync_due_at: null, published_generation: 0 });
  });
});

describe('the end of a rehearsal', () => {
  it('publishes nothing, also when everything was seen and the source asks for rest', async () => {
    const { manager } = engine.database;
    const { identifiers } = await manager.insert(SyncRun, {
      compute_resource_id: id,
      generation: 1,
      dry_run: true,
      fencing_token: '1',
    });
    const key = await takeLease(manager, { compute_resource_id: id, holder: 'me', seconds: 60 });
    if (key === undefined) throw new Error('Somebody else holds it');
    const run = {
      id: (identifiers[0] as { id: number }).id,
      compute_resource_id: id,
      generation: 1,
      dry_run: true,
      source_hash: Buffer.alloc(32),
      dataSource: engine.database,
      fence: new Fence(engine.database, key),
      slot: await RunSlot.acquire(new Semaphore(1), new AbortController().signal),
      signal: new AbortController().signal,
    };
    const schedule = { interval_minutes: null, cron: null, time_zone: null };

    await finishRun(
      run,
      {
        conclusion: { state: 'succeeded', reason: null },
        has_scopes: true,
        complete: true,
        retry_after_seconds: 60,
        plan: null,
        counters: {},
      },
      { schedule, interval_minutes: 15 },
    );

    expect(await engine.computeResource(id)).toMatchObject({
      published_generation: 0,
      sync_not_before: expect.any(Date),
    });
  });
});

describe('the end of an image', () => {
  const age = (days: number) =>
    engine.database.query(
      `UPDATE available_images SET missing_since = now() - make_interval(days => $2)
       WHERE compute_resource_id = $1 AND missing_since IS NOT NULL`,
      [id, days],
    );

  it('in the inventory comes after thirty days, unless the catalog or a person holds on to it', async () => {
    engine.source.holds('a', [
      ...buildImages(37),
      buildImage(38, { architecture: null }),
      buildImage(39, { architecture: null }),
      buildImage(40),
    ]);
    await engine.sync(id);
    await engine.database.query(
      `UPDATE available_images SET ignored_at = now() WHERE uuid = 'uuid-00039' AND compute_resource_id = $1`,
      [id],
    );
    engine.source.holds('a', 37);
    await engine.sync(id);
    await age(29);
    const early = await purgeAvailableImages(engine.database.manager, 30, 10);
    await age(31);

    const purged = await purgeAvailableImages(engine.database.manager, 30, 10);

    expect([early, purged]).toEqual([0, 1]);
    expect(await engine.missing(id)).toEqual(uuids(39, 40));
    const forgotten = { compute_resource_id: id, uuid: 'uuid-00038', scope: 'a', missing_generation: 2 };
    expect(await engine.database.manager.findBy(ForgottenImage, { compute_resource_id: id })).toMatchObject([
      forgotten,
    ]);
    await pruneForgottenImages(engine.database.manager, 1);
    expect(await engine.database.manager.countBy(ForgottenImage, { compute_resource_id: id })).toBe(1);
    await engine.database.query(`UPDATE forgotten_images SET forgotten_at = now() - interval '2 days'`);
    await pruneForgottenImages(engine.database.manager, 1);
    expect(await engine.database.manager.countBy(ForgottenImage, { compute_resource_id: id })).toBe(0);
  });

  it('never touches what is not missing, and takes no more than it may', async () => {
    engine.source.holds(
      'a',
      buildImages(20).map((image) => ({ ...image, architecture: null })),
    );
    await engine.sync(id);
    engine.source.holds(
      'a',
      buildImages(16).map((image) => ({ ...image, architecture: null })),
    );
    await engine.sync(id);
    await age(31);

    const purged = await Promise.all([3, 3, 3].map(() => purgeAvailableImages(engine.database.manager, 30, 3)));

    expect(purged.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(Math.max(...purged)).toBeLessThanOrEqual(3);
    expect(await engine.available(id)).toHaveLength(16);
  });
});
