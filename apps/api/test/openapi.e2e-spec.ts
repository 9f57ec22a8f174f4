import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as spec from '@image-catalog/spec';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Documentation } from '../src/documentation/documentation.js';
import type { OpenApiDocument } from '../src/documentation/openapi.js';
import { buildImage, Catalog } from './builders.js';
import { routesOf, unnamed } from './router.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;
let document: OpenApiDocument;
let ajv: Ajv2020;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  document = (await api.get('/api/openapi.json', { as: null })).body;
  ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
  ajv.addSchema(document, 'openapi');
});

afterAll(() => api.stop());

/** What the formats of the document promise. */
const FORMATS = {
  int32: { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31 },
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  password: true,
} as const;

/** Says what is wrong with a body, by the schema that the document has for its answer. */
function faultsOf(path: string, verb: string, status: number, body: unknown): unknown[] {
  const pointer = ['paths', path, verb, 'responses', String(status)].map(escape).join('/');
  const responses: Record<string, Record<string, unknown>> = document.paths[path]?.[verb]?.responses ?? {};
  const reference = responses[status]?.['$ref'];
  const at = typeof reference === 'string' ? reference : `#/${pointer}`;
  const validate = ajv.getSchema(`openapi${at}/content/application~1json/schema`);
  if (validate === undefined) return [`no schema at ${at}`];
  return validate(body) ? [] : (validate.errors ?? []);
}

function escape(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}

