import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildArchitecture, Catalog } from './builders.js';
import type { Answer } from './http-client.js';
import { RunningApi } from './running-api.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CACHED = 'max-age=0, private, must-revalidate';

let api: RunningApi;
let catalog: Catalog;

/** Answers of every kind, by what they are. */
let answers: Record<string, Answer>;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  const { id } = await catalog.architecture();
  const path = `/api/architectures/${id}`;
  answers = {
    list: await api.get('/api/architectures'),
    show: await api.get(path),
    created: await api.post('/api/architectures', { architecture: buildArchitecture() }),
    updated: await api.put(path, { architecture: {} }),
    ping: await api.get('/api/ping', { as: null }),
    'api root': await api.get('/api'),
    'api v2 root': await api.get('/api/v2'),
    'not found': await api.get('/api/architectures/999999'),
    'missing parent': await api.get('/api/operatingsystems/9/architectures'),
    invalid: await api.post('/api/architectures', { architecture: {} }),
    'media type': await api.send('/api/architectures', { method: 'POST' }),
    'bad search': await api.get('/api/architectures?search=bogus=1'),
    'not implemented': await api.get(
      `/api/compute_resources/${(await catalog.computeResource()).id}/available_folders`,
    ),
    unauthenticated: await api.get('/api/architectures', { as: null }),
    'unknown taxonomy': await api.get('/api/architectures?location_id=5'),
    'malformed JSON': await api.post('/api/architectures', '{'),
    'unknown route': await api.get('/api/nothing'),
    'broken path': await api.get('/api/architectures/%ff'),
    'broken query': await api.get('/api/architectures?search=%ff'),
    'too large': await api.post('/api/architectures', ' '.repeat(1_500_000)),
  };
});

afterAll(() => api.stop());

const WITH_INFORMATION = [
  'list',
  'show',
  'created',
  'updated',
  'ping',
  'api root',
  'api v2 root',
  'not found',
  'missing parent',
  'invalid',
  'media type',
  'bad search',
  'not implemented',
];
const WITHOUT_INFORMATION = [
  'unauthenticated',
  'unknown taxonomy',
  'malformed JSON',
  'unknown route',
  'broken path',
  'broken query',
  'too large',
];
const SUCCESSES = ['list', 'show', 'created', 'updated', 'ping', 'api root', 'api v2 root'];

