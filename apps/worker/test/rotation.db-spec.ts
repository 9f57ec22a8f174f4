import type { ProviderImage } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImage } from './memory-source.js';

let engine: Engine;
let id: number;

beforeAll(async () => {
  engine = await Engine.open();
});

beforeEach(async () => {
  await engine.clear();
  id = await engine.createComputeResource();
});

afterAll(() => engine.close());

const PRODUCTS = ['bullseye', 'bookworm', 'trixie', 'forky', 'sid', 'duke'];

/** One build of a product, made on a day. */
function build(product: string, day: number, values: Partial<ProviderImage> = {}): ProviderImage {
  const made = `2026-05-${String(10 + day).padStart(2, '0')}`;
  return buildImage(1, {
    uuid: `images/${product}/${made}`,
    name: `${product}-${made}`,
    provider_created_at: `${made}T00:00:00.000Z`,
    properties: { product_name: product, item_name: 'disk', version_name: made },
    ...values,
  });
}

/** What a publisher shows that keeps so many builds of each product. */
const shown = (day: number, kept = 2, products = PRODUCTS) =>
  products.flatMap((product) => Array.from({ length: kept }, (_none, back) => build(product, day + back)));

async function look(images: ProviderImage[]) {
  engine.source.holds('a', images);
  await engine.sync(id);
  const { state, reason } = await engine.lastRun(id);
  return { state, reason, present: (await engine.present(id)).length };
}

describe('a publisher that keeps two builds of each product', () => {
  it('drops the older one day by day without a plan, where its kind rotates', async () => {
    const looks = [await look(shown(0)), await look(shown(1)), await look(shown(2)), await look(shown(3))];

    expect(looks).toEqual(Array.from({ length: 4 }, () => ({ state: 'succeeded', reason: null, present: 12 })));
    expect(await engine.plans(id)).toEqual([]);
  });

  it('is held where the operator wants to see each removal, and the run names the setting', async () => {
    await engine.configure(id, { turnover_percent: 0 });
    await look(shown(0));

    const { state, reason, present } = await look(shown(1));

    expect([state, present]).toEqual(['held', 18]);
    expect(reason).toContain('6 of 12 images were not seen, and at most 5 may go at once; all are kept.');
    expect(reason).toContain(
      '6 of them are older than all that the source keeps: turnover_percent of 50 would let such images go.',
    );
  });

  it('is held when more turns over than was said, until the operator has said so once', async () => {
    await look(shown(0, 4));
    const held = await look(shown(3, 1).concat(shown(4, 1)));
    const before = await engine.lastPlan(id);
    await engine.configure(id, { turnover_percent: 80 });

    const after = await look(shown(3, 1).concat(shown(4, 1)));

    expect([held.state, before.state]).toEqual(['held', 'pending']);
    expect(held.reason).toContain('turnover_percent of 75');
    expect(after.state).toBe('succeeded');
    expect((await engine.plans(id)).map(({ state }) => state)).toEqual(['stale']);
  });
});

describe('what is not older than all that the source keeps', () => {
  it.each<[string, ProviderImage[]]>([
    ['the newest build', PRODUCTS.map((product) => build(product, 0))],
    ['a whole product', shown(1, 2, PRODUCTS.slice(3))],
    ['builds without a date', PRODUCTS.map((product) => build(product, 1, { provider_created_at: null }))],
    ['builds of another architecture', PRODUCTS.map((product) => build(product, 1, { architecture: 'aarch64' }))],
  ])('stays behind the valve: a source that shows no more than %s', async (_what, left) => {
    await look(shown(0));

    expect(await look(left)).toMatchObject({ state: 'held' });
  });

  it.each([
    ['empty', () => []],
    ['of another account', () => shown(1)],
  ])('stays where the listing proves nothing: %s', async (what, left) => {
    await look(shown(0));
    if (what !== 'empty')
      await engine.database.query(`UPDATE compute_resources SET "user" = 'other' WHERE id = $1`, [id]);

    expect(await look(left())).toMatchObject({ state: 'held' });
    expect(await engine.missing(id)).toEqual([]);
  });
});

it('a rehearsal proposes what a rotation would remove', async () => {
  await look(shown(0));
  engine.source.holds('a', shown(1));
  await engine.request(id, { dry_run: true });

  await engine.service.sync(id);

  expect((await engine.lastPlan(id)).open).toHaveLength(6);
  expect(await engine.missing(id)).toEqual([]);
});

it('names that differ only in their date are one line as well', async () => {
  await engine.configure(id, { turnover_percent: 100 });
  const ami = (day: number) =>
    ['web', 'db', 'ci', 'dns', 'git', 'log'].map((name) =>
      build('x', day, { uuid: `${name}-${day}`, name: `${name}-debian-12-2026050${day}`, properties: {} }),
    );
  await look([...ami(1), ...ami(2)]);

  expect(await look(ami(2))).toMatchObject({ state: 'succeeded', present: 6 });
});
