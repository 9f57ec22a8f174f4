import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OPERATINGSYSTEM_FAMILIES } from '@image-catalog/spec';
import type {
  ProviderImage,
  ImagePage,
  Outside,
  Provider,
  ProviderAccount,
  ProviderSession,
  FoundImage,
} from '../src/provider.js';
import { failureOf, readAll } from './outside.js';

export interface Subject {
  /** With pages so small that each scope has several. */
  provider: Provider;
  account: ProviderAccount;
  outside: Outside;
  /** An id of the source's form, of which it says that there is no such image. */
  absent: string;
}

/** What every provider must hold against a source that works; each kind runs it against its own. */
export function itConforms(subject: () => Subject, prepare?: () => Promise<void>): void {
  if (prepare) beforeEach(prepare);

  const sessions: ProviderSession[] = [];
  const connect = async (outside: Partial<Outside> = {}) => {
    const session = await subject().provider.connect(subject().account, { ...subject().outside, ...outside });
    sessions.push(session);
    return session;
  };
  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.close();
  });

  it('names its scopes once each, and the same in every session', async () => {
    const names = (await (await connect()).scopes()).map(({ name }) => name);

    const again = (await (await connect()).scopes()).map(({ name }) => name);

    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    expect(again).toEqual(names);
  });

  it('gives each image once over all scopes and pages, in the form of the inventory', async () => {
    const session = await connect();
    const images: ProviderImage[] = [];

    for (const scope of await session.scopes()) {
      for (const page of await readAll(session, scope)) images.push(...page.images);
    }

    expect(images.length).toBeGreaterThan(10);
    expect(new Set(images.map(({ uuid }) => uuid)).size).toBe(images.length);
    for (const image of images) expectInventoryForm(image);
  });

  it('proves the end on the last page and only there', async () => {
    const session = await connect();

    for (const scope of await session.scopes()) {
      const pages = await readAll(session, scope);

      expect(pages.length).toBeGreaterThan(1);
      expect(pages.map(({ end }) => end)).toEqual(pages.map((_, index) => index === pages.length - 1));
      expect(pages.map(({ cursor }) => cursor === null)).toEqual(pages.map(({ end }) => end));
    }
  });

  it('gives the same images in the same order each time', async () => {
    const [first, second] = [await connect(), await connect()];

    for (const scope of await first.scopes()) {
      expect(await readAll(second, scope)).toEqual(await readAll(first, scope));
    }
  });

  it('goes on after any page, in a new session and from a cursor that was stored as JSON', async () => {
    const session = await connect();
    const [scope] = await session.scopes();
    const pages = await readAll(session, scope!);

    for (const [index, { cursor }] of pages.slice(0, -1).entries()) {
      const stored = JSON.parse(JSON.stringify(cursor)) as ImagePage['cursor'];
      const rest = await readAll(await connect(), scope!, stored);

      expect(rest).toEqual(pages.slice(index + 1));
    }
  });

  it.each([[{ not: 'ours' }], [12], [['a']], [true]])(
    'asks for a new start when given the cursor %j',
    async (cursor) => {
      const session = await connect();
      const [scope] = await session.scopes();

      const error = await failureOf(readAll(session, scope!, cursor));

      expect(error.kind).toBe('cursor');
    },
  );

  it('refuses a scope that is not its own', async () => {
    const session = await connect();

    const error = await failureOf((async () => readAll(session, { name: 'of nobody' }))());

    expect(error.kind).toBe('configuration');
  });

  it('asks for no page before the reader wants it', async () => {
    let calls = 0;
    const counting: typeof fetch = (...request) => {
      calls++;
      return subject().outside.fetch(...request);
    };
    const session = await connect({ fetch: counting });
    const [scope] = await session.scopes();
    const pages = session.pages(scope!, null)[Symbol.asyncIterator]();
    await pages.next();
    const before = calls;

    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(calls).toBe(before);
  });

  it('stops with the reason of the signal, before and between pages', async () => {
    const reason = new Error('stop now');
    const abort = new AbortController();
    const session = await connect({ signal: abort.signal });
    const [scope] = await session.scopes();
    const pages = session.pages(scope!, null)[Symbol.asyncIterator]();
    await pages.next();

    abort.abort(reason);

    await expect(pages.next()).rejects.toBe(reason);
    await expect(connect({ signal: abort.signal })).rejects.toBe(reason);
  });

  it('finds single images as its listing gives them, and says which are not there', async () => {
    const session = await connect();
    const listed: FoundImage[] = [];
    for (const scope of await session.scopes()) {
      for (const { images } of await readAll(session, scope)) {
        listed.push(...images.map((image) => ({ scope: scope.name, image })));
      }
    }
    const wanted = listed.filter((_, index) => index % 3 === 0);
    const { absent } = subject();

    const seen = await session.find([...wanted.map(({ image }) => image.uuid), absent, wanted[0]!.image.uuid, absent]);

    const byUuid = (a: FoundImage, b: FoundImage) => (a.image.uuid < b.image.uuid ? -1 : 1);
    expect(seen.images.toSorted(byUuid)).toEqual(wanted.toSorted(byUuid));
    expect(seen.missing).toEqual([absent]);
  });

  it.each(['', '.', '..', '../../etc', '\u0000', '%', 'a,b', '*', '🐧'])(
    'leaves open what it does not know an id: %j',
    async (odd) => {
      const session = await connect();

      const seen = await session.find([odd]);

      expect(seen.images).toEqual([]);
      expect([[], [odd]]).toContainEqual(seen.missing);
    },
  );

  it('asks nobody about nothing', async () => {
    let calls = 0;
    const counting: typeof fetch = (...request) => {
      calls++;
      return subject().outside.fetch(...request);
    };
    const session = await connect({ fetch: counting });
    const before = calls;

    expect(await session.find([])).toEqual({ images: [], missing: [] });
    expect(calls).toBe(before);
  });

  it('can be closed twice, also before anything was read', async () => {
    const session = await connect();

    await session.close();

    await expect(session.close()).resolves.toBeUndefined();
  });

  it('never lets a redirect be followed', async () => {
    const modes: unknown[] = [];
    const watching: typeof fetch = (url, options) => {
      modes.push(options?.redirect);
      return subject().outside.fetch(url, options);
    };

    const session = await connect({ fetch: watching });
    await readAll(session, (await session.scopes())[0]!);

    expect(modes).toEqual(modes.map(() => 'manual'));
  });
}

function expectInventoryForm(image: ProviderImage): void {
  const text = JSON.stringify(image);
  const isTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown as string;
  const orNull = <T>(value: unknown, expected: T) => (value === null ? null : expected);

  expect(image.uuid).toMatch(/^\S.{0,254}$/s);
  expect(image.name).toMatch(/^\S.{0,254}$/s);
  expect(image.os_name ?? '').not.toMatch(/\s/);
  expect([...OPERATINGSYSTEM_FAMILIES, null]).toContain(image.os_family);
  expect(image.os_major ?? '0').toMatch(/^(?=.{1,5}$)\d+(\.\d+)?$/);
  expect(image.os_minor ?? '').toMatch(/^(\d+(\.\d+)*)?$/);
  expect(image.state).toMatch(/^[a-z_]+$/);
  expect(image.provider_created_at).toEqual(orNull(image.provider_created_at, isTime));
  expect(image.provider_updated_at).toEqual(orNull(image.provider_updated_at, isTime));
  // Postgres takes neither in a text or a jsonb.
  expect(text).not.toContain('\\u0000');
  expect(text.isWellFormed()).toBe(true);
}
