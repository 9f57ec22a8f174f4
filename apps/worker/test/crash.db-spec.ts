import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Failpoint, outcomeOf, prepare, recover, runChild } from './crash.js';
import { Engine } from './engine.js';

/** `pnpm test` kills at some places, `pnpm test:crash` at all. */
const PLACES = process.env['CRASH_POINTS'] === 'all' ? Number.POSITIVE_INFINITY : 8;

let engine: Engine;

beforeAll(async () => {
  engine = await Engine.open();
});

afterAll(() => engine.close());

/** Places over the whole of a run, the first and the last among them. */
function placesOf(statements: number): Failpoint[] {
  const all = Array.from({ length: statements }, (_, index) => index + 1).flatMap((at): Failpoint[] => [
    { at, when: 'before' },
    { at, when: 'after' },
  ]);
  if (all.length <= PLACES) return all;
  const step = (all.length - 1) / (PLACES - 1);
  return Array.from({ length: PLACES }, (_, index) => all[Math.round(index * step)] as Failpoint);
}

it(
  'leaves the same when its worker is killed at any statement and another goes on',
  async () => {
    const undisturbed = await prepare(engine);
    const statements = await runChild(engine, undisturbed, null);
    await recover(engine, undisturbed);
    const expected = await outcomeOf(engine, undisturbed);

    expect(statements).toBeGreaterThan(80);
    expect(expected).toMatchObject({
      state: 'held',
      generation: 3,
      requests: [{ state: 'ended' }, { state: 'ended' }],
    });
    for (const place of placesOf(statements ?? 0)) {
      const id = await prepare(engine);
      const outcome = await runChild(engine, id, place);
      await recover(engine, id);
      expect({ place, killed: outcome === null, left: await outcomeOf(engine, id) }).toEqual({
        place,
        killed: true,
        left: expected,
      });
      await engine.database.query('DELETE FROM compute_resources WHERE id = $1', [id]);
    }
  },
  30 * 60_000,
);
