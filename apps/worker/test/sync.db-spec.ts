import { markImagesMissing, saveAvailableImages, SyncPage } from '@image-catalog/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProviderImage, type Provider, ProviderError, type RejectedItem } from '@image-catalog/providers';
import { digestImage } from '../src/sync/digest/digest-image.js';
import { Engine } from './engine.js';
import { type AskedPage, buildImage, buildImages } from './memory-source.js';

let engine: Engine;
let id: number;

beforeAll(async () => {
  engine = await Engine.open();
});

afterAll(() => engine.close());

beforeEach(async () => {
  engine.source.scopes.clear();
  engine.source.pageSize = 10;
  engine.source.beforePage = () => undefined;
  engine.source.beforeConnect = () => undefined;
  id = await engine.createComputeResource();
});

/** Breaks the listing from a page on, however often it is tried. */
function failAt(number: number, error: unknown) {
  engine.source.beforePage = (asked) => {
    if (asked.number >= number) throw error;
  };
}

/** Rows of every table that a sync writes, as their versions: a row that is written again has another one. */
async function rowVersions(): Promise<unknown> {
  const tables = [
    'available_images',
    'images',
    'operatingsystems',
    'architectures',
    'architectures_operatingsystems',
    'audits',
  ];
  const versions: Record<string, unknown> = {};
  for (const table of tables)
    versions[table] = await engine.database.query(`SELECT ctid, xmin FROM ${table} ORDER BY ctid`);
  return versions;
}

const uuids = (images: readonly { uuid: string }[]) => images.map(({ uuid }) => uuid);

