import { afterEach, describe, expect, it } from '@jest/globals';
import { type FaultyOpenstack, type Reply, startFaultyOpenstack, tokenReply } from '../../test/faulty-openstack.js';
import { buildAccount, buildOutside, failureOf, onlyScope, readAll } from '../../test/outside.js';
import type { ImagePage, Outside, ProviderAccount } from '../provider.js';
import { createOpenstack } from './index.js';

const LIMITS = { attempts: 2, backoffMs: 1, timeoutMs: 5_000, maxBytes: 10_000 };
const provider = createOpenstack({ pageSize: 2, identity: LIMITS, images: LIMITS });
const image = (id: string) => ({ id, name: id, status: 'active' });
const page = (ids: string[], next?: string): Reply => ({ json: { images: ids.map(image), next } });

const hidden = (id: string) => ({ ...image(id), os_hidden: true });
const login = () =>
  buildAccount({ url: `${server.url}/v3`, user: 'reader', password: 'secret', attrs: { tenant: 'catalog' } });

let server: FaultyOpenstack;
afterEach(() => server.close());

async function list(account: Partial<ProviderAccount> = {}, outside: Partial<Outside> = {}): Promise<ImagePage[]> {
  const session = await provider.connect(
    buildAccount({
      url: `${server.url}/v3`,
      user: 'reader',
      password: 'secret',
      attrs: { tenant: 'catalog' },
      ...account,
    }),
    buildOutside(outside),
  );
  return readAll(session, await onlyScope(session));
}

const uuids = (pages: ImagePage[]) => pages.map(({ images }) => images.map(({ uuid }) => uuid));

