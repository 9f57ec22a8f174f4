import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Failpoint, outcomeOf, prepare, recover, runChild } from './crash.js';
import { Engine } from './engine.js';

/** `pnpm test` kills at some places, `pnpm test:crash` at all. */
const PLACES =
  process.env['CRASH_POINTS'] === 'all' ? Number.POSITIVE_INFINITY : Number(process.env['CRASH_POINTS'] ?? 8);

/** Workers that are killed side by side. */
const LANES = 2;

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

async function killAt(place: Failpoint, expected: unknown): Promise<void> {
  const prepared = await prepare(engine);
  const { id } = prepared;
  const outcome = await runChild(engine, id, place);
  await recover(engine, prepared);
  const left = await outcomeOf(engine, id);
  expect({ place, killed: outcome === null, left }).toEqual({ place, killed: true, left: expected });
  await engine.database.query('DELETE FROM compute_resources WHERE id = $1', [id]);
}

it(
  'leaves the same when its worker is killed at any statement and another goes on',
  async () => {
    const undisturbed = await prepare(engine);
    const statements = await runChild(engine, undisturbed.id, null);
    await recover(engine, undisturbed);
    const expected = await outcomeOf(engine, undisturbed.id);

    expect(statements).toBeGreaterThan(80);
    expect(expected).toMatchObject({
      state: 'held',
      generation: 3,
      requests: [{ state: 'ended' }, { state: 'ended' }],
    });
    const places = placesOf(statements ?? 0);
    const lane = async () => {
      for (let place = places.shift(); place; place = places.shift()) await killAt(place, expected);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  },
  60 * 60_000,
);
