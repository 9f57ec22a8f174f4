import { DEFAULT_ROLES, docsOf, PERMISSIONS, type PermissionName } from '@image-catalog/spec';
import * as spec from '@image-catalog/spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTRIBUTES } from './attributes.js';
import { Catalog } from './builders.js';
import { People } from './people.js';
import { POLICIES } from './policies.js';
import { RunningApi } from './running-api.js';
import { type Attempt, ATTEMPTS, type Caller, type Ground, makeGround } from './widening.js';

/** All that says who sees and may do what, without what changes by itself. */
const RIGHTS: Readonly<Record<string, string>> = {
  roles: 'id, name',
  roles_organizations: 'role_id, organization_id',
  roles_locations: 'role_id, location_id',
  filters: 'id, role_id, resource_type, search, override',
  filters_organizations: 'filter_id, organization_id',
  filters_locations: 'filter_id, location_id',
  filterings: 'filter_id, permission_id',
  users:
    'id, login, mail, mail_enabled, firstname, lastname, description, admin, disabled, password_hash, locale, timezone',
  user_roles: 'user_id, role_id',
  users_organizations: 'user_id, organization_id',
  users_locations: 'user_id, location_id',
  personal_access_tokens: 'id, user_id, revoked',
  organizations: 'id, parent_id, ignore_types',
  locations: 'id, parent_id, ignore_types',
  locations_organizations: 'organization_id, location_id',
  compute_resources_organizations: 'compute_resource_id, organization_id',
  compute_resources_locations: 'compute_resource_id, location_id',
  architectures_operatingsystems: 'architecture_id, operatingsystem_id',
  images: 'id, compute_resource_id, operatingsystem_id, architecture_id',
  import_rules: 'id, operatingsystem_id, architecture_id',
  parameters: 'id, operatingsystem_id, organization_id, location_id, name, value, hidden_value',
};

let api: RunningApi;
let people: People;
let ground: Ground;
let callers: Caller[];

beforeAll(async () => {
  api = await RunningApi.start();
  people = new People(api);
  ground = await makeGround(new Catalog(api), people);
  callers = [
    ...(await Promise.all(
      DEFAULT_ROLES.map(async ({ name, permissions }) => caller(name, permissions, [await people.roleNamed(name)])),
    )),
    ...(await Promise.all(inUse().map((name) => caller(`${name} alone`, [name], [])))),
  ];
});

afterAll(() => api.stop());

/** Gives the permissions for kinds of rows that exist here, and those without a kind: the others open nothing. */
function inUse(): PermissionName[] {
  const asked = new Set<string>(Object.values(POLICIES));
  const types = new Set(PERMISSIONS.filter(({ name }) => asked.has(name)).map(({ resource_type }) => resource_type));
  return PERMISSIONS.filter(({ resource_type }) => types.has(resource_type)).map(({ name }) => name);
}

/** Makes somebody with roles, and one of their own, bound to `home` and `place`, that has what is held without a role. */
async function caller(name: string, held: readonly PermissionName[], roles: number[]): Promise<Caller> {
  const here = { organizations: [ground.home], locations: [ground.place] };
  const role = await people.role(roles.length === 0 ? [{ permissions: [...held] }] : []);
  const filter = await people.filter(role, { permissions: ['view_compute_resources'], search: 'name ~ cloud' });
  await api.database.query('INSERT INTO roles_organizations VALUES ($1, $2)', [role, ground.home]);
  await api.database.query('INSERT INTO roles_locations VALUES ($1, $2)', [role, ground.place]);
  const as = await people.holderOf([...roles, role], here);
  return { name, as, role, filter, held: new Set([...held, 'view_compute_resources']) };
}

async function rights(): Promise<Record<string, string>> {
  const sums = Object.entries(RIGHTS).map(
    ([table, columns]) =>
      `(SELECT string_agg(r::text, ' ' ORDER BY r::text) FROM (SELECT ${columns} FROM ${table}) r) AS ${table}`,
  );
  const [row] = await api.database.query<Record<string, string>[]>(`SELECT ${sums.join(', ')}`);
  return row ?? {};
}

async function send({ verb, path, body }: Attempt, as?: Caller['as']) {
  return api.send(path, { method: verb, body, ...(as && { as }) });
}

/** The bodies that write, without the verb that is a part of their name. */
function writtenBodies(): [string, string[]][] {
  return Object.entries(spec)
    .filter(([name]) => name.endsWith('Dto') && !/^(List|Show)/.test(name))
    .map(([name, dto]) => [
      name.replace(/^(Create|Update)/, '').replace(/Dto$/, ''),
      Object.keys(docsOf(dto as new () => object)),
    ]);
}

describe('every attribute of every body', () => {
  it('was judged: whether it widens rights, or says where a secret goes', () => {
    const unjudged = writtenBodies().flatMap(([body, attributes]) =>
      attributes.filter((attribute) => ATTRIBUTES[body]?.[attribute] === undefined).map((name) => `${body}.${name}`),
    );

    expect(unjudged).toEqual([]);
  });

  it('that was judged is there', () => {
    const known = new Map<string, Set<string>>();
    for (const [body, attributes] of writtenBodies())
      known.set(body, new Set([...(known.get(body) ?? []), ...attributes]));

    const gone = Object.entries(ATTRIBUTES).flatMap(([body, attributes]) =>
      Object.keys(attributes).filter((attribute) => !known.get(body)?.has(attribute)),
    );

    expect(gone).toEqual([]);
  });

  it('that widens is tried below, and no other', () => {
    const widening = Object.entries(ATTRIBUTES).flatMap(([body, attributes]) =>
      Object.keys(attributes).flatMap((name) => (attributes[name] === 'widening' ? [`${body}.${name}`] : [])),
    );

    expect(Object.keys(ATTEMPTS).toSorted()).toEqual(widening.toSorted());
  });
});

describe('no role and no single permission', () => {
  it.each(Object.keys(ATTEMPTS))('widens anything by %s', async (attribute) => {
    const before = await rights();
    const taken: string[] = [];

    for (const who of callers) {
      const attempts = (ATTEMPTS[attribute]?.(ground, who) ?? []).filter(
        ({ unless = [] }) => !unless.some((permission) => who.held.has(permission)),
      );
      for (const attempt of attempts) {
        const { status } = await send(attempt, who.as);
        if (status === 200 || status === 201 || status >= 500)
          taken.push(`${who.name}: ${attempt.verb} ${attempt.path} ${JSON.stringify(attempt.body)}: ${status}`);
      }
    }

    // What an answer of 200 left out in silence changed nothing.
    expect({ taken, rights: await rights() }).toEqual({ taken: expect.any(Array), rights: before });
    expect(DROPPED.has(attribute) ? [] : taken).toEqual([]);
  });
});

/** What is dropped in silence: by Foreman, at least where one gives it oneself, and by us what one cannot see. */
const DROPPED = new Set([
  'Operatingsystem.os_parameters_attributes',
  'User.admin',
  'User.role_ids',
  'User.role_names',
  'User.organization_ids',
  'User.organization_names',
  'User.location_ids',
  'User.location_names',
]);
