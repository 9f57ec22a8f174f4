import { ProviderError } from '@image-catalog/providers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Engine } from './engine.js';
import { type AskedPage, buildImage } from './memory-source.js';

/** Looks at a compute resource whose images come and go, with every fault that a source can have, against a small model. */

const SCOPES = ['a', 'b'] as const;
const IMAGES = 24;
const PAGE = 4;

/** What happens before one sync: which images are there, with which content, and what goes wrong. */
const step = fc.record({
  present: fc.uniqueArray(fc.nat(IMAGES - 1), { maxLength: IMAGES }),
  version: fc.nat(2),
  fault: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'none' as const }) },
    fc.record({
      kind: fc.constantFrom('network', 'cursor', 'cut', 'circle', 'interrupt'),
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

function spoil({ fault }: Step, stop: () => void): void {
  engine.source.beforePage = ({ scope, number, page }: AskedPage) => {
    if (fault.kind === 'none' || scope !== fault.scope || number !== fault.page) return page;
    if (fault.kind === 'network') throw new ProviderError('network', 'It broke off.');
    if (fault.kind === 'cursor') throw new ProviderError('cursor', 'Start again.');
    // Only the last page can hide something without a trace: it does not say that it is the last.
    if (fault.kind === 'cut') return page.end ? { ...page, end: false, images: page.images.slice(1) } : page;
    if (fault.kind === 'circle') return { ...page, end: false, cursor: 0 };
    stop();
    return page;
  };
}

/** Syncs; an interrupted run is gone on with by another worker. */
async function syncThrough(id: number, taken: Step): Promise<void> {
  await engine.makeDue(id);
  const first = engine.anotherWorker();
  spoil(taken, () => first.onModuleDestroy());
  if ((await first.sync(id)) !== 'interrupted') return;
  spoil({ ...taken, fault: { kind: 'none' } }, () => undefined);
  await engine.service.sync(id);
}

async function check(id: number, { present, version }: Step, before: Set<string>): Promise<void> {
  const there = new Set(present.map(uuidOf));
  const [run, scopes, missing] = [await engine.lastRun(id), await engine.scopes(id), await engine.missing(id)];
  const complete = new Set(scopes.filter((scope) => scope.complete).map(({ scope }) => scope));
  const rows = await engine.available(id);
  for (const row of rows.filter(({ uuid }) => missing.includes(uuid) && before.has(uuid))) {
    expect({ uuid: row.uuid, isThere: there.has(row.uuid), wasLookedFor: complete.has(row.scope) }).toEqual({
      uuid: row.uuid,
      isThere: false,
      wasLookedFor: true,
    });
  }
  // What a complete look must tell, and what only one that nothing was held back from must.
  const truth = [...there].sort();
  const isWhole = complete.size === SCOPES.length;
  const live = rows.filter(({ uuid }) => !missing.includes(uuid));
  const shown = live.filter(({ uuid }) => there.has(uuid));
  expect(isWhole ? shown.map(({ uuid }) => uuid) : truth).toEqual(truth);
  expect(isWhole ? shown.filter(({ properties }) => properties['version'] !== version) : []).toEqual([]);
  expect(run.state === 'succeeded' ? live.map(({ uuid }) => uuid) : truth).toEqual(truth);
  const states = Object.fromEntries((await engine.images(id)).map((image) => [image.uuid, image.inventory_state]));
  expect(states).toEqual(
    Object.fromEntries(rows.map(({ uuid }) => [uuid, missing.includes(uuid) ? 'missing' : 'present'])),
  );
}

it('holds through any history: nothing is lost by an incomplete look, and a complete one tells the truth', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      const id = await engine.createComputeResource();
      for (const taken of steps) {
        const before = new Set(await engine.present(id));
        fill(taken);
        await syncThrough(id, taken);
        await check(id, taken, before);
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
});