describe('a complete listing', () => {
  it('mirrors what the compute resource holds, publishes it and says when the next sync is due', async () => {
    engine.source.holds('a', 25).holds('b', buildImages(5, 101));

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect(await engine.present(id)).toHaveLength(30);
    const run = await engine.lastRun(id);
    expect(run).toMatchObject({
      state: 'succeeded',
      reason: null,
      counters: { pages: 4, seen: 30, created: 30, changed: 0, unchanged: 0, rejected: 0, missing: 0, imported: 30 },
    });
    const resource = await engine.computeResource(id);
    expect(resource).toMatchObject({ generation: 1, published_generation: 1 });
    const pause = (resource.sync_due_at?.getTime() ?? 0) - (run.ended_at?.getTime() ?? 0);
    expect(pause).toBeGreaterThanOrEqual(13.5 * 60_000);
    expect(pause).toBeLessThanOrEqual(16.5 * 60_000);
  });

  it('stores every column as the provider gave it', async () => {
    const image = buildImage(1, { path: '/images/1', owner: 'me', provider_updated_at: '2026-02-03T04:05:06.000Z' });
    engine.source.holds('a', [image]);

    await engine.sync(id);

    const [row] = await engine.available(id);
    expect(row).toMatchObject({
      ...image,
      scope: 'a',
      size_bytes: '1001',
      provider_created_at: new Date('2026-01-02T03:04:05.678Z'),
      provider_updated_at: new Date('2026-02-03T04:05:06.000Z'),
      first_generation: 1,
      changed_generation: 1,
      missing_since: null,
    });
  });

  it('writes no row of the inventory or the catalog when nothing is new', async () => {
    engine.source.holds('a', 25);
    await engine.sync(id);
    const before = await rowVersions();

    await engine.sync(id);

    expect(await rowVersions()).toEqual(before);
    expect((await engine.lastRun(id)).counters).toMatchObject({
      seen: 25,
      created: 0,
      changed: 0,
      unchanged: 25,
      imported: 0,
    });
  });

  it('writes the one image that changed, and none beside it', async () => {
    engine.source.holds('a', 12);
    await engine.sync(id);
    engine.source.holds('a', [...buildImages(11), buildImage(12, { properties: { min_disk: 11 } })]);

    await engine.sync(id);

    const rows = await engine.available(id);
    expect(rows.map((row) => row.changed_generation)).toEqual([...Array<number>(11).fill(1), 2]);
    expect(rows[11]).toMatchObject({ properties: { min_disk: 11 }, first_generation: 1 });
    expect((await engine.lastRun(id)).counters).toMatchObject({ created: 0, changed: 1, unchanged: 11 });
  });

  it('marks a deleted image missing, keeps its curated image, and takes both back when it returns', async () => {
    engine.source.holds('a', 12);
    await engine.sync(id);
    engine.source.holds('a', buildImages(11));

    await engine.sync(id);

    expect(await engine.missing(id)).toEqual(['uuid-00012']);
    expect((await engine.images(id)).at(-1)).toMatchObject({ uuid: 'uuid-00012', inventory_state: 'missing' });
    expect(await engine.lastRun(id)).toMatchObject({ state: 'succeeded', counters: { missing: 1 } });
    engine.source.holds('a', 12);
    await engine.sync(id);
    expect(await engine.missing(id)).toEqual([]);
    expect((await engine.images(id)).at(-1)).toMatchObject({ uuid: 'uuid-00012', inventory_state: 'present' });
  });

  it('moves an image with its scope', async () => {
    engine.source.holds('a', 2).holds('b', []);
    await engine.sync(id);
    engine.source.holds('a', buildImages(1)).holds('b', buildImages(1, 2));

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect((await engine.available(id)).map(({ scope, missing_since }) => [scope, missing_since])).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it('takes the last of equal uuids, in a page and across pages', async () => {
    engine.source.pageSize = 2;
    engine.source.holds('a', [
      buildImage(1),
      buildImage(1, { name: 'second' }),
      buildImage(2),
      buildImage(1, { name: 'third' }),
    ]);

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect((await engine.available(id)).map(({ uuid, name }) => [uuid, name])).toEqual([
      ['uuid-00001', 'third'],
      ['uuid-00002', 'debian-12-00002'],
    ]);
    expect((await engine.scopes(id))[0]).toMatchObject({ pages: 2, rows: 2, complete: true });
  });

  it('has at most two pages in flight', async () => {
    engine.source.holds('a', 50);
    const askedBefore = engine.source.asked;
    const inFlight: number[] = [];
    engine.source.beforePage = async () => {
      const [{ written }] = await engine.database.query(
        `SELECT count(*)::int AS written FROM sync_pages p JOIN sync_runs r ON r.id = p.run_id WHERE r.compute_resource_id = $1`,
        [id],
      );
      inFlight.push(engine.source.asked - askedBefore - written);
    };

    await engine.sync(id);

    expect(inFlight).toHaveLength(5);
    expect(Math.max(...inFlight)).toBeLessThanOrEqual(2);
    expect(Math.min(...inFlight)).toBeGreaterThanOrEqual(1);
  });

  it('gives the provider the account with its password opened, and keeps the password nowhere else', async () => {
    const secret = 'canary-3f9c';
    const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, secret);
    await engine.database.query(`UPDATE compute_resources SET password = $2, "user" = 'me' WHERE id = $1`, [
      id,
      password,
    ]);
    engine.source.holds('a', 3);

    await engine.sync(id);

    expect(engine.source.accounts.at(-1)).toMatchObject({ user: 'me', password: secret, url: 'https://x.test/' });
    const tables = [
      'compute_resources',
      'sync_runs',
      'sync_scopes',
      'sync_pages',
      'available_images',
      'audits',
      'images',
    ];
    for (const table of tables) {
      const rows = await engine.database.query(`SELECT t::text FROM ${table} t WHERE t::text LIKE '%${secret}%'`);
      expect(rows).toEqual([]);
    }
  });
});

describe('an incomplete listing', () => {
  beforeEach(async () => {
    engine.source.holds('a', 35);
    await engine.sync(id);
  });

  const network = new ProviderError('network', 'The mirror breaks off.');

  it.each<[string, () => void, string | null, string]>([
    ['a page breaks', () => failAt(3, network), 'network', 'a: The mirror breaks off.'],
    ['a page is forbidden', () => failAt(2, new ProviderError('forbidden', 'No.')), 'forbidden', 'a: No.'],
    [
      'the provider has a fault',
      () => failAt(2, new TypeError('secret upstream text')),
      'protocol',
      "a: The provider failed unexpectedly (TypeError): see the worker's log.",
    ],
    [
      'the listing stops without an end',
      () => (engine.source.beforePage = ({ page }) => ({ ...page, end: false })),
      null,
      'a: The listing stopped without a last page.',
    ],
    [
      'the listing runs in a circle',
      () => (engine.source.beforePage = ({ page }) => ({ ...page, cursor: 10, end: false })),
      null,
      'a: The listing returned to a page that it had already sent.',
    ],
    [
      'fewer images come than were reported',
      () => (engine.source.beforePage = ({ page }) => ({ ...page, reported_total: 36 })),
      null,
      'a: The listing ended after 34 of the 36 images that were reported.',
    ],
    [
      'the place in the listing is lost each time',
      () => failAt(2, new ProviderError('cursor', 'The listing must start again.')),
      'cursor',
      'a: The listing must start again.',
    ],
  ])('removes nothing when %s, and says so', async (_, spoil, errorKind, reason) => {
    engine.source.holds('a', buildImages(34));
    spoil();

    const outcome = await engine.sync(id);

    expect(outcome).toBe('partial');
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.lastRun(id)).toMatchObject({ state: 'partial', reason });
    expect((await engine.scopes(id))[0]).toMatchObject({ complete: false, error_kind: errorKind });
    expect((await engine.images(id)).map((image) => image.inventory_state)).toEqual(Array(35).fill('present'));
    expect(await engine.computeResource(id)).toMatchObject({ generation: 2, published_generation: 1 });
  });

  it('keeps what the pages before the broken one brought', async () => {
    engine.source.holds('a', [buildImage(100), ...buildImages(34)]);
    failAt(2, network);

    await engine.sync(id);

    expect(await engine.present(id)).toContain('uuid-00100');
    expect(await engine.present(id)).toHaveLength(36);
    expect((await engine.lastRun(id)).counters).toMatchObject({ pages: 1, created: 1, imported: 1 });
  });

  it('leaves every row as it was when the source stops half way', async () => {
    const before = await rowVersions();
    failAt(3, network);

    await engine.sync(id);

    expect(await rowVersions()).toEqual(before);
  });

  it('removes what a complete scope beside a broken one does not show', async () => {
    engine.source.holds('b', buildImages(10, 101));
    await engine.sync(id);
    engine.source.holds('a', buildImages(34)).holds('b', buildImages(9, 101));
    engine.source.beforePage = ({ scope, number }: AskedPage) => {
      if (scope === 'a' && number === 4) throw network;
    };

    const outcome = await engine.sync(id);

    expect(outcome).toBe('partial');
    expect(await engine.missing(id)).toEqual(['uuid-00110']);
  });

  it('believes a total that is reached to within a hundredth', async () => {
    engine.source.holds('a', 200);
    engine.source.beforePage = ({ page }) => ({ ...page, reported_total: 202 });

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
  });

  it('does not count an image twice to reach a total', async () => {
    engine.source.holds('a', [...buildImages(30), ...buildImages(10)]);
    engine.source.beforePage = ({ page }) => ({ ...page, reported_total: 40 });

    const outcome = await engine.sync(id);

    expect(outcome).toBe('partial');
    expect(await engine.missing(id)).toEqual([]);
  });

  it('starts a listing again when its cursor was lost, and is complete when that works', async () => {
    let lost = false;
    engine.source.holds('a', buildImages(34, 2));
    engine.source.beforePage = ({ number }) => {
      if (number !== 3 || lost) return;
      lost = true;
      // The image that the next page follows is gone, and so is one of the pages before.
      engine.source.holds('a', buildImages(33, 3));
      throw new ProviderError('cursor', 'The listing must start again.');
    };

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect(await engine.missing(id)).toEqual(['uuid-00001', 'uuid-00002']);
    expect((await engine.lastRun(id)).counters).toMatchObject({ pages: 4, seen: 33, missing: 2 });
  });

  it('starts a listing again three times at most', async () => {
    const asked = engine.source.asked;
    failAt(2, new ProviderError('cursor', 'The listing must start again.'));

    await engine.sync(id);

    expect(engine.source.asked - asked).toBe(8);
  });

  it('does not count what only the listing with the lost cursor showed as seen', async () => {
    engine.source.beforePage = ({ number }) => {
      if (number !== 4) return;
      engine.source.holds('a', 20);
      throw new ProviderError('cursor', 'The listing must start again.');
    };

    const outcome = await engine.sync(id);

    expect(outcome).toBe('held');
    expect((await engine.lastPlan(id)).open).toEqual(uuids(buildImages(15, 21)));
  });

  it('fails, and comes back later each time, when there is nobody to talk to', async () => {
    engine.source.beforeConnect = () => {
      throw new ProviderError('unauthorized', 'The login is refused.');
    };

    const pauses: number[] = [];
    for (let look = 0; look < 5; look++) {
      await engine.sync(id);
      const { sync_due_at } = await engine.computeResource(id);
      pauses.push(((sync_due_at?.getTime() ?? 0) - ((await engine.lastRun(id)).ended_at?.getTime() ?? 0)) / 60_000);
    }

    expect(await engine.lastRun(id)).toMatchObject({ state: 'failed', reason: 'The login is refused.' });
    [1, 5, 30, 180, 180].forEach((minutes, look) => {
      expect(pauses[look]).toBeGreaterThanOrEqual(minutes * 0.89);
      expect(pauses[look]).toBeLessThanOrEqual(minutes * 1.11);
    });
    expect(await engine.missing(id)).toEqual([]);
  });

  it('stays away for as long as a throttling source asks', async () => {
    failAt(1, new ProviderError('throttled', 'The mirror asks to come back later.', 7200));

    await engine.sync(id);

    const { sync_due_at } = await engine.computeResource(id);
    const { ended_at, state } = await engine.lastRun(id);
    expect(state).toBe('failed');
    expect((sync_due_at?.getTime() ?? 0) - (ended_at?.getTime() ?? 0)).toBe(7_200_000);
  });

  it('fails when there is no scope', async () => {
    engine.source.scopes.clear();

    const outcome = await engine.sync(id);

    expect(outcome).toBe('failed');
    expect(await engine.missing(id)).toEqual([]);
  });

  it.each([
    ['names a scope twice', ['a', 'a']],
    ['names one by nothing', ['a', '']],
  ])('fails when the compute resource %s', async (_, names) => {
    const provider: Provider = {
      kind: engine.source.kind,
      connect: async (account, outside) => ({
        ...(await engine.source.connect(account, outside)),
        scopes: async () => names.map((name) => ({ name })),
      }),
    };
    await engine.makeDue(id);

    expect(await engine.anotherWorker(provider).sync(id)).toBe('failed');
    expect(await engine.missing(id)).toEqual([]);
  });

  it('fails when the stored password does not open', async () => {
    const elsewhere = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id: id + 1 }, 'x');
    await engine.database.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, elsewhere]);

    await engine.sync(id);

    expect(await engine.lastRun(id)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining(`compute_resources.password of row ${id} does not open`),
    });
  });
});

