import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect } from 'node:net';
import {
  buildArchitecture,
  buildComputeResource,
  buildImage,
  buildOperatingsystem,
  Catalog,
  parentsOf,
} from './builders.js';
import { complaintAbout } from './error-forms.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;

/** A row of each resource, and where it is. */
let targets: {
  collection: string;
  wrapper: string;
  id: number;
  /** Makes attributes that are accepted. */
  right: () => object;
  attributes: string[];
}[];

beforeAll(async () => {
  api = await RunningApi.start({ log_level: 'fatal' });
  catalog = new Catalog(api);
  const image = await catalog.image();
  targets = [
    {
      collection: 'architectures',
      wrapper: 'architecture',
      id: image.architecture_id,
      right: buildArchitecture,
      attributes: ['name', 'operatingsystem_ids', 'operatingsystem_names', 'operatingsystems'],
    },
    {
      collection: 'operatingsystems',
      wrapper: 'operatingsystem',
      id: image.operatingsystem_id,
      right: buildOperatingsystem,
      attributes: (
        'name major minor description family release_name password_hash to_label architecture_ids ' +
        'architecture_names architectures os_parameters_attributes'
      ).split(' '),
    },
    {
      collection: 'compute_resources',
      wrapper: 'compute_resource',
      id: image.compute_resource_id,
      right: buildComputeResource,
      attributes: (
        'name provider url description user password uuid datacenter server region tenant domain ' +
        'display_type set_console_password keyboard_layout caching_enabled http_proxy_id secret_key ' +
        'token api_port location_ids organization_ids locations'
      ).split(' '),
    },
    {
      collection: `compute_resources/${image.compute_resource_id}/images`,
      wrapper: 'image',
      id: image.id,
      right: () => buildImage({ ...parentsOf(image) }),
      attributes: (
        'name uuid username password user_data iam_role operatingsystem_id architecture_id ' +
        'compute_resource_id operatingsystem_name architecture_name compute_resource_name'
      ).split(' '),
    },
  ];
});

afterAll(() => api.stop());

const VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -0,
  2 ** 53 + 2,
  '',
  'x'.repeat(300),
  'x'.repeat(30_000),
  '🖥'.repeat(256),
  '\u202e\u0007\u001b[31m',
  "'; DROP TABLE images; --",
  '%s%n$1${7*7}{{7*7}}',
  'constructor',
  [],
  [null],
  [{}],
  [1, 'a', null],
  [{ id: 1 }, { name: 'a' }],
  [{ id: { id: 1 } }],
  [{ name: ['a'] }],
  {},
  { 0: { name: 'a', value: 'b' } },
  Object.fromEntries(
    'toJSON toString valueOf constructor hasOwnProperty then length'.split(' ').map((key) => [key, 1]),
  ),
];

describe('any attribute', () => {
  it.each([0, 1, 2, 3])(
    'of resource %i takes or refuses a value of any type, and refusing changes nothing',
    async (index) => {
      const { collection, wrapper, id, attributes } = targets[index]!;
      const path = `/api/${collection}`;

      for (const value of VALUES) {
        const before = await api.countRows();
        const everywhere = Object.fromEntries(attributes.map((attribute) => [attribute, value]));
        const created = await api.post(path, { [wrapper]: everywhere });
        const updated = await Promise.all(
          attributes.map((attribute) => api.put(`${path}/${id}-`, { [wrapper]: { [attribute]: value } })),
        );

        for (const [at, answer] of [created, ...updated].entries()) {
          const sent = `${attributes[at - 1] ?? 'all'}: ${JSON.stringify(value).slice(0, 100)}`;
          expect(`${answer.status} for ${sent}`).toMatch(/^(200|201|422) for /);
          expect(complaintAbout(answer)).toBeUndefined();
        }
        const isRefused = [created, ...updated].every(({ status }) => status === 422);
        const after = await api.countRows();
        expect(isRefused ? after : before).toEqual(before);
      }
    },
  );
});

