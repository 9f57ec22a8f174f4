import type { ProviderImage } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainImport } from '@image-catalog/catalog';
import { Engine } from './engine.js';
import { buildImage } from './memory-source.js';

let engine: Engine;

beforeAll(async () => {
  engine = await Engine.open();
});

beforeEach(() => engine.clear());

afterAll(() => engine.close());

/** Images by the scope that lists them. */
type Held = readonly { scope: string; image: ProviderImage }[];

const hold = (held: Held) => {
  engine.source.scopes.clear();
  for (const { scope, image } of held) engine.source.holds(scope, [...(engine.source.scopes.get(scope) ?? []), image]);
};

/** Syncs a new compute resource and gives the names of its images by uuid. */
async function namesOf(held: Held): Promise<Record<string, string>> {
  await engine.clear();
  hold(held);
  const id = await engine.createComputeResource();
  await engine.sync(id);
  return readNames(id);
}

async function readNames(id: number): Promise<Record<string, string>> {
  return Object.fromEntries((await engine.images(id)).map(({ uuid, name }) => [uuid, name]));
}

const called = (name: string, uuid: string, scope: string, values: Partial<ProviderImage> = {}) => ({
  scope,
  image: buildImage(1, { name, uuid, ...values }),
});

describe('images of one name', () => {
  it('are told apart by their scope', async () => {
    const names = await namesOf(
      ['eu-central-1', 'eu-west-1', 'us-east-1', 'us-east-2'].map((region, index) =>
        called('golden', `ami-0abc${index}`, region),
      ),
    );

    expect(names).toEqual({
      'ami-0abc0': 'golden',
      'ami-0abc1': 'golden (eu-west-1)',
      'ami-0abc2': 'golden (us-east-1)',
      'ami-0abc3': 'golden (us-east-2)',
    });
  });

  it('are told apart by their folder where one scope has both', async () => {
    const names = await namesOf([
      called('golden', 'vm-1', 'DC1', { path: 'linux/golden' }),
      called('golden', 'vm-2', 'DC1', { path: 'old/linux/golden' }),
    ]);

    expect(names).toEqual({ 'vm-1': 'golden', 'vm-2': 'golden (old/linux)' });
  });

  it('are told apart by the beginning of their uuid where that is one, else by a hash', async () => {
    const names = await namesOf([
      called('golden', '11111111-aaaa', 'a'),
      called('golden', '22222222-aaaa', 'a'),
      called('golden', '22222222-bbbb', 'a'),
      called('golden', '/var/lib/libvirt/1', 'a'),
    ]);

    expect(names).toEqual({
      '/var/lib/libvirt/1': 'golden',
      '11111111-aaaa': 'golden (11111111)',
      '22222222-aaaa': 'golden (22222222)',
      '22222222-bbbb': expect.stringMatching(/^golden \([0-9a-f]{8}\)$/),
    });
  });

  it('leave a name to the image that the source calls so', async () => {
    const names = await namesOf([
      called('golden', 'ami-1', 'eu'),
      called('golden', 'ami-2', 'us'),
      called('golden (us)', 'ami-3', 'eu'),
    ]);

    expect(names).toMatchObject({ 'ami-1': 'golden', 'ami-3': 'golden (us)' });
    expect(names['ami-2']).toMatch(/^golden \([0-9a-f]{8}\)$/);
  });

  it('are explained with the name that they get', async () => {
    hold([called('golden', 'ami-1', 'eu')]);
    const id = await engine.createComputeResource();
    await engine.sync(id);
    hold([
      called('golden', 'ami-1', 'eu'),
      called('golden', 'ami-2', 'us', { state: 'queued' }),
      called('golden', 'ami-3', 'eu', { state: 'queued' }),
    ]);
    await engine.sync(id);
    await engine.database.query(`UPDATE available_images SET state = 'active'`);

    const explained = await Promise.all(
      ['ami-2', 'ami-3'].map((uuid) => explainImport(engine.database.manager, id, uuid)),
    );
    hold([called('golden', 'ami-1', 'eu'), called('golden', 'ami-2', 'us'), called('golden', 'ami-3', 'eu')]);
    await engine.sync(id);

    const names = await readNames(id);
    expect(explained.map((one) => one?.becomes?.name)).toEqual([names['ami-2'], names['ami-3']]);
    expect(names['ami-2']).toBe('golden (us)');
  });

  it('all get in, under names of their own, the same in every order and in every run', async () => {
    const line = (maxLength: number) =>
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength }).map((text) => `x${text.trim()}`);
    const uuid = fc.oneof(
      line(255),
      line(6).map((tail) => `ami-0abc${tail}`),
      fc.uuid(),
      line(9).map((tail) => `/var/lib/${tail}`),
    );
    const item = fc.record({
      uuid,
      scope: fc.constantFrom('eu', 'us', 'x'.repeat(300)),
      path: fc.constantFrom(null, 'a/b', 'c/b', 'b'),
    });
    const group = fc.uniqueArray(item, { selector: (one) => one.uuid, minLength: 1, maxLength: 25 });
    const name = fc.oneof(line(20), fc.constant('n'.repeat(255)));
    await fc.assert(
      fc.asyncProperty(name, group, async (given, items) => {
        const held = items.map(({ uuid: key, scope, path }) => called(given, key, scope, { path }));
        const names = await namesOf(held);
        const id = (await engine.database.query<{ id: number }[]>('SELECT id FROM compute_resources'))[0]!.id;
        await engine.sync(id);
        const again = await readNames(id);
        const reversed = await namesOf(held.toReversed());

        expect(Object.keys(names).sort()).toEqual(items.map((one) => one.uuid).sort());
        expect(new Set(Object.values(names)).size).toBe(items.length);
        expect(Math.max(...Object.values(names).map(({ length }) => length))).toBeLessThanOrEqual(255);
        expect(again).toEqual(names);
        expect(reversed).toEqual(names);
      }),
      { numRuns: Number(process.env['NAMES_RUNS'] ?? 25) },
    );
  });
});
