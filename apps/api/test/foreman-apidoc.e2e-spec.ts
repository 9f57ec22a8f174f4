import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApipieDocument } from '../src/documentation/apipie.js';
import type { ApipieMethod } from '../src/documentation/apipie-method.js';
import type { ApipieParameter } from '../src/documentation/apipie-parameter.js';
import { RunningApi } from './running-api.js';

/** A parameter of the recorded document. */
interface Fact {
  name: string;
  required: boolean;
  allow_nil: boolean;
  validator: string;
  type: string;
  params?: Fact[];
}

type Facts = Record<string, Record<string, { apis: [verb: string, url: string][]; params: Fact[] }>>;

const file = new URL('recorded/apidoc-facts.json.gz', import.meta.url);
const facts = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Facts;

/** Every difference from a real Foreman's document, by resource, action and parameter, with its reason. */
const DIFFERENCES: [difference: RegExp, reason: string][] = [
  [/^(?!settings|bookmarks)\w+\.auto_complete_search only ours$/, 'Foreman has the route and does not document it'],
  [/^users\.extlogin only Foreman$/, 'it logs in through a proxy in front of Foreman'],
  [/^auth_sources\.show only ours$/, 'Foreman shows one only below the kind of its source'],
  [/^home\.version only ours$/, 'the version of Image Catalog itself'],
  [/^ping\.parts only ours$/, 'the parts of this installation'],
  [
    /^(organization|location)s\.(create|update) \1\[\1_parameters_attributes\](\[\w+\])? only ours$/,
    'Foreman takes it and does not document it',
  ],
  [/^operatingsystems\.index os_parameters_attributes/, 'attributes of a body, documented by mistake at the list'],
  [/^roles\.show description only Foreman$/, 'an attribute of a body, documented by mistake at the show'],
  [/^users\.create user\[password\] form/, 'without other sources of logins, a user needs a password'],
  [/^users\.(create|update) user\[password_confirmation\] only ours$/, 'Foreman takes it and does not document it'],
  [/^filters\.(create|update) filter\[unlimited\] only ours$/, 'Foreman takes it and does not document it'],
  [/^filters\.index role_id only ours$/, 'Foreman takes it and does not document it'],
  [/^images\.(create|update) image\[iam_role\] only ours$/, 'Foreman takes it and does not document it'],
  [
    /^operatingsystems\.(create|update) operatingsystem\[(to_label|os_parameters_attributes\]\[(parameter_type|hidden_value))\] only ours$/,
    'Foreman takes it and does not document it',
  ],
  [/^compute_resources\.(create|update) compute_resource\[\w+\] only ours$/, "attributes of plugins' providers"],
  [
    /^compute_resources\.available_images (search|order|last_known) only ours$/,
    'ours can be searched, and asked for what was known before a failed look',
  ],
];

let api: RunningApi;
let document: ApipieDocument;

beforeAll(async () => {
  api = await RunningApi.start();
  document = (await api.get('/apidoc/v2.json', { as: null })).body;
});

afterAll(() => api.stop());

function methodOf(resource: string, action: string): ApipieMethod | undefined {
  return document.docs.resources[resource]?.methods.find(({ name }) => name === action);
}

/** The forms of parameters by their full names, in order. */
function formsOf(parameters: readonly (Fact | ApipieParameter)[], parent = ''): [name: string, form: string][] {
  return parameters.flatMap((parameter) => {
    const { name, required, allow_nil, validator, params = [] } = parameter;
    const type = 'type' in parameter ? parameter.type : parameter.expected_type;
    const full = parent === '' ? name : `${parent}[${name}]`;
    const own: [string, string] = [full, JSON.stringify({ required, allow_nil, validator, type })];
    return [own, ...formsOf(params, full)];
  });
}

function differences(): string[] {
  return Object.entries(facts).flatMap(([resource, actions]) => {
    const ours = document.docs.resources[resource]?.methods.map(({ name }) => name) ?? [];
    const further = ours.filter((name) => !(name in actions)).map((name) => `${resource}.${name} only ours`);
    return [...further, ...Object.keys(actions).flatMap((action) => differencesOf(resource, action))];
  });
}