describe('text that cannot be stored', () => {
  const JSON_TEXTS = [
    '"a\\u0000b"',
    '"\\ud800"',
    '"\\udfff\\ud800"',
    '["\\u0000"]',
    '{"\\u0000":1}',
    '{"a":{"b":["\\ud83d"]}}',
  ];

  it.each(JSON_TEXTS)('is refused in a body: %s', async (json) => {
    const before = await api.countRows();
    for (const { collection, wrapper, id, right, attributes } of targets) {
      const body = JSON.stringify({ [wrapper]: { ...right(), [attributes[0]!]: '@' } }).replace('"@"', () => json);

      const created = await api.post(`/api/${collection}`, body);
      const updated = await api.put(`/api/${collection}/${id}`, body);
      const patched = await api.patch(`/api/${collection}/${id}`, body);

      for (const answer of [created, updated, patched]) {
        expect(answer.status).toBe(400);
        expect(answer.body).toEqual({ error: { message: expect.stringContaining('NUL') } });
      }
    }
    expect(await api.countRows()).toEqual(before);
  });

  // Foreman reads only the attributes that it knows, looks for the row and checks its rules before it crashes at the text.
  it('does not matter in an attribute that nothing reads', async () => {
    const attributes = {
      name: 'Nul',
      major: '1',
      title: 'a\0b',
      id: 'a\0b',
      architecture_ids: 'a\0b',
      anything: 'a\0b',
    };

    expect(await api.post('/api/operatingsystems', { operatingsystem: attributes })).toMatchObject({
      status: 201,
      body: { name: 'Nul', title: 'Nul 1', architectures: [] },
    });
  });

  it('is told after the row that is not there, and after what the rules refuse', async () => {
    expect(await api.put('/api/operatingsystems/999999', { operatingsystem: { name: 'a\0b' } })).toMatchObject({
      status: 404,
      body: { error: { message: "Resource operatingsystem not found by id '999999'" } },
    });
    const family = { name: 'Fam', major: '1', family: 'a\0b' };
    expect(await api.post('/api/operatingsystems', { operatingsystem: family })).toMatchObject({
      status: 422,
      body: { error: { errors: { type: [expect.stringMatching(/^must be one of/)] } } },
    });
    const wanted = { name: 'x', username: 'u', uuid: 'x', operatingsystem_name: 'a\0b', architecture_id: 1 };
    expect(await api.post(`/api/${targets[3]!.collection}`, { image: wanted })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('NUL') } },
    });
  });

  it('is refused as bytes that are no UTF-8', async () => {
    for (const bytes of ['eda080', 'ff', 'c0af', 'f5808080', 'e282']) {
      const body = Buffer.concat([
        Buffer.from('{"architecture":{"name":"a'),
        Buffer.from(bytes, 'hex'),
        Buffer.from('"}}'),
      ]);

      const answer = await api.post('/api/architectures', body);

      expect(answer.status).toBe(400);
      expect(complaintAbout(answer)).toBeUndefined();
    }
  });

  it.each([
    '/api/architectures/%00',
    '/api/architectures/a%00b',
    '/api/operatingsystems/%00/images',
    '/api/compute_resources/1%00/images/1',
    '/api/architectures?search=%00',
    '/api/architectures?search=a%00b',
    '/api/architectures?order=%00',
    '/api/architectures?%00=1',
    '/api/architectures?operatingsystem_id=%00',
    '/api/architectures?a[b][]=%00',
    '/api/compute_resources?location_id=%00',
    '/api/architectures/%ed%a0%80',
    '/api/architectures?search=%ed%a0%80',
    '/api/architectures?search=%ff',
    '/api/architectures/%c0%af',
  ])('is refused in a URL: %s', async (path) => {
    const answer = await api.get(path);

    expect(answer.status).toBe(400);
    expect(complaintAbout(answer)).toBeUndefined();
  });
});

