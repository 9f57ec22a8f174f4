import { setTimeout as sleep } from 'node:timers/promises';
import { findDueComputeResources } from '@image-catalog/database';
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
  engine.source.beforePage = () => undefined;
  id = await engine.createComputeResource();
});

/** Stops a source at a page until the test lets it go on. */
function holdAt(number: number, scope?: string) {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  engine.source.beforePage = async (asked) => {
    if (asked.number !== number || (scope !== undefined && asked.scope !== scope)) return;
    reached.resolve();
    await released.promise;
  };
  return { reached: reached.promise, release: () => released.resolve() };
}

/** Has another worker sync until a source is at a page, and stop there as at the end of its program. */
async function stopAt(number: number, scope?: string): Promise<void> {
  const stopped = engine.anotherWorker();
  const gate = holdAt(number, scope);
  const run = stopped.sync(id);
  await gate.reached;
  stopped.onModuleDestroy();
  await run;
  gate.release();
}

const expire = () => engine.database.query(`UPDATE sync_leases SET expires_at = now() - interval '1 second'`);

const leaseOf = async () =>
  (
    await engine.database.query(
      'SELECT token, expires_at > now() AS held FROM sync_leases WHERE compute_resource_id = $1',
      [id],
    )
  )[0];

describe('a worker that stops', () => {
  it('leaves its run to the next, which goes on at the page where it was, in the same generation', async () => {
    engine.source.holds('a', 25).holds('b', buildImages(15, 101));
    const stopped = engine.anotherWorker();
    const gate = holdAt(3);
    await engine.makeDue(id);
    const first = stopped.sync(id);
    await gate.reached;

    stopped.onModuleDestroy();
    const outcome = await first;
    gate.release();

    expect(outcome).toBe('interrupted');
    expect(await engine.lastRun(id)).toMatchObject({ state: 'running', generation: 1, ended_at: null });
    expect(await leaseOf()).toMatchObject({ held: false });
    const asked = engine.source.asked;
    expect(await engine.service.sync(id)).toBe('succeeded');
    expect(engine.source.asked - asked).toBe(3);
    expect(await engine.lastRun(id)).toMatchObject({ state: 'succeeded', generation: 1, fencing_token: '2' });
    expect(await engine.present(id)).toHaveLength(40);
  });

  it('spares the next worker a scope that it had read to its end', async () => {
    engine.source.holds('a', 25).holds('b', buildImages(15, 101));
    await engine.makeDue(id);
    await stopAt(2, 'b');
    const asked = engine.source.asked;

    const outcome = await engine.service.sync(id);

    expect(outcome).toBe('succeeded');
    expect(engine.source.asked - asked).toBeLessThanOrEqual(2);
    expect((await engine.lastRun(id)).counters).toMatchObject({ pages: 5, seen: 40, created: 40 });
  });

  it('starts nothing any more', async () => {
    const stopped = engine.anotherWorker();
    stopped.onModuleDestroy();

    expect(await stopped.sync(id)).toBe('interrupted');
    expect(await engine.computeResource(id)).toMatchObject({ generation: 0 });
  });

  it('leaves the same final state as one that does not, wherever it stops', async () => {
    const before = buildImages(30);
    const after = [buildImage(1, { name: 'changed' }), ...buildImages(26, 2), ...buildImages(5, 50)];
    const undisturbed = await engine.createComputeResource();
    for (const resource of [id, undisturbed]) await engine.sync((engine.source.holds('a', before), resource));
    engine.source.holds('a', after);
    await engine.sync(undisturbed);

    await engine.makeDue(id);
    for (const page of [1, 2, 3, 4]) {
      await stopAt(page);
    }
    engine.source.beforePage = () => undefined;
    await engine.service.sync(id);

    expect(await engine.finalState(id)).toEqual(await engine.finalState(undisturbed));
  });

  it('leaves a run that is begun anew when an hour has passed, as its pages say little of the present', async () => {
    engine.source.holds('a', 25);
    await engine.makeDue(id);
    await stopAt(3);
    await engine.database.query(
      `UPDATE sync_runs SET started_at = started_at - interval '61 minutes' WHERE compute_resource_id = $1`,
      [id],
    );
    await engine.database.query(
      `UPDATE compute_resources SET updated_at = updated_at - interval '2 hours' WHERE id = $1`,
      [id],
    );

    expect(await engine.service.sync(id)).toBe('succeeded');
    expect((await engine.lastRun(id)).generation).toBe(2);
  });

  it('does not lend its pages to another account: an edit in between starts a new run', async () => {
    engine.source.holds('a', 25);
    await engine.makeDue(id);
    await stopAt(3);
    await engine.database.query(
      `UPDATE compute_resources SET url = 'https://y.test/', updated_at = now() WHERE id = $1`,
      [id],
    );

    const outcome = await engine.service.sync(id);

    expect(outcome).toBe('succeeded');
    const states = await engine.database.query(
      'SELECT generation, state FROM sync_runs WHERE compute_resource_id = $1 ORDER BY generation',
      [id],
    );
    expect(states).toEqual([
      { generation: 1, state: 'cancelled' },
      { generation: 2, state: 'succeeded' },
    ]);
  });
});

