import { ProviderError } from '@image-catalog/providers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SyncRun } from '@image-catalog/database';
import { Engine } from './engine.js';
import { type AskedPage, buildImage } from './memory-source.js';

/** Looks at a compute resource whose images come and go, with every fault that a source can have, against a small model. */

const SCOPES = ['a', 'b'] as const;
const IMAGES = 24;
const PAGE = 4;

/** `pnpm test:crash` plays more. */
const RUNS = Number(process.env['HISTORIES'] ?? 8);

/** What happens before one sync: what people do, which images are there, with which content, and what goes wrong. */
const step = fc.record({
  present: fc.uniqueArray(fc.nat(IMAGES - 1), { maxLength: IMAGES }),
  version: fc.nat(2),
  /** What becomes of the plan that waits. */
  decision: fc.constantFrom(null, null, 'approved' as const, 'rejected' as const),
  /** Another account at the same source. */
  user: fc.constantFrom(null, null, null, 'a', 'b'),
  valve: fc.constantFrom(null, null, { removal_floor: 0 }, { removal_floor: null, removal_percent: null }),
  rehearses: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  /** Looked at one by one, before the run. */
  targeted: fc.uniqueArray(fc.nat(IMAGES - 1), { maxLength: 3 }),
  fault: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'none' as const }) },
    fc.record({
      kind: fc.constantFrom('network', 'cursor', 'cut', 'circle', 'interrupt', 'cancel'),
      scope: fc.constantFrom(...SCOPES),
      page: fc.integer({ min: 1, max: 4 }),
    }),
  ),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let engine: Engine;

beforeAll(async () => {
  engine = await Engine.open();
});

afterAll(() => engine.close());

/** An image's scope never changes, so that it is in one at a time. */
const scopeOf = (number: number) => (number % 2 === 0 ? 'a' : 'b');
const uuidOf = (number: number) => buildImage(number).uuid;

function fill({ present, version }: Step): void {
  engine.source.pageSize = PAGE;
  for (const scope of SCOPES) {
    const numbers = present.filter((number) => scopeOf(number) === scope);
    engine.source.holds(
      scope,
      numbers.map((number) => buildImage(number, { properties: { version } })),
    );
  }
}

function spoil({ fault }: Step, stop: () => void, cancel: () => Promise<unknown>): void {
  engine.source.beforePage = async ({ scope, number, page }: AskedPage) => {
    if (fault.kind === 'none' || scope !== fault.scope || number !== fault.page) return page;
    if (fault.kind === 'network') throw new ProviderError('network', 'It broke off.');
    if (fault.kind === 'cursor') throw new ProviderError('cursor', 'Start again.');
    // Only the last page can hide something without a trace: it does not say that it is the last.
    if (fault.kind === 'cut') return page.end ? { ...page, end: false, images: page.images.slice(1) } : page;
    if (fault.kind === 'circle') return { ...page, end: false, cursor: 0 };
    if (fault.kind === 'cancel') await cancel();
    else stop();
    return page;
  };
}

/** Does what people do before a sync, as the API would. */
async function act(id: number, { decision, user, valve, rehearses, targeted }: Step): Promise<void> {
  const waiting = (await engine.plans(id)).find(({ state }) => state === 'pending');
  if (decision && waiting) await engine.decide(waiting.id, decision);
  if (user) {
    const change = `UPDATE compute_resources SET "user" = $2, updated_at = clock_timestamp() WHERE id = $1 AND "user" IS DISTINCT FROM $2`;
    await engine.database.query(change, [id, user]);
  }
  await engine.configure(id, { removal_floor: 5, removal_percent: 20, ...valve });
  if (targeted.length > 0) await engine.request(id, { uuids: targeted.map(uuidOf) });
  if (rehearses) await engine.request(id, { dry_run: true });
  else await engine.makeDue(id);
}

/** Syncs; an interrupted run is gone on with by another worker. */
async function syncThrough(id: number, taken: Step): Promise<void> {
  await engine.database.query('UPDATE compute_resources SET sync_due_at = NULL WHERE id = $1', [id]);
  await act(id, taken);
  const first = engine.anotherWorker();
  const cancel = async () =>
    engine.database.query(
      `UPDATE sync_runs SET cancel_requested_at = now() WHERE compute_resource_id = $1 AND state = 'running'`,
      [id],
    );
  spoil(taken, () => first.onModuleDestroy(), cancel);
  if ((await first.sync(id)) !== 'interrupted') return;
  spoil({ ...taken, fault: { kind: 'none' } }, () => undefined, cancel);
  await engine.service.sync(id);
}

/** What the model knows of one compute resource: which images some whole look, or the source itself, has denied. */
interface Model {
  denied: Set<string>;
}