function differencesOf(resource: string, action: string): string[] {
  const [fact, method] = [facts[resource]?.[action], methodOf(resource, action)];
  const at = `${resource}.${action}`;
  if (fact === undefined || method === undefined) return [`${at} only Foreman`];
  const urls = method.apis.map(({ http_method, api_url }) => `${http_method} ${api_url}`);
  const theirUrls = fact.apis.map((pair) => pair.join(' '));
  const [ours, theirs] = [new Map(formsOf(method.params)), new Map(formsOf(fact.params))];
  const shared = [...theirs.keys()].filter((name) => ours.has(name));
  return [
    ...(urls.join() === theirUrls.join() ? [] : [`${at} urls ${theirUrls.join()} | ${urls.join()}`]),
    ...[...theirs.keys()].filter((name) => !ours.has(name)).map((name) => `${at} ${name} only Foreman`),
    ...[...ours.keys()].filter((name) => !theirs.has(name)).map((name) => `${at} ${name} only ours`),
    ...shared
      .filter((name) => ours.get(name) !== theirs.get(name))
      .map((name) => `${at} ${name} form ${theirs.get(name)} | ${ours.get(name)}`),
    ...(shared.join() === [...ours.keys()].filter((name) => theirs.has(name)).join() ? [] : [`${at} order`]),
  ];
}

describe("beside a real Foreman's document, ours", () => {
  it('has the same URLs, parameters, requirements and validators, but for the differences that are listed', () => {
    const unexplained = differences().filter((difference) => DIFFERENCES.every(([known]) => !known.test(difference)));

    expect(unexplained).toEqual([]);
    expect(Object.values(facts).flatMap((actions) => Object.values(actions)).length).toBeGreaterThan(140);
  });

  it('tells a difference that is not listed', () => {
    const index = methodOf('images', 'index') as ApipieMethod;
    const [first, ...others] = index.params;
    index.params = others;

    expect(differencesOf('images', 'index')).toContain('images.index location_id only Foreman');
    index.params = [{ ...(first as ApipieParameter), required: true }, ...others];
    expect(differencesOf('images', 'index').join()).toMatch(/^images\.index location_id form/);
  });
});

describe('what only Foreman has', () => {
  // Ids that are looked up first: with no row of ours the answer would name that instead.
  const url = (path: string): string => path.replaceAll(/:\w+/g, '1');

  it('is answered by a sentence that clients show, below every documented URL', async () => {
    const absent = Object.values(document.docs.resources).filter(({ methods }) =>
      methods.some(({ apis }) => apis[0]?.short_description === 'Not supported by this server'),
    );
    const apis = absent.flatMap(({ id, methods }) =>
      methods.flatMap((method) => method.apis.map((one) => ({ id, ...one }))),
    );
    const answers = [];
    for (const { id, http_method, api_url } of apis) {
      const body = http_method === 'POST' || http_method === 'PUT' ? {} : undefined;
      const answer = await api.send(url(api_url), { method: http_method, ...(body && { body }) });
      answers.push([id, http_method, api_url, answer.status, answer.body?.error?.message]);
    }

    expect(absent.length).toBeGreaterThan(30);
    expect(answers.length).toBeGreaterThan(190);
    expect(
      answers.filter(
        ([, , , status, message]) =>
          status !== 404 || !/^[A-Z][a-z ]+ are not supported by this server$/.test(String(message)),
      ),
    ).toEqual([]);
  });

  it.each([
    ['GET', '/api/common_parameters?search=name%3Da', 'Common parameters'],
    ['GET', '/api/v2/domains.json', 'Domains'],
    ['PUT', '/api/settings/entries_per_page', 'Settings'],
    ['GET', '/api/users/1/ssh_keys', 'Ssh keys'],
    ['GET', '/api/organizations/1/subnets/5', 'Subnets'],
    ['POST', '/api/hosts', 'Hosts'],
    ['GET', '/api/usergroups/1/users', 'Usergroups'],
    ['GET', '/api/hosts/1/parameters', 'Hosts'],
  ])('%s %s says so', async (method, path, name) => {
    const answer = await api.send(path, { method, ...(method !== 'GET' && { body: {} }) });

    expect([answer.status, answer.body]).toEqual([
      404,
      { error: { message: `${name} are not supported by this server` } },
    ]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it.each(['usergroup_id', 'auth_source_ldap_id', 'auth_source_external_id'])(
    'finds no parent: users by %s',
    async (parameter) => {
      const answer = await api.get(`/api/users?${parameter}=1`);

      expect(answer.status).toBe(404);
      expect(answer.body.message).toMatch(/ not found by id '1'$/);
    },
  );
});
