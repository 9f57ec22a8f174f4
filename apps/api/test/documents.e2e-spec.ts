import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as spec from '@image-catalog/spec';
import { AuditsController } from '../src/resources/audits/audits.controller.js';
import type { ApipieDocument } from '../src/documentation/apipie.js';
import type { ApipieMethod } from '../src/documentation/apipie-method.js';
import type { ApipieParameter } from '../src/documentation/apipie-parameter.js';
import { Documentation } from '../src/documentation/documentation.js';
import { ABSENT_RESOURCES, recordedAction } from '../src/documentation/foreman-document.js';
import { routesOf, unnamed } from './router.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let documentation: Documentation;
let document: ApipieDocument;

beforeAll(async () => {
  api = await RunningApi.start();
  documentation = api.app.get(Documentation);
  document = (await api.get('/apidoc/v2.json', { as: null })).body;
});

afterAll(() => api.stop());

function methodsOf(resource: string): ApipieMethod[] {
  return document.docs.resources[resource]?.methods ?? [];
}

function allMethods(): ApipieMethod[] {
  return Object.values(document.docs.resources).flatMap(({ methods }) => methods);
}

function within(parameters: ApipieParameter[]): ApipieParameter[] {
  return parameters.flatMap((parameter) => [parameter, ...within(parameter.params ?? [])]);
}

function find(resource: string, method: string, parameter: string): ApipieParameter | undefined {
  const { params = [] } = methodsOf(resource).find(({ name }) => name === method) ?? {};
  return within(params).find(({ full_name }) => full_name === parameter);
}

describe('the apipie document', () => {
  it.each(['/apidoc/v2.json', '/apidoc/v2.en.json', '/apidoc.json', '/apidoc/v2.json?lang=de'])(
    'is answered on %s without credentials',
    async (path) => {
      const answer = await api.get(path, { as: null });

      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.body).toEqual(document);
      expect(answer.text).not.toMatch(/[<>&]/);
    },
  );

  it('is answered with credentials that are wrong', async () => {
    expect((await api.get('/apidoc/v2.json', { as: { login: 'admin', password: 'wrong' } })).status).toBe(200);
  });

  it.each(['/apidoc/v2/images.json', '/apidoc/v2/images.en.json'])('is answered for one resource: %s', async (path) => {
    const answer = await api.get(path, { as: null });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ docs: { ...document.docs, resources: [document.docs.resources['images']] } });
  });

  it.each(['/apidoc/v2/images/create.json', '/apidoc/v2/images/create.en.json'])(
    'is answered for one action: %s',
    async (path) => {
      const answer = await api.get(path, { as: null });

      expect(answer.body.docs.resources).toHaveLength(1);
      expect(answer.body.docs.resources[0]).toMatchObject({ id: 'images', methods: [{ name: 'create' }] });
    },
  );

  it.each([
    '/apidoc/v2.de.json',
    '/apidoc/v2.zh_CN.json',
    '/apidoc/v1.json',
    '/apidoc/v2/nothing.json',
    '/apidoc/v2/images/nothing.json',
    '/apidoc/v2/images.de.json',
    '/apidoc/v2/constructor.json',
    '/apidoc/nothing',
  ])('is not found, with an empty body: %s', async (path) => {
    const answer = await api.get(path, { as: null });

    expect(answer.status).toBe(404);
    expect(answer.text).toBe('');
  });

  it('has a checksum that every answer of the API names', async () => {
    const { body } = await api.get('/apidoc/apipie_checksum', { as: null });
    const answers = [
      await api.get('/apidoc/apipie_checksum.json', { as: null }),
      await api.get('/apidoc/v2.json', { as: null }),
      await api.get('/apidoc/v2.de.json', { as: null }),
      await api.get('/api/status'),
      await api.get('/api/status', { as: null }),
      await api.get('/api/v2/architectures/999999'),
      await api.post('/api/architectures', '{'),
    ];

    expect(body).toEqual({ checksum: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(answers.map(({ headers }) => headers.get('apipie-checksum'))).toEqual(answers.map(() => body.checksum));
  });

  it('has another checksum when it tells anything else', () => {
    const fewer = new Documentation([AuditsController]);

    expect(fewer.checksum).not.toBe(documentation.checksum);
    expect(new Documentation([AuditsController]).checksum).toBe(fewer.checksum);
  });

  it('sends no cookie, which would let a wrong password in', async () => {
    expect((await api.get('/apidoc/v2.json')).headers.get('set-cookie')).toBeNull();
  });

  it('is what docs/ holds; `pnpm documents` writes it', () => {
    const committed: unknown = JSON.parse(
      readFileSync(new URL('../../../docs/apidoc/v2.json', import.meta.url), 'utf8'),
    );

    expect(committed).toEqual(document);
  });
});