describe('bodies of odd forms', () => {
  it.each([
    ['lists', '['.repeat(400_000)],
    ['closed lists', '['.repeat(5000) + ']'.repeat(5000)],
    ['objects', '{"a":'.repeat(50_000)],
    ['closed objects in a wrapper', `{"architecture":${'{"name":'.repeat(100)}1${'}'.repeat(101)}`],
  ])('%s within each other are refused', async (_what, body) => {
    const answer = await api.post('/api/architectures', body);

    expect(answer.status).toBe(400);
    expect(complaintAbout(answer)).toBeUndefined();
  });

  it('sixty thousand keys are read', async () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `"k${index}":1`).join(',');

    const answer = await api.post('/api/architectures', `{"architecture":{${keys}}}`);

    expect(answer.status).toBe(422);
  });

  it('a hundred thousand ids are refused with a message that is not as long', async () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => 1_000_000 + index);

    const answer = await api.post('/api/operatingsystems', {
      operatingsystem: { name: 'many', major: '1', architecture_ids: ids },
    });

    expect(answer.status).toBe(422);
    expect(answer.text.length).toBeLessThan(10_000);
  });

  it.each([
    '{"__proto__":{"admin":true,"name":"x"}}',
    '{"architecture":{"__proto__":{"name":"polluted"}}}',
    '{"architecture":{"constructor":{"prototype":{"name":"polluted"}}}}',
    '{"constructor":{"prototype":{"name":"polluted"}}}',
    '{"__proto__":{"architecture":{"name":"polluted"}}}',
  ])('no prototype is touched: %s', async (body) => {
    const answer = await api.post('/api/architectures', body);

    expect(answer.status).toBe(422);
    expect(answer.body.error.errors).toEqual({ name: ["can't be blank"] });
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it.each([
    ['3.0', '3.0'],
    ['1e3', '1000.0'],
    ['-0.0', '-0.0'],
    ['1e20', '1.0e+20'],
    ['9223372036854775807', '9223372036854775807'],
    ['7', '7'],
  ])('a number that is sent as a text is written as Ruby does: %s', async (token, name) => {
    const created = await api.post('/api/architectures', `{"architecture": {"name": ${token}}}`);
    const unwrapped = await api.put(`/api/architectures/${created.body.id}-x`, `{"name": ${token}}`);
    const listed = await api.post(
      '/api/architectures',
      `{"architecture": {"name": "x", "operatingsystem_names": [${token}]}}`,
    );
    await api.delete(`/api/architectures/${created.body.id}-x`);

    expect([created.status, created.body.name]).toEqual([201, name]);
    expect([unwrapped.status, unwrapped.body.name]).toEqual([200, name]);
    expect(listed.body.error.message).toBe(`Could not find operatingsystem with name: ${name}`);
  });

  it('a number that is sent as an id is one, whatever its text', async () => {
    const { operatingsystem_id: id, architecture_id } = await catalog.parents();
    const put = (ids: string) =>
      api.put(`/api/operatingsystems/${id}`, `{"operatingsystem": {"architecture_ids": ${ids}}}`);

    const answers = [await put(`[${architecture_id}.0]`), await put(`[${architecture_id}0e-1]`), await put('[1e20]')];

    const messages = answers.map(({ status, body }) => [status, body.error?.message]);
    expect(messages).toEqual([
      [200, undefined],
      [200, undefined],
      [422, `Couldn't find Architecture with 'id'=[${Number.MAX_SAFE_INTEGER}]`],
    ]);
  });

  it.each([
    ['{"architecture": 3.0}', 422, "Parameter 'architecture' must be an object"],
    ['{"architecture": {"name": "x", "operatingsystems": [3.0]}}', 422, "Parameter 'operatingsystems' must be a list"],
    ['{"organization_id": 99999.0, "architecture": {"name": "x"}}', 404, 'Organization with id 99999.0 not found'],
    ['3.0', 422, ''],
  ])('a number in the place of an object is none: %s', async (body, status, message) => {
    const answer = await api.post('/api/architectures', body);

    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(message)]);
  });

  it('a key twice counts as it stands last', async () => {
    const answer = await api.post('/api/architectures', '{"architecture":{"name":"first","name":"last"}}');

    expect(answer.body.name).toBe('last');
  });

  it('a byte order mark is no reason to refuse', async () => {
    const answer = await api.post('/api/architectures', '\ufeff{"architecture":{"name":"marked"}}');

    expect(answer.status).toBe(201);
  });

  it('a body that is not what its content encoding says is refused', async () => {
    const answer = await api.post(
      '/api/architectures',
      { architecture: { name: 'zipped' } },
      { headers: { 'content-encoding': 'gzip' } },
    );

    expect(answer.status).toBeLessThan(500);
  });

  it.each([
    ['a length that is too long is waited for, then given up', 'Content-Length: 50\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a chunk that is none', 'Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n'],
    ['a length beside chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
  ])('%s, and the server goes on', async (_what, tail) => {
    const text = await talk(
      `POST /api/architectures HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic(ADMIN.login, ADMIN.password)}\r\n` +
        `Content-Type: application/json\r\n${tail}`,
    );
    const next = await api.get('/api/status');

    expect(text).not.toMatch(/^HTTP\/1\.1 [25]/);
    expect(next.status).toBe(200);
  });
});