describe('a removal that looks like a fault', () => {
  it.each<[string, number, () => void, string]>([
    [
      'the listing is empty',
      40,
      () => engine.source.holds('a', 0),
      'a: The listing is empty; the 40 images that it had are kept.',
    ],
    [
      'too many images are gone',
      40,
      () => engine.source.holds('a', 31),
      'a: 9 of 40 images were not seen, and at most 8 may go at once; all are kept.',
    ],
    [
      'the scope is not listed any more',
      3,
      () => {
        engine.source.scopes.delete('a');
        engine.source.holds('b', buildImages(1, 900));
      },
      'a: The compute resource no longer lists this scope; its 3 images are kept.',
    ],
    [
      'an item could not be identified',
      3,
      () => {
        engine.source.holds('a', 2);
        engine.source.beforePage = ({ page }) => ({ ...page, rejected: [{ uuid: null, reason: 'No id.' }] });
      },
      'a: 1 items could not be identified; 1 images that were not seen are kept.',
    ],
  ])('is held back when %s', async (_, count, change, reason) => {
    engine.source.holds('a', count);
    await engine.sync(id);
    change();

    const outcome = await engine.sync(id);

    expect(outcome).toBe('held');
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.lastRun(id)).toMatchObject({ state: 'held', reason, counters: { missing: 0 } });
    expect(await engine.computeResource(id)).toMatchObject({ published_generation: 2 });
  });

  it('is proposed again by the next run, and not forgotten', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', 20);
    await engine.sync(id);

    await engine.sync(id);

    expect(await engine.lastRun(id)).toMatchObject({ state: 'held', reason: expect.stringContaining('20 of 40') });
  });

  it('is none up to the limit', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', 32);

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect(await engine.missing(id)).toHaveLength(8);
  });

  it('does not count what the run itself added', async () => {
    engine.source.holds('a', 40);
    await engine.sync(id);
    engine.source.holds('a', buildImages(500, 31));

    const outcome = await engine.sync(id);

    expect(outcome).toBe('held');
    expect(await engine.missing(id)).toEqual([]);
  });
});