describe('a listing', () => {
  it('follows the markers of next, whatever the path in front of them', async () => {
    server = await startFaultyOpenstack([
      page(['a', 'b'], '/v2/images?marker=b&limit=2'),
      page(['c', 'd'], '/behind/a/proxy?limit=99&marker=d'),
      page(['e']),
    ]);

    const pages = await list();

    expect(uuids(pages)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(pages.map(({ cursor, end }) => [cursor, end])).toEqual([
      ['b', false],
      ['d', false],
      [null, true],
    ]);
    const sort = 'sort=id%3Aasc';
    expect(server.calls.slice(1)).toEqual([
      `GET /v2/images?limit=2&${sort}`,
      `GET /v2/images?limit=2&${sort}&marker=b`,
      `GET /v2/images?limit=2&${sort}&marker=d`,
      `GET /v2/images?limit=2&${sort}&os_hidden=true`,
    ]);
  });

  it('hands on how much of it was not understood, in few words', async () => {
    server = await startFaultyOpenstack([{ text: `{"images": [${'{},'.repeat(2_999)}{}]}` }]);

    const [only] = await list();

    expect([only!.images.length, only!.rejected.length]).toEqual([0, 3_000]);
    expect([...new Set(only!.rejected.map(({ reason }) => reason))]).toEqual(['The image has no usable id.']);
  });

  it('asks for shorter pages from one on that was too large', async () => {
    const all = Array.from({ length: 40 }, (_, index) => ({ ...image(String(100 + index)), text: 'x'.repeat(200) }));
    server = await startFaultyOpenstack([
      (response) => {
        const asked = new URL(response.req.url ?? '', server.url).searchParams;
        const rest = all.filter(({ id }) => id > (asked.get('marker') ?? ''));
        const images = rest.slice(0, Number(asked.get('limit')));
        const next = rest.length > images.length ? `/v2/images?marker=${images.at(-1)!.id}` : undefined;
        response.end(JSON.stringify({ images, next }));
      },
    ]);
    const account = { url: `${server.url}/v3`, user: 'reader', password: 'secret', attrs: { tenant: 'catalog' } };
    const large = createOpenstack({ pageSize: 1_000, identity: LIMITS, images: { ...LIMITS, maxBytes: 6_000 } });
    const session = await large.connect(buildAccount(account), buildOutside());

    const pages = await readAll(session, await onlyScope(session));

    expect(pages.map(({ images }) => images.length)).toEqual([16, 16, 8]);
    expect(server.calls.slice(1).map((call) => new URL(call.slice(4), server.url).searchParams.get('limit'))).toEqual([
      '1000',
      '125',
      '16',
      '16',
      '16',
      '16',
    ]);
  });

  it('goes on after an empty page that names a next one, for only a missing next proves the end', async () => {
    server = await startFaultyOpenstack([page([], '/v2/images?marker=x'), page(['a'])]);

    expect(uuids(await list())).toEqual([[], ['a']]);
  });

  it('takes a first page without images and next for the end', async () => {
    server = await startFaultyOpenstack([page([])]);

    expect(await list()).toEqual([{ images: [], rejected: [], cursor: null, end: true, reported_total: null }]);
  });

  it('counts what it does not understand, and goes on', async () => {
    server = await startFaultyOpenstack([
      { json: { images: ['text', null, { name: 'no id' }, { id: 7 }, { id: ' a' }, image('b'), image('b')] } },
    ]);

    const [only] = await list();

    expect(uuids([only!])).toEqual([['b']]);
    expect(only!.rejected).toEqual([
      { uuid: null, reason: 'The item is not an object.' },
      { uuid: null, reason: 'The item is not an object.' },
      { uuid: null, reason: 'The image has no usable id.' },
      { uuid: null, reason: 'The image has no usable id.' },
      { uuid: null, reason: 'The image has no usable id.' },
    ]);
  });

  it.each<[string, Reply]>([
    ['names the page before as next', page(['c'], '/v2/images?marker=b')],
    ['names a next page on another server', page(['c'], 'https://elsewhere.example/v2/images?marker=c')],
    ['names a next page on another port', page(['c'], 'http://127.0.0.1:1/v2/images?marker=c')],
    ['names a next page without a marker', page(['c'], '/v2/images?limit=2')],
    ['names a next page that is no text', { json: { images: [], next: 12 } }],
    ['has no list', { json: { images: {} } }],
    ['is empty', { text: '' }],
    ['is cut off', { text: '{"images": [{"id": "c"' }],
    ['is a list', { json: [] }],
    ['is a page of HTML', { text: '<html>login</html>', headers: { 'content-type': 'text/html' } }],
    ['is a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' } }],
    ['is another status', { status: 418 }],
  ])('gives up when the second page %s', async (_what, second) => {
    server = await startFaultyOpenstack([page(['a', 'b'], '/v2/images?marker=b'), second]);

    const error = await failureOf(list());

    expect(error.kind).toBe('protocol');
    expect(server.tokens).toHaveLength(2);
  });

  it.each<[string, Reply, string, number]>([
    ['400 to a marker', { status: 400 }, 'cursor', 2],
    ['403', { status: 403 }, 'forbidden', 2],
    ['429', { status: 429, headers: { 'retry-after': '9' } }, 'throttled', 2],
    ['500', { status: 500 }, 'network', 3],
    ['more than the limit', { text: 'x'.repeat(10_001) }, 'limit', 2],
    ['nothing', (response) => void response.destroy(), 'network', 3],
  ])('tells of a second page that answers %s', async (_what, second, kind, calls) => {
    server = await startFaultyOpenstack([page(['a', 'b'], '/v2/images?marker=b'), second]);

    const error = await failureOf(list());

    expect([error.kind, server.tokens.length]).toEqual([kind, calls]);
  });

  it('does not take a 400 to the first page for a lost marker', async () => {
    server = await startFaultyOpenstack([{ status: 400 }]);

    const error = await failureOf(list());

    expect(error.kind).toBe('protocol');
  });

  it('ends with the reason of the signal while Glance keeps it waiting', async () => {
    const abort = new AbortController();
    server = await startFaultyOpenstack([() => abort.abort('enough')]);

    await expect(list({}, { signal: abort.signal })).rejects.toBe('enough');
  });

  it('ends when the session is closed meanwhile', async () => {
    server = await startFaultyOpenstack([page(['a'], '/v2/images?marker=a'), page(['b'])]);
    const account = buildAccount({ url: `${server.url}/v3`, user: 'reader', password: 'secret' });
    const session = await provider.connect(account, buildOutside());
    const pages = session.pages(await onlyScope(session), null)[Symbol.asyncIterator]();
    await pages.next();

    await session.close();

    await expect(pages.next()).rejects.toThrow('aborted');
    expect(server.tokens).toHaveLength(1);
  });
});