/** Says something to the port and hangs up; gives what was answered until then. */
function talk(words: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(api.port, '127.0.0.1', () => socket.write(words));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    setTimeout(() => socket.destroy(), 100);
  });
}

/** Gives each text a name that is short enough to be read. */
function named(texts: string[]): [name: string, text: string][] {
  return texts.map((text) => [text.length > 60 ? `${text.slice(0, 60)}... (${text.length})` : text, text]);
}

describe('queries of odd forms', () => {
  it.each(
    named([
      'page=1&page=0&page=1',
      'search=a&search[]=b',
      'search[a][b][c][d][e][f][g]=x',
      `search=${'('.repeat(3000)}`,
      `search=${'a%20or%20'.repeat(500)}a`,
      `search=${'not%20'.repeat(1000)}a`,
      `search=name%20^%20(${'a,'.repeat(2000)}a)`,
      `search=id%20^%20(${'1,'.repeat(2000)}1)`,
      `search=${'x'.repeat(7000)}`,
      `search=name~%22${'%25_'.repeat(500)}%22`,
      'search=id=99999999999999999999',
      'search=id=2147483648',
      'search=id=-1',
      'search=id=1e5',
      'search=id=0x10',
      'search=id%20%3E%2099999999999999999999',
      'search=not%20%3E%205',
      'search=%3E%205',
      'search=\\',
      'search=name=%22\\',
      'search=%22',
      'search=name%20~%20%22\\%22',
      `order=${'x'.repeat(5000)}`,
      'order=id%20DESC;%20DROP',
      Array.from({ length: 1200 }, (_, index) => `k${index}=1`).join('&'),
      Array.from({ length: 1200 }, () => 'a[]=1').join('&'),
      'a[__proto__][b]=1',
      '__proto__[admin]=true',
      'constructor[prototype][x]=1',
      'toString=1&valueOf=1&hasOwnProperty=1',
      'page[toString]=1',
      'per_page=1&per_page=all',
      'root_name=%22%3E%3Cscript%3E',
      '&&&===&',
      '[]=1&[a]=2&a]=3&[=4',
    ]),
  )('%s is answered or refused', async (_name, query) => {
    for (const { collection } of targets) {
      const answer = await api.get(`/api/${collection}?${query}`);

      expect(complaintAbout(answer)).toBeUndefined();
    }
  });
});

describe('paths of odd forms', () => {
  it.each(
    named([
      '/api//architectures',
      '/api/architectures//',
      '/api/architectures/./1',
      '/api/architectures/../status',
      '/api/architectures/%2e%2e/status',
      '/api/architectures/..%2fstatus',
      '/api/architectures/%252f',
      `/api/architectures/${'x'.repeat(2000)}`,
      `/api/architectures/${'x'.repeat(3000)}`,
      `/api/architectures/${'9'.repeat(400)}`,
      '/api/architectures/1;drop',
      '/api/architectures/1#fragment',
      '/api/architectures/*',
      '/api/architectures/:id',
      '/api/compute_resources/__proto__/images/constructor',
      '/api/v2/compute_resources/toString',
      '/API/architectures',
      '/api/Architectures',
      '*',
      '/api/architectures/1\\..\\2',
    ]),
  )('%s is answered or refused', async (_name, path) => {
    const answer = await api.get(path);

    expect(answer.status).toBeLessThan(500);
    expect(answer.status).not.toBe(0);
    expect(complaintAbout(answer)).toBeUndefined();
  });
});