describe('an item that cannot be stored', () => {
  it('counts as seen when its uuid is known', async () => {
    engine.source.holds('a', 6);
    await engine.sync(id);
    const rejected: RejectedItem[] = [{ uuid: 'uuid-00006', reason: 'Not understood.' }];
    engine.source.holds('a', 5);
    engine.source.beforePage = ({ page }) => ({ ...page, rejected });

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect(await engine.present(id)).toContain('uuid-00006');
    expect((await engine.lastRun(id)).counters).toMatchObject({ seen: 6, rejected: 1, missing: 0, unchanged: 5 });
  });

  it.each<[string, (number: number) => RejectedItem, string]>([
    ['nobody can identify', () => ({ uuid: null, reason: 'It has no id.' }), 'It has no id.'],
    [
      'can be identified',
      (number) => ({ uuid: `uuid-${String(number).padStart(5, '0')}`, reason: 'It is no image.' }),
      'It is no image.',
    ],
  ])('makes no success of a listing that holds nothing but items that %s', async (_, item, reason) => {
    engine.source.holds('a', 6);
    await engine.sync(id);
    const rejected = Array.from({ length: 9 }, (__, index) => item(index + 3));
    engine.source.beforePage = ({ page }) => ({ ...page, images: [], rejected });

    const outcome = await engine.sync(id);

    expect(outcome).toBe('failed');
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.lastRun(id)).toMatchObject({
      reason: `a: None of the 9 items of the listing could be read: ${reason}`,
      counters: { rejected: 9, missing: 0, proposed: 0 },
    });
    expect((await engine.scopes(id))[0]).toMatchObject({ complete: false, settled: false });
    expect(await engine.computeResource(id)).toMatchObject({ published_generation: 1 });
  });

  it('holds back what was not seen where most of a listing could not be read', async () => {
    engine.source.holds('a', 6);
    await engine.sync(id);
    engine.source.holds('a', 1);
    const rejected = ['b', 'c'].map((uuid) => ({ uuid, reason: 'Not understood.' }));
    engine.source.beforePage = ({ page }) => ({ ...page, rejected });

    const outcome = await engine.sync(id);

    expect(outcome).toBe('held');
    expect(await engine.missing(id)).toEqual([]);
    expect(await engine.lastRun(id)).toMatchObject({
      reason: 'a: 2 of 3 items could not be read; 5 images that were not seen are kept.',
    });
  });

  it('is kept with its reason, those first that can be named, and no more than a hundred of a page', async () => {
    const nameless = Array.from({ length: 150 }, () => ({ uuid: 'a\0b', reason: 'No id.' }));
    const named = { uuid: 'odd', reason: 'Not understood.' };
    const kept = [named, ...nameless.slice(0, 99).map(({ reason }) => ({ uuid: null, reason }))];
    engine.source.holds('a', 1);
    engine.source.beforePage = ({ page }) => ({ ...page, rejected: [...nameless, named] });

    await engine.sync(id);

    const { id: run_id, counters } = await engine.lastRun(id);
    const [page] = await engine.database.manager.findBy(SyncPage, { run_id });
    expect(counters).toMatchObject({ rejected: 151 });
    expect(page?.rejected).toEqual(kept);
  });

  it('counts as seen also where another scope had it, and holds nothing back', async () => {
    await engine.configure(id, { removal_floor: 0 });
    engine.source.holds('a', 6).holds('b', buildImages(3, 101));
    await engine.sync(id);
    engine.source.holds('a', 5);
    engine.source.beforePage = ({ scope, page }) =>
      scope === 'b' ? { ...page, rejected: [{ uuid: 'uuid-00006', reason: 'Not understood.' }] } : page;

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    expect(await engine.missing(id)).toEqual([]);
    expect((await engine.lastRun(id)).counters).toMatchObject({ missing: 0, proposed: 0 });
  });

  it.each<[string, Partial<ProviderImage>]>([
    ['NUL', { uuid: 'a\0b' }],
    ['half a surrogate', { uuid: 'a\ud800b' }],
    ['a control character', { uuid: 'a\u0007b' }],
    ['nothing', { uuid: '' }],
    ['more than an index can hold', { uuid: 'x'.repeat(3000) }],
  ])('is rejected when its uuid holds %s, and the rest of the page is kept', async (_, values) => {
    engine.source.holds('a', [buildImage(1), buildImage(2, values), buildImage(3)]);

    await engine.sync(id);

    expect(await engine.present(id)).toEqual(['uuid-00001', 'uuid-00003']);
    expect((await engine.lastRun(id)).counters).toMatchObject({ seen: 3, rejected: 1 });
  });

  it('loses only what no database could hold', async () => {
    const hostile = 'a\0b\ud800c\u0007d'.repeat(2000);
    engine.source.holds('a', [
      buildImage(1, {
        name: hostile,
        path: hostile,
        owner: hostile,
        tags: [hostile, '', 'fine'],
        size_bytes: Number.NaN,
        provider_created_at: '+275760-09-13T00:00:00.001Z',
        properties: { [hostile]: hostile, 'line\nend': 'line\nend', __proto__: { polluted: true }, many: [hostile] },
      }),
    ]);

    const outcome = await engine.sync(id);

    expect(outcome).toBe('succeeded');
    const [row] = await engine.available(id);
    expect(row).toMatchObject({
      name: 'abcd'.repeat(64).slice(0, 255),
      tags: ['abcd'.repeat(64).slice(0, 255), 'fine'],
    });
    expect(row).toMatchObject({ size_bytes: null, provider_created_at: null });
    expect(row?.properties).toMatchObject({ lineend: 'line\nend' });
  });
});