describe('the listing of hidden images', () => {
  const two = [page(['a', 'b'], '/v2/images?marker=b'), page(['c'])];
  const hiddenPage = (ids: string[], next?: string): Reply => ({ json: { images: ids.map(hidden), next } });

  it('follows that of the others, with cursors of its own', async () => {
    const pages = [hiddenPage(['h', 'i'], '/v2/images?os_hidden=true&marker=i'), hiddenPage(['j'])];
    server = await startFaultyOpenstack(two, undefined, pages);

    const listed = await list();

    expect(uuids(listed)).toEqual([['a', 'b'], ['c'], ['h', 'i'], ['j']]);
    expect(listed.map(({ cursor, end }) => [cursor, end])).toEqual([
      ['b', false],
      [{ hidden: null }, false],
      [{ hidden: 'i' }, false],
      [null, true],
    ]);
    expect(listed.flatMap(({ images }) => images.map(({ withdrawn }) => withdrawn?.kind ?? null))).toEqual([
      null,
      null,
      null,
      'hidden',
      'hidden',
      'hidden',
    ]);
  });

  it.each([
    [{ hidden: null }, [['h', 'i'], ['j']]],
    [{ hidden: 'i' }, [['j']]],
  ])('goes on at %j', async (cursor, expected) => {
    const all = hiddenPage(['h', 'i'], '/v2/images?os_hidden=true&marker=i');
    server = await startFaultyOpenstack(
      two,
      undefined,
      cursor.hidden === null ? [all, hiddenPage(['j'])] : [hiddenPage(['j'])],
    );
    const session = await provider.connect(login(), buildOutside());

    expect(uuids(await readAll(session, await onlyScope(session), cursor))).toEqual(expected);
    expect(server.tokens).toEqual([]);
  });

  it('loses no page of the others when it fails, and is no end then', async () => {
    server = await startFaultyOpenstack(two, undefined, [{ status: 403 }]);
    const session = await provider.connect(login(), buildOutside());
    const pages: ImagePage[] = [];

    const error = await failureOf(
      (async () => {
        for await (const one of session.pages(await onlyScope(session), null)) pages.push(one);
      })(),
    );

    expect(error.kind).toBe('forbidden');
    expect(pages.map(({ images, end }) => [images.length, end])).toEqual([
      [2, false],
      [1, false],
    ]);
  });

  it('is none where a server does not know the word and sends the others again', async () => {
    server = await startFaultyOpenstack(two, undefined, [page(['a', 'b'], '/v2/images?marker=b')]);

    expect(uuids(await list())).toEqual([['a', 'b'], ['c']]);
  });
});

describe('finding single images', () => {
  const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;

  async function find(ids: string[]) {
    const session = await provider.connect(
      buildAccount({ url: `${server.url}/v3`, user: 'reader', password: 'secret', attrs: { tenant: 'catalog' } }),
      buildOutside(),
    );
    return session.find(ids);
  }

  it('asks for all at once, and by its own address for what is not listed', async () => {
    server = await startFaultyOpenstack([page([id('a')]), { status: 404 }, { json: { id: id('c') } }]);

    const { images, missing } = await find([id('a'), id('b'), id('c')]);

    expect(images).toMatchObject([{ scope: 'catalog/RegionOne', image: { uuid: id('a') } }]);
    expect(missing).toEqual([id('b')]);
    const among = encodeURIComponent(`in:${id('a')},${id('b')},${id('c')}`);
    expect(server.calls.slice(1)).toEqual([
      `GET /v2/images?limit=3&id=${among}`,
      `GET /v2/images?limit=2&os_hidden=true&id=${encodeURIComponent(`in:${id('b')},${id('c')}`)}`,
      `GET /v2/images/${id('b')}`,
      `GET /v2/images/${id('c')}`,
    ]);
  });

  it('takes a hidden image for what it is, not for a missing one', async () => {
    server = await startFaultyOpenstack([page([])], undefined, [{ json: { images: [hidden(id('a'))] } }]);

    const { images, missing } = await find([id('a')]);

    expect([images.length, images[0]?.image.withdrawn?.kind, missing]).toEqual([1, 'hidden', []]);
  });

  it('takes nothing that it did not ask for', async () => {
    server = await startFaultyOpenstack([page([id('f')]), { status: 404 }]);

    expect(await find([id('a')])).toEqual({ images: [], missing: [id('a')] });
  });

  it.each([
    ['403 to the list', [{ status: 403 }], 'forbidden'],
    ['404 to the list', [{ status: 404 }], 'protocol'],
    ['words to the list', [{ text: 'words' }], 'protocol'],
    ['500 to one image', [page([]), { status: 500 }], 'network'],
    ['429 to one image', [page([]), { status: 429 }], 'throttled'],
    ['418 to one image', [page([]), { status: 418 }], 'protocol'],
  ] satisfies [string, Reply[], string][])('proves nothing by a %s', async (_what, replies, kind) => {
    server = await startFaultyOpenstack(replies);

    expect((await failureOf(find([id('a')]))).kind).toBe(kind);
  });

  it('leaves open what it may not see', async () => {
    server = await startFaultyOpenstack([page([]), { status: 403 }]);

    expect(await find([id('a')])).toEqual({ images: [], missing: [] });
  });
});