describe('the apipie document names', () => {
  it('every route of the router, and no other', () => {
    const documented = documentation.routes.flatMap(({ verb, paths }) =>
      paths.map((path) => `${verb} ${unnamed(path)}`),
    );

    expect(new Set(documented)).toEqual(new Set(routesOf(api.app)));
    expect(documented.length).toBeGreaterThan(60);
  });

  it('every path of a read and the first of a write, of what Foreman does not document', () => {
    const isOurs = (resource: string, action: string) =>
      recordedAction(resource, action) === undefined && !ABSENT_RESOURCES.has(resource);
    const documented = Object.values(document.docs.resources).flatMap(({ id, methods }) =>
      methods
        .filter(({ name }) => isOurs(id, name))
        .flatMap(({ apis }) => apis.map(({ http_method, api_url }) => `${http_method} ${api_url}`)),
    );
    const wanted = documentation.routes
      .filter(({ resource, name }) => isOurs(resource, name) && resource !== 'sessions')
      .flatMap(({ verb, paths }) => (verb === 'GET' ? paths : paths.slice(0, 1)).map((path) => `${verb} ${path}`));

    expect(documented.toSorted()).toEqual(wanted.toSorted());
    expect(wanted.length).toBeGreaterThan(30);
  });

  it('every DTO and each of its properties, but names in place of ids', () => {
    const dtos = Object.entries(spec).filter(([name]) => name.endsWith('Dto'));
    for (const [name, dto] of dtos as [string, new () => object][]) {
      const routes = documentation.routes.filter((route) => route.dtos.includes(name));
      expect([name, routes.length > 0]).toEqual([name, true]);
      for (const route of routes) {
        const method = methodsOf(route.resource).find((known) => known.name === route.name);
        const names = within(method?.params ?? []).map((parameter) => parameter.name);
        const left = Object.keys(spec.docsOf(dto)).filter((property) => !names.includes(property));
        const allowed = route.name === 'auto_complete_search' ? ['order', 'page', 'per_page'] : [];
        expect([name, route.name, left.filter((property) => !allowed.includes(property))]).toEqual([
          name,
          route.name,
          route.body?.names_for_ids.filter((property) => property in spec.docsOf(dto)) ?? [],
        ]);
      }
    }
  });

  it('each action of a resource once', () => {
    for (const { id, methods } of Object.values(document.docs.resources)) {
      expect([id, methods.map(({ name }) => name)]).toEqual([id, [...new Set(methods.map(({ name }) => name))]]);
    }
  });

  it('the fields of each list that takes a search', () => {
    const bare = documentation.routes.filter(
      ({ name, search, parameters }) =>
        name === 'index' && search === null && parameters.some((parameter) => parameter.name === 'search'),
    );

    expect(bare.map(({ handler }) => handler)).toEqual([]);
    expect(methodsOf('images')[0]?.metadata).toEqual({
      search: [
        { name: 'architecture', type: 'integer' },
        { name: 'compute_resource', type: 'string' },
        { name: 'id', type: 'integer' },
        { name: 'name', type: 'string' },
        { name: 'operatingsystem', type: 'integer' },
        { name: 'user_data', values: ['true', 'false'] },
        { name: 'username', type: 'string' },
      ],
    });
  });
});

