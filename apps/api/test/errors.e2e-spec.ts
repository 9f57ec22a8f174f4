import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildImage, Catalog } from './builders.js';
import type { Answer } from './http-client.js';
import { RunningApi, type Sent } from './running-api.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const NOBODY = { as: null };

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

describe('400', () => {
  it.each<[string, Sent]>([
    ['with credentials', {}],
    ['without credentials', NOBODY],
    ['with wrong credentials', { as: { login: 'admin', password: 'wrong' } }],
  ])('for a body that is no JSON, %s, in a form of its own', async (_how, sent) => {
    const answer = await api.post('/api/architectures', '{"architecture": {"name": "x"', sent);

    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
    expect(Object.keys(answer.body)).toEqual(['status', 'error']);
    expect(answer.body).toEqual({
      status: 400,
      error: expect.stringMatching(/^There was a problem in the JSON you submitted: .+/),
    });
  });

  it.each(['{', '{"a":}', 'nonsense', '{"a": 1,}', "{'a': 1}", '[1', '"open', '{"a": "\u0001"}', '{"a": 01}', '}'])(
    'for %j, on every method that has a body',
    async (body) => {
      for (const [method, path] of [
        ['POST', '/api/compute_resources'],
        ['PUT', '/api/compute_resources/1'],
        ['PATCH', '/api/compute_resources/1'],
        ['DELETE', '/api/compute_resources/1'],
        ['GET', '/api/compute_resources'],
      ] as const) {
        const answer = await api.send(path, { method, body });

        expect(answer.status).toBe(400);
        expect(answer.body).toEqual({ status: 400, error: expect.any(String) });
      }
    },
  );

  it('does not quote the body, as that can hold a secret', async () => {
    const bodies = [
      '{"compute_resource": {"password": tr0ub4dor}}',
      '{"compute_resource": {"password": "tr0ub4dor" x}}',
      '{"password": "tr0ub4dor"',
      'tr0ub4dor',
    ];

    for (const body of bodies) {
      const answer = await api.post('/api/compute_resources', body);

      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain('tr0');
      expect(answer.text).not.toContain('dor');
    }
  });

  it('for a body that is not UTF-8', async () => {
    const answer = await api.post('/api/architectures', Buffer.from('7b2261223a22ff227d', 'hex'));

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ status: 400, error: expect.stringContaining('UTF-8') });
  });

  it('for a search or an order that cannot be, with its class', async () => {
    for (const query of ['search=bogus=1', 'order=bogus']) {
      const answer = await api.get(`/api/architectures?${query}`);

      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body.error)).toEqual(['message', 'class']);
      expect(answer.body.error.class).toBe('ScopedSearch::QueryNotSupported');
    }
  });

  it.each(['/api/architectures/%', '/api/architectures/%zz', '/api/architectures/%ff', '/api/%c3%28'])(
    'for the broken path %s',
    async (path) => {
      const answer = await api.get(path);

      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
      expect(answer.body).toEqual({ error: { message: expect.any(String) } });
    },
  );

  it.each(['search=%', 'search=%zz', 'search=%ff', '%ff=1', 'search=%c3%28'])(
    'for the broken query %s',
    async (query) => {
      const answer = await api.get(`/api/architectures?${query}`);

      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
      expect(answer.body).toEqual({ error: { message: expect.any(String) } });
    },
  );

  it('for a broken form in a GET', async () => {
    const answer = await api.get('/api/architectures', {
      body: 'search=%zz',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: { message: expect.any(String) } });
  });
});