describe('the last check of a row before it is written', () => {
  let run: { id: number; compute_resource_id: number; generation: number };

  beforeEach(async () => {
    engine.source.holds('a', 3);
    await engine.sync(id);
    run = { id: (await engine.lastRun(id)).id, compute_resource_id: id, generation: 2 };
  });

  const mark = (change: Partial<typeof run>, scope = 'a') =>
    markImagesMissing(engine.database.manager, { ...run, ...change }, scope, ['uuid-00001']);

  it('marks none missing that its run saw, that was written since, or that is in another scope', async () => {
    const unseen = { id: 0 };

    const marked = [await mark({}), await mark({ ...unseen, generation: 1 }), await mark(unseen, 'b')];
    await engine.database.query(`UPDATE sync_pages SET scope = 'b' WHERE run_id = $1`, [run.id]);
    const seenElsewhere = await mark({});

    expect([...marked, seenElsewhere]).toEqual([0, 0, 0, 0]);
    expect(await engine.missing(id)).toEqual([]);
    expect(await mark(unseen)).toBe(1);
  });

  it('lets no run write over what a later one brought', async () => {
    await engine.database.query('UPDATE available_images SET changed_generation = 3 WHERE compute_resource_id = $1', [
      id,
    ]);
    const late = digestImage('a', buildImage(1, { name: 'late' }));

    const written = await saveAvailableImages(engine.database.manager, run, late ? [late] : []);

    expect(written).toEqual({ saved: 0, created: 0 });
    expect((await engine.available(id))[0]).toMatchObject({ name: 'debian-12-00001', changed_generation: 3 });
  });
});