describe('a lease', () => {
  it('admits one worker at a time', async () => {
    engine.source.holds('a', 25);
    const gate = holdAt(2);
    await engine.makeDue(id);
    const first = engine.service.sync(id);
    await gate.reached;

    const others = await Promise.all([1, 2, 3].map(() => engine.anotherWorker().sync(id)));
    const due = await findDueComputeResources(engine.database.manager, ['ImageCatalog::Simplestreams'], 1000);

    expect(others).toEqual(['idle', 'idle', 'idle']);
    expect(due).not.toContain(id);
    gate.release();
    expect(await first).toBe('succeeded');
  });

  it('is not waited for while somebody changes the compute resource', async () => {
    await engine.makeDue(id);
    const editor = engine.database.createQueryRunner();
    await editor.startTransaction();
    await editor.query(`UPDATE compute_resources SET name = name || 'x' WHERE id = $1`, [id]);
    const sync = engine.service.sync(id);

    const outcome = await Promise.race([sync, sleep(3000, 'waits')]);
    await editor.rollbackTransaction();
    await editor.release();
    await sync;

    expect(outcome).toBe('idle');
  });

  it('that is stolen ends the run also while the source lets it wait', async () => {
    engine.source.holds('a', 25);
    const gate = holdAt(2);
    await engine.makeDue(id);
    const loser = engine.anotherWorker(engine.source, 1).sync(id);
    await gate.reached;
    // Nothing is left to write until the source answers.
    while ((await engine.present(id)).length < 10) await sleep(5);
    await engine.database.query('UPDATE sync_leases SET token = token + 1 WHERE compute_resource_id = $1', [id]);

    const outcome = await Promise.race([loser, sleep(5000, 'waits')]);
    gate.release();
    await loser;

    expect(outcome).toBe('lost');
  });

  it('is won by exactly one of many workers that claim at once', async () => {
    engine.source.holds('a', 5);
    await engine.makeDue(id);

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => engine.anotherWorker().sync(id)));

    expect(outcomes.filter((outcome) => outcome !== 'idle')).toEqual(['succeeded']);
    expect((await engine.lastRun(id)).generation).toBe(1);
  });

  it('that ran out is taken over, and who lost it writes nothing more', async () => {
    engine.source.holds('a', 25);
    const gate = holdAt(2);
    await engine.makeDue(id);
    const loser = engine.anotherWorker().sync(id);
    await gate.reached;
    engine.source.beforePage = () => undefined;
    await expire();
    const winner = await engine.service.sync(id);
    const before = await engine.finalState(id);
    const rows = await engine.database.query('SELECT xmin, ctid FROM available_images WHERE compute_resource_id = $1', [
      id,
    ]);

    gate.release();

    expect(winner).toBe('succeeded');
    expect(await loser).toBe('lost');
    expect(await engine.finalState(id)).toEqual(before);
    expect(
      await engine.database.query('SELECT xmin, ctid FROM available_images WHERE compute_resource_id = $1', [id]),
    ).toEqual(rows);
    expect(await leaseOf()).toMatchObject({ token: '2', held: false });
  });

  it('that is being stolen makes the writer of a page wait, and then write nothing', async () => {
    engine.source.holds('a', 25);
    const gate = holdAt(3);
    await engine.makeDue(id);
    const loser = engine.anotherWorker().sync(id);
    await gate.reached;
    while ((await engine.present(id)).length < 20) await sleep(5);
    const thief = engine.database.createQueryRunner();
    await thief.startTransaction();
    await thief.query('UPDATE sync_leases SET token = token + 1 WHERE compute_resource_id = $1', [id]);
    gate.release();
    const waiting = await Promise.race([loser, sleep(300, 'waits')]);
    await thief.commitTransaction();
    await thief.release();

    expect(waiting).toBe('waits');
    expect(await loser).toBe('lost');
    expect(await engine.present(id)).toHaveLength(20);
    expect(await engine.lastRun(id)).toMatchObject({ state: 'running' });
  });

  it('is renewed while a run goes on for longer than it lasts', async () => {
    engine.source.holds('a', 25);
    const gate = holdAt(2);
    await engine.makeDue(id);
    const first = engine.anotherWorker(engine.source, 2).sync(id);
    await gate.reached;
    await sleep(2500);

    const other = await engine.service.sync(id);

    expect(other).toBe('idle');
    gate.release();
    expect(await first).toBe('succeeded');
  });

  it('goes with its compute resource, without a deadlock', async () => {
    engine.source.holds('a', 200);
    const gate = holdAt(2);
    await engine.makeDue(id);
    const sync = engine.service.sync(id);
    await gate.reached;
    gate.release();

    await engine.database.query('DELETE FROM compute_resources WHERE id = $1', [id]);

    expect(await sync).toBe('lost');
    expect(await engine.available(id)).toEqual([]);
    const [{ deadlocks }] = await engine.database.query(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(Number(deadlocks)).toBe(0);
  });

  it('lets workers that steal from each other at any moment do no harm', async () => {
    engine.source.holds('a', 60);
    engine.source.beforePage = () => sleep(Math.random() * 4);
    await engine.makeDue(id);
    const workers = [engine.service.sync(id)];
    for (let theft = 0; theft < 25; theft++) {
      await sleep(Math.random() * 20);
      await expire();
      // Each theft is by another worker, so that several believe to hold the lease.
      workers.push(engine.anotherWorker().sync(id));
    }
    const outcomes = await Promise.all(workers);

    expect(outcomes).toContain('succeeded');
    expect(outcomes.filter((outcome) => !['lost', 'idle', 'succeeded'].includes(outcome))).toEqual([]);
    expect(await engine.sync(id)).toBe('succeeded');
    expect(await engine.present(id)).toHaveLength(60);
    expect(await engine.images(id)).toHaveLength(60);
    const running = await engine.database.query(
      `SELECT count(*)::int AS n FROM sync_runs WHERE compute_resource_id = $1 AND state NOT IN ('succeeded', 'cancelled')`,
      [id],
    );
    expect(running).toEqual([{ n: 0 }]);
  });
});
