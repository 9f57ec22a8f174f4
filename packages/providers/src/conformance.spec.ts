import { createReadStream, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROVIDER_KINDS } from '@image-catalog/spec';
import { itConforms } from '../test/conforms.js';
import { type Loopback, startServer } from '../test/loopback.js';
import { buildAccount, buildOutside, failureOf, readAll } from '../test/outside.js';
import type { Outside, ProviderAccount } from './provider.js';
import { findProvider, providerKinds } from './registry.js';
import { createSimplestreams } from './simplestreams/index.js';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));
const ABSENT = 'images/nothing/20260101/disk1.img';
const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));
const FILES = ['README.md', 'client.ts', 'index.ts', 'normalise.ts', 'pages.ts', 'wire.ts'];

/** What a kind needs besides: the SDK's answers are read under our bounds, files of a gigabyte image by image. */
const BESIDE: Readonly<Record<string, string[]>> = {
  EC2: ['image-id.ts', 'protocol.ts'],
  Simplestreams: ['body.ts', 'products.ts', 'signed-text.ts', 'split-products.ts'],
};

describe('the registry', () => {
  it('holds one provider for each folder, under the name of the folder', () => {
    // `recognition` is what all of them share.
    const folders = readdirSync(SOURCES, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'recognition',
    );

    expect(
      providerKinds()
        .map((kind) => kind.toLowerCase())
        .sort(),
    ).toEqual(folders.map(({ name }) => name).sort());
  });

  it.each(providerKinds())('knows %s as a kind of the contract', (kind) => {
    expect(findProvider(kind)?.kind).toBe(kind);
    expect(PROVIDER_KINDS.map(({ name }) => name)).toContain(kind);
  });

  it.each(providerKinds())('keeps %s in the files that every provider has', (kind) => {
    const files = readdirSync(`${SOURCES}/${kind.toLowerCase()}`).filter((name) => !name.endsWith('.spec.ts'));

    expect(files.sort()).toEqual([...FILES, ...(BESIDE[kind] ?? [])].sort());
  });

  it('finds nothing for a kind without a provider', () => {
    expect(findProvider('Ovirt')).toBeUndefined();
  });
});

const SECRET = 'c4n4ry-s3cret';
const UPSTREAM = 'words of the other side';
const answer =
  (
    status: number,
    headers: Record<string, string> = {},
    body: string | Uint8Array<ArrayBuffer> = `${UPSTREAM} ${SECRET}`,
  ) =>
  async () =>
    new Response(body, { status, headers });
const failing = (error: Error) => () => Promise.reject(error);

/** Kinds whose sources speak HTTP. */
const OVER_HTTP = providerKinds().filter((kind) => kind !== 'Libvirt');

describe.each(OVER_HTTP)('%s against a source that fails', (kind) => {
  const account = buildAccount({
    url: 'https://cloud.example/v3',
    user: 'reader',
    password: SECRET,
    attrs: { tenant: 'catalog' },
  });

  /** Not every kind logs in before it lists. */
  async function connectAndRead(change: Partial<ProviderAccount>, fetch: Outside['fetch']) {
    const session = await findProvider(kind)!.connect({ ...account, ...change }, buildOutside({ fetch }));
    for (const scope of await session.scopes()) await readAll(session, scope);
  }

  it.each([
    ['a refused login', answer(401), 'unauthorized'],
    ['a forbidden one', answer(403), 'forbidden'],
    ['nothing there', answer(404), 'configuration'],
    ['throttling', answer(429, { 'retry-after': '17' }), 'throttled'],
    ['a redirect', answer(302, { location: `https://${SECRET}.example/` }), 'protocol'],
    ['a teapot', answer(418), 'protocol'],
    ['words instead of JSON', answer(200), 'protocol'],
    ['JSON that is cut off', answer(200, {}, '{"index": {"a'), 'protocol'],
    ['JSON of another form', answer(200, {}, '[1, 2]'), 'protocol'],
    ['bytes that are not UTF-8', answer(200, {}, new Uint8Array([0x7b, 0xff, 0x7d])), 'protocol'],
    ['a broken connection', failing(new TypeError(`fetch failed ${SECRET}`)), 'network'],
  ])('tells of %s', async (_what, fetch, expected) => {
    const error = await failureOf(connectAndRead({}, fetch));

    expect(error.kind).toBe(expected);
    expect(error.retryAfterSeconds).toBe(expected === 'throttled' ? 17 : null);
    const all = [error.message, error.stack, error.cause, JSON.stringify(error), String(error)].join(' ');
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(UPSTREAM);
  });

  it.each([
    ['a url that is none', { url: 'not a url/v3' }],
    ['a url of another scheme', { url: 'ftp://cloud.example/v3' }],
    ['a url with a password in it', { url: `https://reader:${SECRET}@cloud.example/v3` }],
  ])('calls nobody with %s', async (_what, change) => {
    let calls = 0;
    const fetch = async () => {
      calls++;
      return new Response();
    };

    const error = await failureOf(connectAndRead(change, fetch));

    expect(error.kind).toBe('configuration');
    expect(error.message).not.toContain(SECRET);
    expect(calls).toBe(0);
  });
});

it.each(OVER_HTTP.filter((kind) => kind !== 'EC2'))('%s calls nobody without a url', async (kind) => {
  const account = buildAccount({ user: 'reader', password: SECRET });

  const error = await failureOf(findProvider(kind)!.connect(account, buildOutside({ fetch: answer(200) })));

  expect(error.kind).toBe('configuration');
});

describe('Simplestreams against the example, as files', () => {
  itConforms(() => ({
    provider: createSimplestreams({ pageSize: 4 }),
    account: buildAccount({ url: new URL('simplestreams', `file://${EXAMPLES}`).href }),
    outside: buildOutside({ filesRoot: EXAMPLES }),
    absent: ABSENT,
  }));
});

describe('Simplestreams against the example, over HTTP', () => {
  let server: Loopback;
  beforeAll(async () => {
    server = await startServer((request, response) => {
      createReadStream(`${EXAMPLES}/simplestreams${request.url}`).pipe(response);
    });
  });
  afterAll(() => server.close());

  itConforms(() => ({
    provider: createSimplestreams({ pageSize: 4 }),
    account: buildAccount({ url: `${server.url}/streams/v1/index.json` }),
    outside: buildOutside(),
    absent: ABSENT,
  }));
});