describe('clients of the apipie document', () => {
  // hammer_cli_foreman loads none of its commands when one is missing, Ansible's collection asks for hosts.update first.
  it('find every resource that they ask for', () => {
    const asked =
      'architectures compute_resources images operatingsystems organizations locations home ping hostgroups domains media ' +
      'subnets smart_proxies users usergroups provisioning_templates ptables roles filters parameters';

    expect(Object.keys(document.docs.resources)).toEqual(expect.arrayContaining(asked.split(' ')));
    for (const action of ['create', 'update']) {
      const attributes = find('hosts', action, 'host')?.params?.map(({ name }) => name);
      expect([action, attributes]).toEqual([action, expect.arrayContaining(['name', 'host_parameters_attributes'])]);
    }
    expect(methodsOf('home').find(({ name }) => name === 'status')?.apis[0]?.api_url).toBe('/api/status');
    expect(methodsOf('ping').find(({ name }) => name === 'ping')?.apis[0]?.api_url).toBe('/api/ping');
  });

  it('find no plugin and no parameter that would be sent in vain', () => {
    const plugins =
      'subscriptions ansible_roles discovery_rules scap_contents snapshots scc_accounts templates remote_execution_features';

    expect(Object.keys(document.docs.resources).filter((id) => plugins.split(' ').includes(id))).toEqual([]);
    const ours = Object.values(document.docs.resources).filter(({ id }) => !ABSENT_RESOURCES.has(id));
    const parameters = ours.flatMap(({ methods }) => methods.flatMap(({ params }) => within(params)));

    expect(parameters.map(({ name }) => name)).not.toContain('thin');
    // python-foreman gives each resource an attribute of its own, and has one of that name already.
    expect(Object.keys(document.docs.resources)).not.toContain('sessions');
  });

  it('find what they read of each action and each parameter', () => {
    for (const { name, apis, params, examples } of allMethods()) {
      expect([name, examples]).toEqual([name, []]);
      for (const { api_url, http_method, short_description } of apis) {
        expect(api_url).toMatch(/^\/api(\/:?\w+)*$/);
        expect(['GET', 'POST', 'PUT', 'DELETE']).toContain(http_method);
        expect(short_description).toMatch(/^[A-Z].*[^.]$/);
      }
      for (const parameter of within(params)) {
        expect(['string', 'numeric', 'boolean', 'array', 'hash']).toContain(parameter.expected_type);
        expect(typeof parameter.description).toBe('string');
        expect(parameter.validator).toMatch(/^Must /);
        expect(parameter.allow_blank).toBe(false);
      }
    }
  });

  it("are asked for what Foreman's ask for, and offered its words, though the server takes others", () => {
    const asked = (method: string) =>
      ['login', 'mail', 'auth_source_id', 'firstname', 'timezone', 'locale'].map((name) => {
        const { required, allow_nil } = find('users', method, `user[${name}]`) ?? {};
        return [name, required, allow_nil];
      });
    const words = (name: string) => find('users', 'create', `user[${name}]`)?.validator ?? '';

    expect(asked('create')).toEqual([
      ['login', true, false],
      ['mail', true, false],
      ['auth_source_id', true, false],
      ['firstname', false, true],
      ['timezone', false, true],
      ['locale', false, true],
    ]);
    expect(asked('update').map(([, required, allowNil]) => [required, allowNil])).toEqual(
      asked('create').map(([, , allowNil]) => [false, allowNil]),
    );
    expect(find('users', 'create', 'user[password]')?.required).toBe(true);
    expect(words('locale')).toMatch(/^Must be one of: <code>ca<\/code>, .*<code>zh_TW<\/code>\.$/);
    expect(words('timezone').split(', ')).toHaveLength(spec.TIME_ZONES.length);
    expect(words('timezone')).toContain('<code>Pacific Time (US &amp; Canada)</code>');
    expect(words('timezone')).toContain('<code>Nuku&#39;alofa</code>');
  });

  it('may leave out on update what they must give on create', () => {
    expect(find('images', 'create', 'image[uuid]')).toMatchObject({ required: true, allow_nil: false });
    expect(find('images', 'update', 'image[uuid]')).toMatchObject({ required: false, allow_nil: false });
    expect(find('images', 'create', 'image[user_data]')).toMatchObject({
      required: false,
      allow_nil: true,
      expected_type: 'boolean',
      validator: 'Must be one of: <code>true</code>, <code>false</code>, <code>1</code>, <code>0</code>.',
    });
    expect(find('images', 'create', 'image')).toMatchObject({ required: true, expected_type: 'hash' });
    expect(find('images', 'create', 'compute_resource_id')).toMatchObject({ required: true, allow_nil: false });
    expect(find('images', 'index', 'compute_resource_id')).toMatchObject({ required: false });
    expect(find('images', 'destroy', 'id')).toMatchObject({ required: true });
    expect(find('compute_resources', 'associate', 'vm_id')).toMatchObject({ required: false });
  });

  it('find the attributes of nested objects and the words that are allowed', () => {
    const path = 'operatingsystem[os_parameters_attributes]';

    expect(find('operatingsystems', 'create', path)?.params?.map(({ full_name }) => full_name)).toEqual(
      ['name', 'value', 'parameter_type', 'hidden_value'].map((name) => `${path}[${name}]`),
    );
    expect(find('operatingsystems', 'create', 'operatingsystem[password_hash]')?.validator).toBe(
      'Must be one of: <code>SHA512</code>, <code>SHA256</code>, <code>Base64</code>, <code>Base64-Windows</code>, <code>MD5</code>.',
    );
    expect(find('images', 'index', 'per_page')).toMatchObject({ expected_type: 'string' });
    expect(find('users', 'create', 'user[auth_source_id]')).toMatchObject({ expected_type: 'numeric' });
    expect(find('architectures', 'create', 'architecture[operatingsystem_ids]')).toMatchObject({
      expected_type: 'array',
      validator: 'Must be an array of any type',
    });
  });
});
