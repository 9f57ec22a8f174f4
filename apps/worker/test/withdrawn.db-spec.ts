import { explainImport } from '@image-catalog/catalog';
import { ProviderError, type ProviderImage, type Withdrawal } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImage, buildImages } from './memory-source.js';

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

const HIDDEN: Withdrawal = { kind: 'hidden', at: null, replacement: null };
const PAST = '2026-01-01T00:00:00.000Z';
const FUTURE = '2999-01-01T00:00:00.000Z';

/** Syncs four images, the last with some values, after they were imported as they are. */
async function syncWith(values: Partial<ProviderImage>): Promise<void> {
  engine.source.holds('a', 4);
  await engine.sync(id);
  engine.source.holds('a', [...buildImages(3), buildImage(4, values)]);
  await engine.sync(id);
}

describe('an image that its source withdraws', () => {
  it.each<Withdrawal>([
    HIDDEN,
    { kind: 'deactivated', at: null, replacement: null },
    { kind: 'deprecated', at: PAST, replacement: 'debian-13' },
    { kind: 'disabled', at: null, replacement: null },
  ])('stays with its dates and its replacement, and is not missing: $kind', async (withdrawn) => {
    await engine.database.query(
      `INSERT INTO import_rules (compute_resource_id, name, search, position, source_missing) VALUES ($1, 'all', '', 1, 'remove')`,
      [id],
    );
    await syncWith({ withdrawn });
    await engine.database.query(
      `UPDATE available_images SET missing_since = now() - interval '9 days' WHERE uuid = 'uuid-00001'`,
    );
    await engine.sync(id);

    expect(await engine.missing(id)).toEqual([]);
    expect((await engine.images(id)).map(({ inventory_state }) => inventory_state)).toEqual(Array(4).fill('present'));
    expect((await engine.available(id))[3]).toMatchObject({
      withdrawal: withdrawn.kind,
      withdrawn_at: withdrawn.at === null ? null : new Date(withdrawn.at),
      replacement: withdrawn.replacement,
    });
    expect((await engine.lastRun(id)).counters).toMatchObject({ withdrawn: 1, missing: 0 });
  });

  it('is as before when the source offers it again', async () => {
    await syncWith({ withdrawn: HIDDEN });
    engine.source.holds('a', 4);

    await engine.sync(id);

    expect((await engine.available(id))[3]).toMatchObject({ withdrawal: null });
    expect((await engine.lastRun(id)).counters).toMatchObject({ withdrawn: 0, changed: 1 });
  });

  it('counts from the time that the source says', async () => {
    await syncWith({ withdrawn: { kind: 'deprecated', at: FUTURE, replacement: null } });

    expect((await engine.lastRun(id)).counters).toMatchObject({ withdrawn: 0 });
  });

  it('does not come into the catalog when it is hidden, and the run says so', async () => {
    engine.source.holds('a', [buildImage(1), buildImage(2, { withdrawn: HIDDEN })]);

    await engine.sync(id);

    expect((await engine.images(id)).map(({ uuid }) => uuid)).toEqual(['uuid-00001']);
    expect((await engine.lastRun(id)).counters).toMatchObject({ not_imported: 1, not_imported_hidden: 1 });
    expect(await explainImport(engine.database.manager, id, 'uuid-00002')).toMatchObject({ reason: 'hidden' });
  });
});

describe('an image whose source names another system than before', () => {
  const drifted = async () => (await engine.lastRun(id)).counters['drifted'];

  it.each<[string, Partial<ProviderImage>]>([
    ['operating system', { os_name: 'Ubuntu', os_major: '24', os_minor: '04' }],
    ['version', { os_major: '13' }],
    ['architecture', { architecture: 'aarch64' }],
  ])('stays as people left it, and is counted: %s', async (_what, values) => {
    engine.source.holds('a', 4);
    await engine.sync(id);
    const before = (await engine.images(id))[3];

    await syncWith(values);

    expect((await engine.images(id))[3]).toEqual(before);
    expect(await drifted()).toBe(1);
    expect((await engine.available(id))[3]).toMatchObject({
      drifted_at: expect.any(Date),
      drifted_from: { os: 'Debian 12', architecture: 'x86_64' },
    });
  });

  it.each<[string, Partial<ProviderImage>]>([
    ['is silent', { os_name: null, os_major: null, os_minor: null, architecture: null }],
    ['cuts the version in another way', { os_major: '12', os_minor: null }],
    ['has another login', { username: 'root' }],
  ])('is not one whose source only %s', async (_what, values) => {
    await syncWith(values);

    expect(await drifted()).toBe(0);
  });

  it('is none any more when people change it to what the source says, or the source goes back', async () => {
    await syncWith({ architecture: 'aarch64' });
    await engine.database.query(`INSERT INTO architectures (name) VALUES ('aarch64') ON CONFLICT DO NOTHING`);
    const change = (name: string) =>
      engine.database.query(
        `UPDATE images SET architecture_id = (SELECT id FROM architectures WHERE name = $1) WHERE uuid = 'uuid-00004'`,
        [name],
      );
    await change('aarch64');
    await engine.sync(id);
    const accepted = await drifted();
    await change('x86_64');
    await engine.sync(id);
    const refused = await drifted();
    engine.source.holds('a', 4);
    await engine.sync(id);

    expect([accepted, refused, await drifted()]).toEqual([0, 1, 0]);
  });
});

describe('a change', () => {
  const changed = async () =>
    (await engine.database.query(`SELECT changed_from FROM available_images WHERE uuid = 'uuid-00004'`))[0]
      .changed_from;

  it('keeps what the changed fields held', async () => {
    await syncWith({ name: 'renamed', size_bytes: 7, tags: ['b'], owner: 'me' });

    expect(await changed()).toEqual({ name: 'debian-12-00004', size_bytes: 1004, tags: ['a', 'b, "c"'], owner: null });
  });

  it('changes no field of an image that only comes back', async () => {
    engine.source.holds('a', 4);
    await engine.sync(id);
    engine.source.holds('a', 3);
    await engine.sync(id);
    engine.source.holds('a', 4);
    await engine.sync(id);

    expect([await engine.missing(id), await changed()]).toEqual([[], null]);
  });
});

it('a scope that its source has switched off is no fault, and its images are kept', async () => {
  engine.source.scopes.clear();
  engine.source.holds('a', 4).holds('b', buildImages(3, 11));
  await engine.sync(id);
  engine.source.beforePage = ({ scope }) => {
    if (scope === 'b') throw new ProviderError('inactive', 'It is asleep.');
  };

  const outcome = await engine.sync(id);

  engine.source.beforePage = () => undefined;
  engine.source.scopes.clear();
  expect(outcome).toBe('succeeded');
  expect(await engine.missing(id)).toEqual([]);
  expect(await engine.scopes(id)).toMatchObject([
    { scope: 'a', complete: true },
    { scope: 'b', complete: false, error_kind: 'inactive', reason: 'It is asleep.' },
  ]);
  expect((await engine.computeResource(id)).published_generation).toBe(2);
});