async function check(id: number, taken: Step, before: Set<string>, model: Model): Promise<void> {
  const { present, version, targeted, rehearses } = taken;
  const there = new Set(present.map(uuidOf));
  const [run, scopes, missing] = [await engine.lastRun(id), await engine.scopes(id), await engine.missing(id)];
  const complete = new Set(scopes.filter((scope) => scope.complete).map(({ scope }) => scope));
  const looked = new Set(targeted.map(uuidOf));
  for (let number = 0; number < IMAGES; number++) {
    const uuid = uuidOf(number);
    if (!there.has(uuid) && (complete.has(scopeOf(number)) || looked.has(uuid))) model.denied.add(uuid);
  }
  const rows = await engine.available(id);
  // Whatever was removed, by a run, a plan or a targeted look, had been denied.
  const removed = missing.filter((uuid) => before.has(uuid));
  expect(removed.filter((uuid) => !model.denied.has(uuid))).toEqual([]);
  // What is there now was denied earlier, if at all.
  const isWhole = complete.size === SCOPES.length && !rehearses && run.state !== 'cancelled';
  const live = rows.filter(({ uuid }) => !missing.includes(uuid));
  const shown = live.filter(({ uuid }) => there.has(uuid));
  const truth = [...there].sort();
  expect(isWhole ? shown.map(({ uuid }) => uuid) : truth).toEqual(truth);
  expect(isWhole ? shown.filter(({ properties }) => properties['version'] !== version) : []).toEqual([]);
  const isTold = run.state === 'succeeded' && !rehearses;
  expect(isTold ? live.map(({ uuid }) => uuid) : truth).toEqual(truth);
  const mayRemove = run.state !== 'cancelled' || targeted.length > 0 || taken.decision === 'approved';
  expect(mayRemove ? [] : removed).toEqual([]);
  if (isWhole || complete.size > 0) for (const uuid of there) model.denied.delete(uuid);
  await checkCatalog(id, rows, missing, rehearses);
  await checkPlans(id, run);
}

/** A curated image is never removed, and knows what became of its source. */
async function checkCatalog(
  id: number,
  rows: { uuid: string }[],
  missing: string[],
  rehearses: boolean,
): Promise<void> {
  const states = new Map((await engine.images(id)).map((image) => [image.uuid, image.inventory_state]));
  const known = rows.filter(({ uuid }) => states.has(uuid));
  expect(rehearses ? known.length : states.size).toBe(rehearses ? states.size : known.length);
  for (const { uuid } of known) {
    expect([uuid, states.get(uuid)]).toEqual([uuid, missing.includes(uuid) ? 'missing' : 'present']);
  }
}

/** A held run has left the list that it proposes, and only one plan of a scope waits at a time. */
async function checkPlans(id: number, run: SyncRun): Promise<void> {
  const plans = await engine.plans(id);
  const own = plans.filter(({ run_id }) => run_id === run.id);
  if (run.state === 'held') expect(own).toHaveLength(1);
  if (run.state === 'succeeded') expect(own).toEqual([]);
  const waiting = await engine.database.query(
    `SELECT i.uuid FROM sync_plan_items i JOIN sync_plans p ON p.id = i.plan_id
     WHERE p.compute_resource_id = $1 AND p.state IN ('pending', 'approved') GROUP BY i.uuid HAVING count(*) > 1`,
    [id],
  );
  expect(waiting).toEqual([]);
}

/** Histories that failed once. */
const KNOWN: Step[][] = [
  // The last run is cancelled after a page that shows an image again which was missing.
  [
    {
      present: [13, 15, 9, 23, 20, 7],
      version: 2,
      decision: null,
      user: null,
      valve: { removal_floor: 0 },
      rehearses: false,
      targeted: [22, 2],
      fault: { kind: 'none' },
    },
    {
      present: [],
      version: 0,
      decision: 'rejected',
      user: null,
      valve: null,
      rehearses: false,
      targeted: [12],
      fault: { kind: 'network', scope: 'a', page: 2 },
    },
    {
      present: [2, 10, 5, 21, 12, 18],
      version: 1,
      decision: null,
      user: null,
      valve: null,
      rehearses: false,
      targeted: [3],
      fault: { kind: 'none' },
    },
    {
      present: [7, 22, 9, 4, 11, 6, 0, 12, 15, 8],
      version: 2,
      decision: null,
      user: 'a',
      valve: null,
      rehearses: false,
      targeted: [1, 22, 2],
      fault: { kind: 'none' },
    },
    {
      present: [7, 23, 2, 4, 13],
      version: 2,
      decision: 'rejected',
      user: null,
      valve: null,
      rehearses: false,
      targeted: [20],
      fault: { kind: 'none' },
    },
    {
      present: [15, 22, 21, 6, 16, 9, 17, 7],
      version: 0,
      decision: 'approved',
      user: null,
      valve: null,
      rehearses: false,
      targeted: [11],
      fault: { kind: 'cancel', scope: 'b', page: 2 },
    },
  ],
];

it('holds through any history: nothing is lost by an incomplete listing, and a complete one is right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      const id = await engine.createComputeResource();
      const model: Model = { denied: new Set() };
      for (const taken of steps) {
        const before = new Set(await engine.present(id));
        fill(taken);
        await syncThrough(id, taken);
        await check(id, taken, before, model);
      }
    }),
    { numRuns: RUNS, endOnFailure: true, examples: KNOWN.map((steps): [Step[]] => [steps]) },
  );
});