describe('a token that is refused', () => {
  it('is replaced by one new login, and the page is asked for again', async () => {
    server = await startFaultyOpenstack([page(['a'], '/v2/images?marker=a'), { status: 401 }, page(['b'])]);

    const pages = await list();

    expect(uuids(pages)).toEqual([['a'], ['b']]);
    expect(server.tokens).toEqual(['token-1', 'token-1', 'token-2']);
  });

  it('ends the listing when the new one is refused too', async () => {
    server = await startFaultyOpenstack([{ status: 401 }]);

    const error = await failureOf(list());

    expect(error.kind).toBe('unauthorized');
    expect([server.logins.length, server.tokens.length]).toEqual([2, 2]);
  });

  it('ends the listing when the account may not log in any more', async () => {
    server = await startFaultyOpenstack([{ status: 401 }], (number, url) =>
      number === 1 ? tokenReply(1, [{ region: 'RegionOne', url }]) : { status: 401 },
    );

    const error = await failureOf(list());

    expect([error.kind, error.message]).toEqual([
      'unauthorized',
      'The login is refused: check user, password, tenant and domains.',
    ]);
  });

  it('says what the domain is called whose id was given as a name', async () => {
    server = await startFaultyOpenstack([], () => ({ status: 401 }));

    const error = await failureOf(list({ domain: 'default' }));
    const other = await failureOf(list({ domain: 'Default' }));

    expect(error.message).toBe(
      'The login is refused: check user, password, tenant and domains. The domain is a name: the one whose id is default is called Default.',
    );
    expect(other.message).toBe('The login is refused: check user, password, tenant and domains.');
  });

  it('reads a project whose name is a number', async () => {
    server = await startFaultyOpenstack([page([])]);

    await list({ attrs: { tenant: 7 } });

    expect(server.logins[0]).toMatchObject({ auth: { scope: { project: { name: '7' } } } });
  });
});

describe('the image service', () => {
  const connect = (attrs: Record<string, unknown> = {}) =>
    provider.connect(buildAccount({ url: `${server.url}/v3`, user: 'u', password: 'p', attrs }), buildOutside());
  const startWith = async (endpoints: (url: string) => { region: string; url: string; interface?: string }[]) => {
    server = await startFaultyOpenstack([page([])], (number, url) => tokenReply(number, endpoints(url)));
  };

  it.each(['', '/', '/v2', '/v2/', '/v2.9', '/v1'])('is found at an endpoint that ends with %j', async (end) => {
    await startWith((url) => [{ region: 'RegionOne', url: `${url}/image${end}` }]);
    const session = await connect();

    await readAll(session, await onlyScope(session));

    expect(server.calls[1]).toMatch(/^GET \/image\/v2\/images\?/);
  });

  it('is taken in the region of the account, which names the scope', async () => {
    await startWith((url) => [
      { region: 'East', url: `${url}/east` },
      { region: 'West', url: `${url}/west` },
    ]);
    const session = await connect({ region: 'West' });

    const scope = await onlyScope(session);
    await readAll(session, scope);

    expect(scope).toEqual({ name: 'catalog/West' });
    expect(server.calls[1]).toMatch(/^GET \/west\//);
  });

  it('is taken in the first region by name when the account names none', async () => {
    await startWith((url) => [
      { region: 'West', url: `${url}/west` },
      { region: 'East', url: `${url}/east` },
    ]);

    const scope = await onlyScope(await connect());

    expect(scope).toEqual({ name: 'catalog/East' });
  });

  it('is never taken from an internal endpoint', async () => {
    await startWith((url) => [{ region: 'RegionOne', url, interface: 'internal' }]);

    const error = await failureOf(connect());

    expect(error.kind).toBe('configuration');
  });

  it.each([
    ['another region', { region: 'Elsewhere' }, 'http://127.0.0.1:1', 'configuration'],
    ['an address that is none', {}, 'glance', 'protocol'],
    ['an address of another scheme', {}, 'file:///etc/passwd', 'protocol'],
    ['an address with a password', {}, 'http://a:b@127.0.0.1/', 'protocol'],
  ])('cannot be used when the catalogue has %s', async (_what, attrs, url, kind) => {
    await startWith(() => [{ region: 'RegionOne', url }]);

    const error = await failureOf(connect(attrs));

    expect(error.kind).toBe(kind);
  });
});

describe('a login', () => {
  const token = { project: { name: 'catalog' }, catalog: [] };

  it.each<[string, Reply, string]>([
    ['is answered without a token', { status: 201, json: { token } }, 'protocol'],
    ['is answered with words', { status: 201, text: 'welcome', headers: { 'x-subject-token': 't' } }, 'protocol'],
    ['is answered with nothing of use', { status: 201, json: {}, headers: { 'x-subject-token': 't' } }, 'protocol'],
    [
      'belongs to no project',
      { status: 201, json: { token: {} }, headers: { 'x-subject-token': 't' } },
      'configuration',
    ],
    ['has no image service', { status: 201, json: { token }, headers: { 'x-subject-token': 't' } }, 'configuration'],
    ['is answered with 400', { status: 400 }, 'configuration'],
    ['is answered with 404', { status: 404 }, 'configuration'],
    ['is answered with 405', { status: 405 }, 'configuration'],
    ['is answered with 300', { status: 300 }, 'protocol'],
  ])('fails when it %s', async (_what, reply, kind) => {
    server = await startFaultyOpenstack([], () => reply);

    const error = await failureOf(list());

    expect(error.kind).toBe(kind);
  });
});
