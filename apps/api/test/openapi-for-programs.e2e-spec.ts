import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenApiDocument } from '../src/documentation/openapi.js';
import type { Answer } from './http-client.js';
import { Catalog } from './builders.js';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

type Schema = Record<string, unknown>;
type Operation = OpenApiDocument['paths'][string][string];

let api: RunningApi;
let catalog: Catalog;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  document = (await api.get('/api/openapi.json', { as: null })).body;
});

afterAll(() => api.stop());

function operations(): (Operation & { verb: string; path: string })[] {
  return Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, described]) => ({ ...described, verb, path })),
  );
}

function operation(verb: string, path: string): Operation {
  return document.paths[path]?.[verb] as Operation;
}

/** Every object of the document, with the keys that lead to it. */
function objectsOf(value: unknown, path: string[] = []): [path: string, object: Schema][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, child]) => objectsOf(child, [...path, key]));
  return Array.isArray(value) ? below : [[path.join(' '), value as Schema], ...below];
}

describe('a program made from the OpenAPI document', () => {
  it('knows the members of every array', () => {
    const bare = objectsOf(document).filter(([, { type, items }]) => [type].flat().includes('array') && !items);

    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('gets names that it can use: of operations, of shared responses, of schemas', () => {
    const ids = operations().map(({ operationId }) => operationId);
    const { responses, schemas } = document.components;

    expect(ids.filter((id) => !/^[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*$/.test(id))).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(['images.index', 'images.index_of_operatingsystem']));
    expect(operation('get', '/compute_resources/{compute_resource_id}/images').operationId).toBe('images.index');
    expect(
      [...Object.keys(responses), ...Object.keys(schemas)].filter((name) => !/^[A-Z][A-Za-z]+$/.test(name)),
    ).toEqual([]);
  });

  it('reads no type of a library of ours', () => {
    expect(
      Object.keys(document.components.schemas).filter((name) => !/(View|Dto|List|Body|Row|Suggestion)$/.test(name)),
    ).toEqual([]);
    expect(
      operation('get', '/compute_resources/{compute_resource_id}/sync_runs/{id}/events').responses['200'],
    ).toMatchObject({
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    });
  });

  it('knows the types of what only some providers show', () => {
    const { properties } = document.components.schemas['ComputeResourceView'] as { properties: Record<string, Schema> };

    expect(properties['region']).toEqual({ type: ['string', 'null'] });
    expect(properties['caching_enabled']).toEqual({ type: ['boolean', 'null'] });
    expect(Object.entries(properties).filter(([, { type }]) => type === undefined)).toEqual([]);
  });

  it('knows which integers are ids and how moments are written', () => {
    const schemas = document.components.schemas as Record<string, { properties: Record<string, Schema> }>;

    expect(schemas['ImageView']?.properties).toMatchObject({
      id: { format: 'int32' },
      architecture_id: { format: 'int32' },
      created_at: { examples: ['2024-10-10 12:00:00 UTC'] },
    });
    expect(schemas['DeletedImageView']?.properties['created_at']).toMatchObject({ format: 'date-time' });
    expect(schemas['CreateImageDto']?.properties['password']).toMatchObject({ format: 'password', writeOnly: true });
  });

  it('learns the version of Image Catalog, its license, and what each resource is', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

    expect(document.info).toMatchObject({ version, license: { identifier: 'Apache-2.0' } });
    expect(document.tags.filter(({ description }) => !/^[A-Z].{9,}\.$/.test(description))).toEqual([]);
    expect(new Set(document.tags.map(({ name }) => name))).toEqual(new Set(operations().flatMap(({ tags }) => tags)));
  });

  it('learns that changes with a session need its CSRF token', () => {
    const changes = operations().filter(({ verb }) => verb !== 'get');
    const needed = changes.map(({ security }) => security?.find((one) => 'session' in one));

    expect(document.components.securitySchemes['csrf']).toMatchObject({ in: 'header', name: 'X-CSRF-Token' });
    expect(needed.filter((one) => one === undefined || !('csrf' in one))).toEqual([]);
  });

  it('is told nothing that does nothing: images of a compute resource come without pages', () => {
    const { parameters } = operation('get', '/compute_resources/{id}/available_images');

    expect(parameters.map(({ name }) => name)).toEqual(['id', 'last_known', 'search', 'order']);
  });
});

describe('a write without a body', () => {
  it('starts a session', async () => {
    const answer = await api.send('/api/session', { method: 'POST', headers: { 'content-type': undefined } });

    expect([answer.status, answer.body]).toEqual([
      201,
      { login: 'admin', admin: true, csrf_token: expect.any(String) },
    ]);
  });

  it('is possible wherever the document asks for no body', async () => {
    const bodiless = operations().filter(({ verb, requestBody }) => ['post', 'put'].includes(verb) && !requestBody);
    const answers = [];
    for (const { verb, path } of bodiless) {
      const url = `/api${path.replaceAll(/\{\w+\}/g, '999999')}`;
      const { status } = await api.send(url, { method: verb.toUpperCase(), headers: { 'content-type': undefined } });
      answers.push([path, status]);
    }

    expect(answers.length).toBeGreaterThan(4);
    expect(answers.filter(([, status]) => status === 415)).toEqual([]);
  });

  it('is refused where Foreman wants JSON', async () => {
    const answer = await api.send('/api/architectures', { method: 'POST', headers: { 'content-type': undefined } });

    expect(answer.status).toBe(415);
  });
});

describe('every status that is answered stands in the document', () => {
  async function refusals(): Promise<[verb: string, path: string, answer: Answer][]> {
    const { id } = await catalog.computeResource();
    const under = `/api/compute_resources/${id}`;
    const run = await new Inventory(api).run(id);
    const nobody = await catalog.user();
    const plain = { login: nobody.login, password: 'long enough for anyone' };
    return [
      [
        'delete',
        '/users/{user_id}/personal_access_tokens/{id}',
        await api.delete('/api/users/999999/personal_access_tokens/1'),
      ],
      [
        'post',
        '/compute_resources/{compute_resource_id}/sync_runs/{id}/cancel',
        await api.post(`${under}/sync_runs/${run}/cancel`, {}),
      ],
      ['get', '/architectures/{id}', await api.get('/api/architectures/a%00b')],
      ['get', '/architectures', await api.get('/api/architectures?search=a%00b')],
      ['get', '/architectures', await api.get('/api/architectures', { as: plain })],
      ['delete', '/users/{id}', await api.delete('/api/users/1')],
      [
        'post',
        '/architectures',
        await api.post('/api/architectures', `{"architecture":{"name":"${'a'.repeat(1_100_000)}"}}`),
      ],
    ];
  }

  it('with a body of its form', async () => {
    const answers = await refusals();
    const listed = answers.map(([verb, path, { status }]) => [path, status, status in operation(verb, path).responses]);

    expect(answers.map(([, , { status }]) => status)).toEqual([422, 409, 400, 400, 403, 403, 413]);
    expect(listed.filter(([, , isListed]) => !isListed)).toEqual([]);
    expect(answers.at(-2)?.[2].body.error.missing_permissions).toBeNull();
    expect(document.components.schemas['DeniedBody']).toMatchObject({
      properties: {
        error: { properties: { missing_permissions: { anyOf: expect.arrayContaining([{ type: 'null' }]) } } },
      },
    });
  });
});

describe('an example', () => {
  /** What the document says that a client may send, in an order in which each finds the rows that it names. */
  const STEPS: [verb: string, path: string][] = [
    ['post', '/architectures'],
    ['post', '/operatingsystems'],
    ['post', '/compute_resources'],
    ['post', '/compute_resources/{compute_resource_id}/images'],
    ['get', '/compute_resources/{compute_resource_id}/images/{id}'],
    ['get', '/compute_resources/{compute_resource_id}/images'],
    ['put', '/compute_resources/{compute_resource_id}/images/{id}'],
    ['post', '/operatingsystems/{operatingsystem_id}/parameters'],
    ['post', '/roles'],
    ['post', '/users/{user_id}/personal_access_tokens'],
    ['post', '/compute_resources/{compute_resource_id}/sync'],
    ['put', '/compute_resources/{compute_resource_id}/sync'],
  ];

  function exampleOf(content: unknown): unknown {
    return (content as Record<string, { example?: unknown }> | undefined)?.['application/json']?.example;
  }

  it('of each request is accepted, and each answer has the keys of its example', async () => {
    const fresh = await RunningApi.start();
    const keys: [path: string, answered: string[], promised: string[]][] = [];
    try {
      for (const [verb, path] of STEPS) {
        const { requestBody, responses } = operation(verb, path);
        const request = exampleOf(requestBody?.['content']);
        const url = `/api${path.replaceAll(/\{\w+\}/g, '1')}`;
        const answer = await fresh.send(url, {
          method: verb.toUpperCase(),
          ...(request !== undefined && { body: request }),
        });
        const response = exampleOf(responses[answer.status]?.['content']);
        keys.push([path, Object.keys(answer.body), Object.keys((response ?? answer.body) as object)]);
        if (answer.status >= 400) throw new Error(`${verb} ${path}: ${answer.text}`);
      }
    } finally {
      await fresh.stop();
    }

    const withExamples = operations().filter(
      ({ requestBody, responses }) =>
        exampleOf(requestBody?.['content']) ?? Object.values(responses).some(({ content }) => exampleOf(content)),
    );
    expect(keys.map(([path, answered]) => [path, answered])).toEqual(
      keys.map(([path, , promised]) => [path, promised]),
    );
    expect(keys).toHaveLength(STEPS.length);
    expect(new Set(withExamples.map(({ operationId }) => operationId.replace(/_of_\w+$/, ''))).size).toBe(STEPS.length);
  });
});