describe('404', () => {
  it.each<[string, string, unknown]>([
    ['an image', '/api/compute_resources/1/images/5', { error: { message: "Resource image not found by id '5'" } }],
    [
      'a parent of images',
      '/api/compute_resources/9/images',
      { error: { message: "Resource image not found by id ''" } },
    ],
    [
      'a compute resource',
      '/api/compute_resources/5',
      { error: { message: "Resource compute_resource not found by id '5'" } },
    ],
    [
      'an operating system',
      '/api/operatingsystems/5',
      { error: { message: "Resource operatingsystem not found by id '5'" } },
    ],
    ['an architecture', '/api/architectures/5', { error: { message: "Resource architecture not found by id '5'" } }],
    ['an optional parent', '/api/operatingsystems/9/architectures', { message: "Operatingsystem not found by id '9'" }],
    ['an organization', '/api/compute_resources?organization_id=99', { message: 'Organization with id 99 not found' }],
    ['a location', '/api/compute_resources?location_id=0', { message: 'Location with id 0 not found' }],
    [
      'both taxonomies',
      '/api/architectures?organization_id=1&location_id=2',
      { message: 'Location with id 2 not found' },
    ],
    [
      'a taxonomy by title',
      '/api/architectures?organization_id=ACME/Ops',
      { message: 'Organization with id ACME/Ops not found' },
    ],
  ])('for %s that is not there', async (_what, path, body) => {
    const answer = await api.get(path);

    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
    expect(answer.body).toEqual(body);
  });

  it.each([
    ['organization_id', 0, 'Organization with id 0 not found'],
    ['organization_id', '3', 'Organization with id 3 not found'],
    ['location_id', 0, 'Location with id 0 not found'],
    ['location_id', [4], 'Location with id [4] not found'],
  ])('for a write with %s %j beside the wrapper', async (key, value, message) => {
    const image = await catalog.image();
    const path = `/api/compute_resources/${image.compute_resource_id}/images`;
    const before = await api.countRows();

    const answers = [
      await api.put(`${path}/${image.id}`, { image: { name: 'x' }, [key]: value }),
      await api.post(path, { image: buildImage(image), [key]: value }),
      await api.post('/api/architectures', { architecture: { name: 'x' }, [key]: value }),
      await api.delete(`${path}/${image.id}?${key}=${encodeURIComponent(JSON.stringify(value).replaceAll('"', ''))}`),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ message });
    }
    expect(await api.countRows()).toEqual(before);
  });

  it.each([[''], ['  '], [null], [false], [[]]])('but not for a blank taxonomy: %j', async (value) => {
    const image = await catalog.image();
    const path = `/api/compute_resources/${image.compute_resource_id}/images/${image.id}`;

    const answer = await api.put(path, { image: { username: 'x' }, location_id: value, organization_id: value });

    expect(answer.status).toBe(200);
    expect(answer.body.username).toBe('x');
  });

  it.each([
    ['GET', '/api/nothing'],
    ['GET', '/api/images'],
    ['GET', '/api/v1/architectures'],
    ['GET', '/api/v3/architectures'],
    ['GET', '/api/v2/v2/architectures'],
    ['GET', '/nothing'],
    ['POST', '/api/architectures/1'],
    ['PUT', '/api/architectures'],
    ['PATCH', '/api/architectures'],
    ['DELETE', '/api/architectures'],
    ['OPTIONS', '/api/architectures'],
    ['POST', '/api/status'],
    ['GET', '/api/compute_resources/1/images/1/nothing'],
  ])('for the unknown route %s %s, by what the client accepts', async (method, path) => {
    const accepting = (accept: string, as?: null): Promise<Answer> =>
      api.send(path, { method, headers: { accept }, ...(as === null && { as }) });

    const json = await accepting('application/json');
    const versioned = await accepting('application/json;version=2');
    const withComma = await accepting('application/json,version=2');
    const html = await accepting('text/html');
    const nobody = await accepting('application/json', null);

    for (const answer of [json, versioned, withComma, nobody]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
      expect(answer.text).toBe('{"status":404,"error":"Not Found"}');
    }
    expect(html.status).toBe(404);
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.text).toMatch(/^<!DOCTYPE html>/i);
  });
});

describe('the Accept header', () => {
  it.each([
    'application/json;version=2',
    'application/json,version=2',
    'application/json;version=1',
    '*/*',
    'text/html',
    'application/xml',
    'nonsense',
    '',
  ])('%j never decides the form of an answer', async (accept) => {
    const answer = await api.get('/api/architectures', { headers: { accept } });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
  });
});

describe('413', () => {
  it('for ten megabytes, in the format of errors, and the server goes on', async () => {
    const answer = await api.post('/api/architectures', { architecture: { name: 'x'.repeat(10_000_000) } });
    const next = await api.get('/api/status');

    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
    expect(answer.body).toEqual({ error: { message: expect.any(String) } });
    expect(next.status).toBe(200);
  });

  it('but not for half a megabyte', async () => {
    const answer = await api.post('/api/architectures', { architecture: { name: 'x'.repeat(500_000) } });

    expect(answer.status).toBe(422);
  });
});