describe('headers', () => {
  it('are tested for every answer', () => {
    expect([...WITH_INFORMATION, ...WITHOUT_INFORMATION].sort()).toEqual(Object.keys(answers).sort());
  });

  it.each([...WITH_INFORMATION, ...WITHOUT_INFORMATION])('of every answer are on: %s', (kind) => {
    const { headers } = answers[kind]!;

    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('x-request-id')).toMatch(UUID);
    expect(headers.get('x-runtime')).toMatch(/^\d+\.\d{6}$/);
    expect(headers.get('x-frame-options')).toBe('sameorigin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-download-options')).toBe('noopen');
    expect(headers.get('x-permitted-cross-domain-policies')).toBe('none');
    expect(headers.get('x-xss-protection')).toBe('1; mode=block');
    expect(headers.get('strict-transport-security')).toBe('max-age=631139040; includeSubdomains');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const absent of ['location', 'link', 'www-authenticate', 'server', 'x-powered-by', 'set-cookie'])
      expect(headers.has(absent)).toBe(false);
  });

  it.each(WITH_INFORMATION)('tell version and taxonomies on: %s', (kind) => {
    const { headers } = answers[kind]!;

    expect(headers.get('foreman_version')).toMatch(/^\d+\.\d+\.\d+/);
    expect(headers.get('foreman_api_version')).toBe('2');
    expect(headers.get('foreman_current_organization')).toBe('; ANY');
    expect(headers.get('foreman_current_location')).toBe('; ANY');
  });

  it.each(WITHOUT_INFORMATION)('do not tell version and taxonomies on: %s', (kind) => {
    const { headers } = answers[kind]!;

    for (const name of ['version', 'api_version', 'current_organization', 'current_location'])
      expect(headers.has(`foreman_${name}`)).toBe(false);
  });

  it('name the documents by one checksum on all paths below /api/, errors included, and not on /api', () => {
    const { 'api root': root, ...others } = answers;
    const checksums = new Set(Object.values(others).map(({ headers }) => headers.get('apipie-checksum')));

    expect(root?.headers.has('apipie-checksum')).toBe(false);
    expect([...checksums]).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/)]);
  });

  it.each(SUCCESSES)('let a client keep: %s', (kind) => {
    const { headers } = answers[kind]!;

    expect(headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/);
    expect(headers.get('cache-control')).toBe(CACHED);
  });

  it.each([...WITH_INFORMATION, ...WITHOUT_INFORMATION].filter((kind) => !SUCCESSES.includes(kind)))(
    'let no client keep: %s',
    (kind) => {
      const { headers } = answers[kind]!;

      expect(headers.has('etag')).toBe(false);
      expect(headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('have the names that Foreman sends, underscores included', async () => {
    const raw = await api.send('/api/status');

    expect([...raw.headers.keys()]).toEqual(expect.arrayContaining(['foreman_version', 'foreman_api_version']));
  });
});

describe('X-Request-Id', () => {
  it.each([
    ['abc-123_@', 'abc-123_@'],
    ['with spaces and <tags>', 'withspacesandtags'],
    ['../../etc/passwd', 'etcpasswd'],
    ['x'.repeat(300), 'x'.repeat(255)],
    ['schön', 'schn'],
  ])('%j comes back as %j', async (sent, shown) => {
    const answer = await api.get('/api/status', { headers: { 'x-request-id': sent } });

    expect(answer.headers.get('x-request-id')).toBe(shown);
  });

  it.each(['', '   ', '???', '<>:%'])('%j is replaced', async (sent) => {
    const answer = await api.get('/api/status', { headers: { 'x-request-id': sent } });

    expect(answer.headers.get('x-request-id')).toMatch(UUID);
  });

  it('differs between requests', async () => {
    const ids = new Set(Object.values(answers).map(({ headers }) => headers.get('x-request-id')));

    expect(ids.size).toBe(Object.keys(answers).length);
  });
});

describe('a GET of what the client has', () => {
  it.each([
    ['the tag', (tag: string) => tag],
    ['the tag, strong', (tag: string) => tag.slice(2)],
    ['the tag among others', (tag: string) => `"a", ${tag}, "b"`],
    ['any', () => '*'],
  ])('is answered 304 without a body for %s', async (_what, headerOf) => {
    const { headers } = await api.get('/api/architectures');
    const tag = headers.get('etag') ?? '';

    const answer = await api.get('/api/architectures', { headers: { 'if-none-match': headerOf(tag) } });

    expect(answer.status).toBe(304);
    expect(answer.text).toBe('');
    expect(answer.headers.get('etag')).toBe(tag);
    expect(answer.headers.get('cache-control')).toBe(CACHED);
    expect(answer.headers.has('content-type')).toBe(false);
    expect(answer.headers.has('content-length')).toBe(false);
    expect(answer.headers.get('foreman_api_version')).toBe('2');
  });

  it('is answered in full after a change, and for other tags', async () => {
    const before = await api.get('/api/architectures');
    const tag = before.headers.get('etag') ?? '';

    await catalog.architecture();
    const after = await api.get('/api/architectures', { headers: { 'if-none-match': tag } });
    const other = await api.get('/api/architectures', { headers: { 'if-none-match': 'W/"other"' } });

    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(tag);
    expect(other.status).toBe(200);
  });

  it('is not what a POST or PUT is, whatever tag it brings', async () => {
    const { id } = await catalog.architecture();
    const headers = { 'if-none-match': '*' };

    const created = await api.post('/api/architectures', { architecture: buildArchitecture() }, { headers });
    const updated = await api.put(`/api/architectures/${id}`, { architecture: {} }, { headers });

    expect([created.status, updated.status]).toEqual([201, 200]);
  });
});

describe('HEAD', () => {
  it.each(['/api/architectures', '/api/status', '/api/architectures/999999', '/api/nothing'])(
    'of %s is GET without a body',
    async (path) => {
      const got = await api.get(path);
      const head = await api.send(path, { method: 'HEAD' });

      expect(head.status).toBe(got.status);
      expect(head.text).toBe('');
      for (const name of ['content-type', 'etag', 'cache-control', 'foreman_version', 'apipie-checksum'])
        expect(head.headers.get(name)).toBe(got.headers.get(name));
    },
  );

  it('needs credentials as GET does', async () => {
    const head = await api.send('/api/architectures', { method: 'HEAD', as: null });

    expect(head.status).toBe(401);
  });
});