describe('the OpenAPI document', () => {
  it('is a valid one of version 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document) as never);

    expect(result).toEqual({ valid: true });
    expect(document.openapi).toBe('3.1.0');
  });

  it('names every route of the router', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((verb) =>
        unnamed(`${verb.toUpperCase()} /api${path === '/' ? '' : path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
      ),
    );

    expect(new Set(documented)).toEqual(new Set(routesOf(api.app)));
  });

  it('names each operation once', () => {
    const names = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );

    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it('names every DTO of a body with each of its properties', () => {
    const dtos = Object.entries(spec).filter(([name]) => /^(Create|Update).*Dto$/.test(name)) as [
      string,
      new () => object,
    ][];

    expect(dtos.length).toBeGreaterThan(7);
    for (const [name, dto] of dtos) {
      const properties = document.components.schemas[name]?.['properties'] ?? {};
      expect([name, Object.keys(properties)]).toEqual([name, Object.keys(spec.docsOf(dto))]);
    }
  });

  it('names every property of what a list or a show takes', () => {
    for (const route of api.app
      .get(Documentation)
      .routes.filter(({ verb, dtos }) => verb === 'GET' && dtos.length > 0)) {
      const asked = route.dtos.flatMap((name) => Object.keys(spec.docsOf((spec as never)[name])));
      const path = (route.paths[0] ?? '').replace(/^\/api/, '').replaceAll(/:(\w+)/g, '{$1}');
      const named = document.paths[path]?.['get']?.parameters.map(({ name }) => name) ?? [];
      const wanted = route.name === 'auto_complete_search' ? ['search'] : asked;
      expect([route.handler, named]).toEqual([route.handler, expect.arrayContaining(wanted)]);
    }
  });

  it('describes what every action answers, but those that only refuse', () => {
    const silent = Object.values(document.paths)
      .flatMap((operations) => Object.values(operations))
      .filter(({ responses }) => Object.keys(responses).every((status) => Number(status) >= 400))
      .map(({ operationId }) => operationId.replace(/_(?:of|without)_\w+$/, ''));

    expect([...new Set(silent)].toSorted()).toEqual([
      'compute_resources.associate',
      'compute_resources.destroy_vm',
      'compute_resources.power_vm',
      'compute_resources.show_vm',
      'compute_resources.storage_domain',
      'compute_resources.storage_pod',
      'operatingsystems.bootfiles',
    ]);
  });

  it('describes what is really answered', async () => {
    const image = await catalog.image();
    const under = `/api/compute_resources/${image.compute_resource_id}`;
    const of = '/compute_resources/{compute_resource_id}/images';
    await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'p', value: '1', parameter_type: 'integer' }] });
    const answers: [path: string, verb: string, answer: Awaited<ReturnType<RunningApi['get']>>][] = [
      ['/', 'get', await api.get('/api')],
      ['/status', 'get', await api.get('/api/status')],
      ['/statuses', 'get', await api.get('/api/statuses')],
      ['/ping', 'get', await api.get('/api/ping')],
      ['/plugins', 'get', await api.get('/api/plugins')],
      ['/audits', 'get', await api.get('/api/audits')],
      ['/audits/{id}', 'get', await api.get('/api/audits/1')],
      [of, 'get', await api.get(`${under}/images`)],
      [of, 'get', await api.get(`${under}/images?search=nothing%3D1`)],
      [of, 'get', await api.get(`${under}/images?page=0`)],
      [of, 'get', await api.get(`${under}/images`, { as: null })],
      [
        of,
        'post',
        await api.post(`${under}/images`, { image: buildImage({ ...image, name: 'other', uuid: 'other' }) }),
      ],
      [of, 'post', await api.post(`${under}/images`, { image: {} })],
      [of, 'post', await api.post(`${under}/images`, { image: 1 })],
      [of, 'post', await api.post(`${under}/images`, '{')],
      [of, 'post', await api.post(`${under}/images`, 'a=1', { headers: { 'content-type': 'text/plain' } })],
      [`${of}/auto_complete_search`, 'get', await api.get(`${under}/images/auto_complete_search?search=na`)],
      [`${of}/{id}`, 'get', await api.get(`${under}/images/${image.id}`)],
      [`${of}/{id}`, 'get', await api.get(`${under}/images/999999`)],
      [`${of}/{id}`, 'delete', await api.delete(`${under}/images/${image.id}`)],
      ['/compute_resources', 'get', await api.get('/api/compute_resources')],
      ['/compute_resources', 'post', await api.post('/api/compute_resources', { compute_resource: { name: 'n' } })],
      ['/compute_resources/{id}', 'get', await api.get(under)],
      ['/compute_resources/{id}/available_images', 'get', await api.get(`${under}/available_images`)],
      ['/compute_resources/{id}/available_flavors', 'get', await api.get(`${under}/available_flavors`)],
      ['/compute_resources/{id}/available_clusters', 'get', await api.get(`${under}/available_clusters`)],
      ['/operatingsystems', 'get', await api.get('/api/operatingsystems')],
      ['/operatingsystems/{id}', 'get', await api.get('/api/operatingsystems/2')],
      ['/operatingsystems/{id}', 'delete', await api.delete('/api/operatingsystems/2')],
      ['/architectures', 'get', await api.get('/api/architectures?organization_id=7')],
      ['/architectures/{id}', 'get', await api.get(`/api/architectures/${image.architecture_id}`)],
      ['/architectures/{id}', 'delete', await api.delete(`/api/architectures/${image.architecture_id}`)],
      ['/compute_resources/{id}', 'delete', await api.delete(under)],
    ];

    for (const [path, verb, { status, body }] of answers) {
      expect([path, verb, status, faultsOf(path, verb, status, body)]).toEqual([path, verb, status, []]);
    }
  });

  it('takes no body for a valid answer that is not one', () => {
    expect(faultsOf('/architectures/{id}', 'get', 200, { id: 'x', name: 1 })).not.toEqual([]);
    expect(faultsOf('/architectures/{id}', 'get', 404, { error: 'no' })).not.toEqual([]);
  });

  it('is what docs/ holds; `pnpm documents` writes it', () => {
    const committed: unknown = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));

    expect(committed).toEqual(document);
  });
});

/** What the page hands to Swagger UI. */
interface ShownDocument {
  spec: {
    servers: unknown[];
    tags: { name: string }[];
    components: { securitySchemes: Record<string, unknown> };
  };
  filter: boolean;
  tagsSorter: (one: string, other: string) => number;
}

describe('/docs', () => {
  it.each([
    ['/docs', ''],
    ['/docs/', '../'],
    ['/apidoc', ''],
    ['/docs?x=/y/', ''],
  ])('%s shows the document, and may load its own files only', async (path, root) => {
    const { status, headers, text } = await api.get(path, { as: null });

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(text.match(/(?:src|href)="([^"]+)"/g)).toEqual([
      `href="${root}favicon.ico"`,
      `href="${root}docs/swagger-ui.css"`,
      `src="${root}docs/swagger-ui-bundle.js"`,
      `src="${root}docs/start.js"`,
    ]);
    expect(text).not.toMatch(/<script>|https?:/);
  });

  it.each([
    ['/docs/swagger-ui.css', 'text/css', /\.swagger-ui/],
    ['/docs/swagger-ui-bundle.js', 'text/javascript', /SwaggerUIBundle/],
    ['/docs/start.js', 'text/javascript', /'openapi\.json'/],
  ])('%s is served from here', async (path, type, content) => {
    const { status, headers, text } = await api.get(path, { as: null });

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(text).toMatch(content);
    expect((await api.get(path, { as: null, headers: { 'if-none-match': headers.get('etag') ?? '' } })).status).toBe(
      304,
    );
  });

  it('shows images first and Basic first, finds operations by words, and calls the API from beside itself', async () => {
    const { text: script } = await api.get('/docs/start.js', { as: null });
    const { promise: shown, resolve: show } = Promise.withResolvers<ShownDocument>();
    const page = createContext({
      URL,
      document: { currentScript: { src: 'https://proxy.example/catalog/docs/start.js' } },
      fetch: ({ href }: URL) => {
        expect(href).toBe('https://proxy.example/catalog/api/openapi.json');
        return fetch(`${api.url}/api/openapi.json`);
      },
      SwaggerUIBundle: show,
    });
    runInContext(script, page);
    const { spec: shownSpec, filter, tagsSorter } = await shown;
    const isFound = runInContext('isFound', page) as (typed: string, ...texts: string[]) => boolean;

    expect(shownSpec.servers).toEqual([{ url: '/catalog/api', description: 'This server' }]);
    expect(filter).toBe(true);
    expect(shownSpec.tags.map(({ name }) => name).toSorted(tagsSorter)).toEqual(
      expect.arrayContaining(['images', 'architectures', 'audits']),
    );
    expect(shownSpec.tags.map(({ name }) => name).toSorted(tagsSorter)[0]).toBe('images');
    expect(Object.keys(shownSpec.components.securitySchemes)[0]).toBe('basic');
    expect(isFound('Cancel RUN', 'sync_runs', 'post', '/sync_runs/{id}/cancel', 'Cancel a run')).toBe(true);
    expect(isFound('cancel image', 'sync_runs', 'post', '/sync_runs/{id}/cancel', 'Cancel a run')).toBe(false);
  });

  it('changes no other policy', async () => {
    for (const path of ['/api/status', '/api/openapi.json', '/apidoc/v2.json', '/docs/nothing']) {
      expect((await api.get(path)).headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
    }
  });
});