describe('415', () => {
  const message = (type: string) =>
    `Media type in 'Content-Type: ${type}' is unsupported in API v2 for POST and PUT requests. ` +
    "Please use 'Content-Type: application/json'.";

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    'application/vnd.api+json',
    'text/json; charset=utf-8',
  ])('for %s', async (type) => {
    for (const [method, path] of [
      ['POST', '/api/architectures'],
      ['PUT', '/api/architectures/1'],
    ] as const) {
      const answer = await api.send(path, {
        method,
        body: '{"architecture":{"name":"x"}}',
        headers: { 'content-type': type },
      });

      expect(answer.status).toBe(415);
      expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
      expect(answer.body).toEqual({ error: { message: message(type) } });
    }
  });

  it.each(['POST', 'PUT'])('for a %s without content type, even without body', async (method) => {
    const path = method === 'POST' ? '/api/architectures?architecture[name]=x' : '/api/architectures/1';
    const headers = { 'content-type': undefined };

    const empty = await api.send(path, { method, headers });
    const full = await api.send(path, { method, body: '{}', headers });

    for (const answer of [empty, full]) {
      expect(answer.status).toBe(415);
      expect(answer.body).toEqual({ error: { message: message('') } });
    }
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'APPLICATION/JSON',
  ])('not for %s', async (type) => {
    const answer = await api.send('/api/architectures', {
      method: 'POST',
      body: '{"architecture":{}}',
      headers: { 'content-type': type },
    });

    expect(answer.status).toBe(422);
  });

  it('not for PATCH, DELETE and GET, whose other bodies are left aside', async () => {
    const architecture = await catalog.architecture();
    const sent = (type: string | undefined): Sent => ({ body: 'name=changed', headers: { 'content-type': type } });

    for (const type of ['text/plain', 'application/xml', undefined]) {
      const patched = await api.send(`/api/architectures/${architecture.id}`, { ...sent(type), method: 'PATCH' });
      const got = await api.get(`/api/architectures/${architecture.id}`, sent(type));

      expect([patched.status, got.status]).toEqual([200, 200]);
      expect(patched.body).toEqual(architecture);
    }
    const deleted = await api.delete(`/api/architectures/${architecture.id}`, sent('text/plain'));
    expect(deleted.status).toBe(200);
  });

  it('not for a DELETE that says JSON and sends nothing, as hammer and Terraform do', async () => {
    const { id } = await catalog.architecture();

    const answer = await api.delete(`/api/architectures/${id}`, { headers: { 'content-type': 'application/json' } });

    expect(answer.status).toBe(200);
  });

  it('is said before what is not there, and after who is not known', async () => {
    const nowhere = await api.send('/api/compute_resources/9/images', { method: 'POST' });
    const nobody = await api.send('/api/architectures', { method: 'POST', ...NOBODY });
    const taxonomy = await api.send('/api/architectures?location_id=5', { method: 'POST' });

    expect(nowhere.status).toBe(415);
    expect(nobody.status).toBe(401);
    expect(taxonomy.status).toBe(404);
  });
});

describe('422', () => {
  it('holds id, errors and full messages, in this order', async () => {
    const created = await api.post('/api/architectures', { architecture: {} });
    const { id } = await catalog.architecture();
    const updated = await api.put(`/api/architectures/${id}`, { architecture: { name: '' } });

    expect(created.text).toBe(
      '{"error":{"id":null,"errors":{"name":["can\'t be blank"]},"full_messages":["Name can\'t be blank"]}}',
    );
    expect(updated.text).toBe(
      `{"error":{"id":${id},"errors":{"name":["can't be blank"]},"full_messages":["Name can't be blank"]}}`,
    );
  });

  it.each([
    ['compute_resources', 'compute_resource'],
    ['operatingsystems', 'operatingsystem'],
    ['architectures', 'architecture'],
    ['compute_resources/CLOUD/images', 'image'],
  ])('for a wrapper that is no object, below %s', async (path, wrapper) => {
    const { id } = await catalog.computeResource();

    for (const value of ['text', 5, true, false, 0, '', [], [{ name: 'x' }]]) {
      const answer = await api.post(`/api/${path.replace('CLOUD', id)}`, { [wrapper]: value });

      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({ error: { message: `Parameter '${wrapper}' must be an object` } });
    }
  });

  it.each(['[]', 'null', '5', '"text"', 'true', '[{"architecture":{"name":"x"}}]', ''])(
    'for the body %s, which has no attributes',
    async (body) => {
      const answer = await api.post('/api/architectures', body);

      expect(answer.status).toBe(422);
      expect(answer.body.error.errors).toEqual({ name: ["can't be blank"] });
    },
  );
});

describe('500', () => {
  it('tells nothing of its cause', async () => {
    const broken = await RunningApi.start({ log_level: 'fatal' });
    try {
      await broken.database.query('ALTER TABLE architectures RENAME TO elsewhere');

      const answer = await broken.get('/api/architectures');

      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-type')).toBe(JSON_TYPE);
      expect(answer.body.error.message).toMatch(
        /^Internal Server Error: the server was unable to finish the request\. /,
      );
      expect(answer.text).not.toMatch(/architectures|relation|SELECT/);
    } finally {
      await broken.stop();
    }
  });
});