describe('random requests', () => {
  const attribute = fc.constantFrom(
    'name',
    'uuid',
    'username',
    'major',
    'minor',
    'url',
    'provider',
    'password',
    'user_data',
  );
  const scalar = fc.oneof(
    fc.constantFrom(null, true, false, '', ' ', '0', '1', 'EC2', 'Libvirt', '\0', '\ud800'),
    fc.integer(),
    fc.double(),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const key = fc.oneof(
    attribute,
    fc.constantFrom('operatingsystem_id', 'architecture_ids', 'operatingsystems', 'os_parameters_attributes', 'id'),
    fc.string({ maxLength: 10 }),
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: scalar },
    fc.array(fc.oneof(scalar, fc.dictionary(fc.constantFrom('id', 'name', 'value'), scalar)), { maxLength: 4 }),
    fc.dictionary(key, scalar, { maxKeys: 4 }),
    fc.jsonValue(),
  );
  const attributes = fc.dictionary(key, value, { maxKeys: 8 });
  const few = fc.dictionary(key, value, { maxKeys: 2 });
  /** Bodies, by what would be right below the wrapper. */
  const body: fc.Arbitrary<(wrapper: string, right: object) => unknown> = fc.oneof(
    few.map((wrong) => (wrapper: string, right: object) => ({ [wrapper]: { ...right, ...wrong } })),
    few.map((wrong) => (_wrapper: string, right: object) => ({ ...right, ...wrong })),
    attributes.map((wrong) => (wrapper: string) => ({ [wrapper]: wrong })),
    attributes.map((wrong) => () => wrong),
    fc.jsonValue().map((wrong) => () => wrong),
  );
  let before: Record<string, number>;

  beforeEach(async () => {
    before = await api.countRows();
  });

  it('that write never fail on our side, and leave nothing when they are refused', async () => {
    let written = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1, 2, 3), fc.boolean(), body, async (index, isCreate, write) => {
        const { collection, wrapper, id, right } = targets[index]!;
        const text = JSON.stringify(write(wrapper, right()));

        const answer = isCreate
          ? await api.post(`/api/${collection}`, text)
          : await api.put(`/api/${collection}/${id}-`, text);

        const after = await api.countRows();
        expect(complaintAbout(answer)).toBeUndefined();
        expect(answer.status >= 400 ? after : before).toEqual(before);
        if (answer.status === 201) await api.delete(`/api/${collection}/${answer.body.id}-`);
        before = await api.countRows();
        written += answer.status < 300 ? 1 : 0;
        refused += answer.status >= 400 ? 1 : 0;
      }),
      { numRuns: 250 },
    );

    expect(written).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });

  it('that are no JSON are refused as such', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (bytes) => {
        const answer = await api.post('/api/architectures', Buffer.from(bytes));

        expect(answer.status).toBeLessThan(500);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(complaintAbout(answer)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
    expect(await api.countRows()).toEqual(before);
  });

  it('that list never fail on our side', async () => {
    const name = fc.constantFrom(...'search order page per_page root_name operatingsystem_id x search[]'.split(' '));
    const word = fc.constantFrom(...'name id user_data = ~ ! ^ ( ) , " or and not > 5 x \\ % -'.split(' '));
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
      fc.integer().map(String),
    );
    const query = fc
      .array(fc.tuple(name, text, fc.boolean()), { maxLength: 4 })
      .map((pairs) =>
        pairs
          .map(
            ([asked, raw, isEncoded]) =>
              `${asked}=${isEncoded ? encodeURIComponent(raw.toWellFormed()) : raw.replaceAll(/[^!-~]|#/g, '+')}`,
          )
          .join('&'),
      );

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1, 2, 3), query, async (index, asked) => {
        const answer = await api.get(`/api/${targets[index]!.collection}?${asked.toWellFormed()}`);

        const { total = 0, subtotal = 0 } = answer.body;
        expect(complaintAbout(answer)).toBeUndefined();
        expect(total).toBeGreaterThanOrEqual(subtotal);
      }),
      { numRuns: 250 },
    );
  });

  it('leave the rows that are there as they are', async () => {
    const image = await api.get(`/api/${targets[3]!.collection}/${targets[3]!.id}`);
    const others = await Promise.all(
      targets.slice(0, 3).map(({ collection, id }) => api.get(`/api/${collection}/${id}-`)),
    );

    expect([image, ...others].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});