describe('who asks', () => {
  it('finds nothing to do before the compute resource is due', async () => {
    engine.source.holds('a', 1);
    await engine.sync(id);

    const outcome = await engine.service.sync(id);

    expect(outcome).toBe('idle');
    expect((await engine.lastRun(id)).generation).toBe(1);
  });

  it('while a run is under way gets another one right after it', async () => {
    engine.source.holds('a', 1);
    engine.source.beforePage = () => engine.makeDue(id);

    await engine.sync(id);

    expect(await engine.service.sync(id)).toBe('succeeded');
    expect((await engine.lastRun(id)).generation).toBe(2);
  });

  it('gets no answer for a compute resource that is gone or has no provider', async () => {
    const other = await engine.createComputeResource({ type: 'Foreman::Model::Libvirt' });

    const outcomes = [await engine.service.sync(2 ** 30), await engine.sync(other)];

    expect(outcomes).toEqual(['idle', 'failed']);
    expect((await engine.lastRun(other)).reason).toBe('This worker has no provider for this kind of compute resource.');
  });

  it('sees the evidence of the newest run only', async () => {
    engine.source.holds('a', 25);
    for (let look = 0; look < 3; look++) await engine.sync(id);

    const rows = await engine.database.query(
      'SELECT DISTINCT r.generation FROM sync_pages p JOIN sync_runs r ON r.id = p.run_id WHERE r.compute_resource_id = $1',
      [id],
    );

    expect(rows).toEqual([{ generation: 3 }]);
    expect(uuids(await engine.available(id))).toHaveLength(25);
  });
});
