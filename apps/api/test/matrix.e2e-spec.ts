import { DEFAULT_ROLES, PERMISSIONS, type PermissionName } from '@image-catalog/spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RoutePolicies } from '../src/access/route-policies.js';
import { Catalog, unique } from './builders.js';
import { People, type Person } from './people.js';
import { POLICIES, type Policy } from './policies.js';
import { RunningApi } from './running-api.js';

/** Ids that stand for the parameters of a path; `:id` is that of the resource whose word comes before it. */
type World = Readonly<Record<string, number>>;

/** A kind of caller. */
interface Caller {
  name: string;
  held: readonly PermissionName[];
  /** Whether filters hide what organizations cannot: architectures, roles and the like. */
  is_limited: boolean;
  as: Person;
}

/** What of a name tells where a row stands; answers must never hold the second, or the third for a limited caller. */
const [INSIDE, STRANGE, UNLISTED] = ['inside', 'strange', 'unlisted'];

/** Routes below a user answer 422 instead of 404, and what a session does depends on the request; both are tested on their own. */
const APART = /^(users\/:user_id\/|session$)/;

/** Where something stands that most callers must not see. */
interface Outside {
  world: World;
  /** What is hidden there from everyone who does not belong. */
  taxed: ReadonlySet<string>;
}

const ALL = PERMISSIONS.map(({ name }) => name);

/** Whoever holds these reaches no parent to make or delete something below it. */
const NO_EDITS = ALL.filter((name) => !name.startsWith('edit_'));

const NAMED = ['Architecture', 'ComputeResource', 'Image', 'Location', 'Operatingsystem', 'Organization', 'Role'];

/** Finds what is called inside. */
const SEARCHES: Readonly<Record<string, string>> = {
  Filter: `role ~ ${INSIDE}`,
  ...Object.fromEntries(NAMED.map((type) => [type, `name ~ ${INSIDE}`])),
};

let api: RunningApi;
let catalog: Catalog;
let people: People;
let inside: World;
let strange: Record<'organization' | 'location', Outside>;
let callers: Caller[];

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  inside = await makeWorld(INSIDE, INSIDE);
  const { organizations = 0, locations = 0 } = inside;
  strange = {
    organization: {
      world: await makeWorld(STRANGE, UNLISTED, { locations }),
      taxed: new Set(['compute_resources', 'images', 'organizations', 'users', 'audits']),
    },
    location: {
      world: await makeWorld(STRANGE, UNLISTED, { organizations }),
      taxed: new Set(['compute_resources', 'images', 'locations', 'users', 'audits']),
    },
  };
  for (const { world } of Object.values(strange)) await linkWith(world);
  callers = await makeCallers();
});

afterAll(() => api.stop());

async function makeWorld(taxed: string, untaxed: string, given: World = {}): Promise<World> {
  const make = async (path: string, key: string, attributes: Record<string, unknown>) =>
    (await api.post(`/api/${path}`, { [key]: attributes })).body.id as number;
  const organizations =
    given['organizations'] ?? (await make('organizations', 'organization', { name: unique(taxed) }));
  const located = { name: unique(taxed), organization_ids: [organizations] };
  const locations = given['locations'] ?? (await make('locations', 'location', located));
  const architectures = (await catalog.architecture({ name: unique(untaxed) })).id;
  const os = { name: unique(untaxed), architecture_ids: [architectures] };
  const operatingsystems = (await catalog.operatingsystem(os)).id;
  const placed = { organization_ids: [organizations], location_ids: [locations] };
  const compute_resources = (await catalog.computeResource({ name: unique(taxed), ...placed })).id;
  const parents = { architecture_id: architectures, operatingsystem_id: operatingsystems };
  const image = { name: unique(taxed), compute_resource_id: compute_resources, ...parents };
  const images = (await catalog.image(image)).id;
  const roles = await make('roles', 'role', { name: unique(untaxed), organization_ids: [], location_ids: [] });
  const filters = await make('filters', 'filter', { role_id: roles, permission_names: ['view_images'] });
  const users = (await catalog.user({ login: unique(taxed), ...placed, role_ids: [roles] })).id;
  const parameter = { operatingsystem_id: operatingsystems, parameter: { name: unique(untaxed), value: 'x' } };
  const parameters = (await api.post(`/api/operatingsystems/${operatingsystems}/parameters`, parameter)).body
    .id as number;
  const [audit] = await api.database.query<{ id: number }[]>(
    `SELECT id FROM audits WHERE auditable_type = 'ComputeResource' AND auditable_id = $1`,
    [compute_resources],
  );
  return {
    audits: audit?.id ?? 0,
    organizations,
    locations,
    parameters,
    architectures,
    operatingsystems,
    compute_resources,
    images,
    roles,
    filters,
    users,
  };
}

/** Makes what is inside tell of what is outside, as far as nobody bounds it: an image, and links to what is unlisted. */
async function linkWith(outside: World): Promise<void> {
  const { architectures, operatingsystems } = inside;
  const parents = { architecture_id: architectures, operatingsystem_id: operatingsystems };
  await catalog.image({ name: unique(STRANGE), compute_resource_id: outside['compute_resources'], ...parents });
  const link = 'INSERT INTO architectures_operatingsystems (architecture_id, operatingsystem_id) VALUES ($1, $2)';
  await api.database.query(link, [architectures, outside['operatingsystems']]);
  await api.database.query(link, [outside['architectures'], operatingsystems]);
}

async function makeCallers(): Promise<Caller[]> {
  const born = { organizations: [inside['organizations'] ?? 0], locations: [inside['locations'] ?? 0] };
  const caller = async (name: string, held: readonly PermissionName[], roles: number[], is_limited = false) => ({
    name,
    held,
    is_limited,
    as: await people.person({ roles, ...born }),
  });
  const made = await Promise.all(
    DEFAULT_ROLES.map(async ({ name, permissions }) => caller(name, permissions, [await people.roleNamed(name)])),
  );
  return [
    ...made,
    await caller('no role', [], []),
    await caller('everything but editing', NO_EDITS, [await roleOf(NO_EDITS, {})]),
    await caller('everything inside', ALL, [await roleOf(ALL, SEARCHES)], true),
  ];
}

/** Makes a role with permissions, narrowed by searches of their kinds of resources. */
async function roleOf(held: readonly PermissionName[], searches: Readonly<Record<string, string>>): Promise<number> {
  const types = new Map<string | null, PermissionName[]>();
  for (const { name, resource_type } of PERMISSIONS) {
    if (held.includes(name)) types.set(resource_type, [...(types.get(resource_type) ?? []), name]);
  }
  return people.role(
    [...types].map(([type, permissions]) => {
      const search = searches[type ?? ''];
      return { permissions, ...(search !== undefined && { search }) };
    }),
  );
}

interface Route {
  verb: string;
  path: string;
  policy: Policy;
}

function routes(): Route[] {
  return api.app
    .get(RoutePolicies, { strict: false })
    .all()
    .map(({ verb, path }) => ({ verb, path, policy: POLICIES[`${verb} ${path}`] ?? 'admin' }));
}

/** Gives the resources that the parameters of a path stand for, as far as this test makes any. */
function resourcesOf(path: string): string[] {
  const words = path.split('/');
  return words.flatMap((word, index) =>
    word === ':id' || word.endsWith('_id') ? [resourceOf(word, words[index - 1])] : [],
  );
}

function resourceOf(parameter: string, before: string | undefined): string {
  return parameter === ':id' ? (before ?? '') : `${parameter.slice(1, -3)}s`;
}

function filled(path: string, world: World): string {
  const words = path.split('/');
  const resolved = words.map((word, index) =>
    word.startsWith(':') ? (world[resourceOf(word, words[index - 1])] ?? 1) : word,
  );
  return `/api/${resolved.join('/')}`;
}

/** Whether the route finds something that is out of the caller's scope: then its answer is 404. */
function isHidden({ path }: Route, { is_limited: isLimited }: Caller, { taxed }: Outside): boolean {
  const untaxed = ['architectures', 'operatingsystems', 'roles', 'filters'];
  return resourcesOf(path).some((resource) => taxed.has(resource) || (isLimited && untaxed.includes(resource)));
}

/**
 * What a route asks of its parents besides its own permission. Organizations and locations are context and need none, unless
 * they own what the route is about.
 * Foreman: base_controller.rb, parent_permission
 */
function askedOfParents({ verb, path }: Route): PermissionName[] {
  const isContext = (word: string) => /organization|location/.test(word) && !/\/parameters(\/|$)/.test(path);
  const parents = path.split('/').filter((word) => word.endsWith('_id') && !isContext(word));
  // What steers a sync is ours, and asks of the compute resource no more than to see it.
  const steers = /\/(sync|sync_runs|sync_plans|import_rules|available_images)(\/|$)/.test(path);
  const need = !steers && (verb === 'POST' || verb === 'DELETE') ? 'edit' : 'view';
  return parents
    .map((word) => `${word.slice(1, -3)}s`)
    .filter((many) => many in inside)
    .map((many) => `${need}_${many}` as PermissionName);
}

function isBelowForbiddenParent(route: Route, { held }: Caller): boolean {
  return askedOfParents(route).some((permission) => !held.includes(permission));
}

/** What the policy says a caller gets; `as admin` is whatever an admin gets for the same request. */
function expected(route: Route, caller: Caller, outside: Outside | undefined): 403 | 404 | 'as admin' {
  if (route.policy === 'open' || route.policy === 'public') return 'as admin';
  if (route.policy === 'admin' || !caller.held.includes(route.policy)) return 403;
  if (isBelowForbiddenParent(route, caller)) return 404;
  return outside && isHidden(route, caller, outside) ? 404 : 'as admin';
}

async function ask({ verb, path }: Route, world: World, as?: Person) {
  const method = verb === 'ALL' ? 'GET' : verb;
  const body = method === 'POST' || method === 'PUT' ? {} : undefined;
  return api.send(filled(path, world), { method, body, ...(as && { as }) });
}

/** Copies of rows inside, for deletions that succeed; `$1` is the row's id and `$2` a text that no other row has. */
const COPIES: Readonly<Record<string, string[]>> = {
  architectures: [
    `INSERT INTO architectures (name) VALUES ('inside' || $2) RETURNING id`,
    'INSERT INTO architectures_operatingsystems SELECT $2, operatingsystem_id FROM architectures_operatingsystems WHERE architecture_id = $1',
  ],
  operatingsystems: [
    `INSERT INTO operatingsystems (name, major, title) VALUES ('inside' || $2, '1', 'inside' || $2 || ' 1') RETURNING id`,
    'INSERT INTO architectures_operatingsystems SELECT architecture_id, $2 FROM architectures_operatingsystems WHERE operatingsystem_id = $1',
  ],
  compute_resources: [
    `INSERT INTO compute_resources (name, type) SELECT 'inside' || $2, type FROM compute_resources WHERE id = $1 RETURNING id`,
    'INSERT INTO compute_resources_organizations SELECT $2, organization_id FROM compute_resources_organizations WHERE compute_resource_id = $1',
    'INSERT INTO compute_resources_locations SELECT $2, location_id FROM compute_resources_locations WHERE compute_resource_id = $1',
  ],
  images: [
    `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
     SELECT 'inside' || $2, $2, username, compute_resource_id, operatingsystem_id, architecture_id
     FROM images WHERE id = $1 RETURNING id`,
  ],
  users: [
    `INSERT INTO users (login, password_hash) VALUES ('inside' || $2, 'x') RETURNING id`,
    'INSERT INTO users_organizations SELECT $2, organization_id FROM users_organizations WHERE user_id = $1',
    'INSERT INTO users_locations SELECT $2, location_id FROM users_locations WHERE user_id = $1',
  ],
  parameters: [
    `INSERT INTO parameters (operatingsystem_id, name) SELECT operatingsystem_id, 'inside' || $2 FROM parameters WHERE id = $1 RETURNING id`,
  ],
  organizations: [copyBelow('organizations')],
  locations: [copyBelow('locations')],
  roles: [`INSERT INTO roles (name) VALUES ('inside' || $2) RETURNING id`],
  filters: [
    'INSERT INTO filters (role_id, resource_type) SELECT role_id, resource_type FROM filters WHERE id = $1 RETURNING id',
  ],
};

function copyBelow(table: string): string {
  return `INSERT INTO ${table} (name, title, parent_id, ancestry)
    SELECT 'inside' || $2, title || '/inside' || $2, id, id::text FROM ${table} WHERE id = $1 RETURNING id`;
}

/** Gives the world inside, with a row of its own for a deletion. */
async function spare({ verb, path }: Route): Promise<World> {
  const resource = resourcesOf(path).at(-1) ?? '';
  const [copy, ...links] = COPIES[resource] ?? [];
  if (verb !== 'DELETE' || !path.endsWith('/:id') || copy === undefined) return inside;
  const values = [inside[resource], unique('')].slice(0, copy.includes('$2') ? 2 : 1);
  const text = copy.includes('$1') ? copy : copy.replaceAll('$2', '$1');
  const [row] = await api.database.query<{ id: number }[]>(text, copy.includes('$1') ? values : values.slice(1));
  for (const link of links) await api.database.query(link, [inside[resource], row?.id]);
  return { ...inside, [resource]: row?.id ?? 0 };
}

/** Asks as a caller and writes down what is wrong with the answer. */
async function judge(
  route: Route,
  caller: Caller,
  outside: Outside | undefined,
  allowed: number | undefined,
  wrong: string[],
): Promise<void> {
  const wanted = expected(route, caller, outside);
  if (outside && wanted === 'as admin') return;
  const world = outside ? outside.world : wanted === 'as admin' ? await spare(route) : inside;
  const { status, text } = await ask(route, world, caller.as);
  const line = `${caller.name}: ${route.verb} ${route.path}`;
  const right = wanted === 'as admin' ? allowed : wanted;
  if (status !== right) wrong.push(`${line}: ${status} instead of ${right}`);
  const hidden = caller.is_limited ? [STRANGE, UNLISTED] : [STRANGE];
  const leak = hidden.find((word) => text.includes(word));
  if (leak !== undefined) wrong.push(`${line} tells of something ${leak}`);
}

/** Whether a policy is the permission that a route asks for. */
function isPermission(policy: Policy): policy is PermissionName {
  return ALL.some((name) => name === policy);
}

/** Makes whoever holds some permissions where everything inside is, once for each set of them. */
function makeHolders(): (held: readonly PermissionName[]) => Promise<Person> {
  const places = { organizations: [inside['organizations'] ?? 0], locations: [inside['locations'] ?? 0] };
  const known = new Map<string, Promise<Person>>();
  return (held) => {
    const key = held.toSorted().join();
    const holder = known.get(key) ?? people.holder(held, places);
    known.set(key, holder);
    return holder;
  };
}

/** Asks with the permission of a route alone, and with all others, and writes down what is wrong with the answers. */
async function judgePermission(
  route: Route,
  permission: PermissionName,
  holder: (held: readonly PermissionName[]) => Promise<Person>,
  wrong: string[],
): Promise<void> {
  const alone = await holder([permission, ...askedOfParents(route)]);
  const others = await holder(ALL.filter((name) => name !== permission));
  const allowed = (await ask(route, await spare(route))).status;
  const opened = (await ask(route, await spare(route), alone)).status;
  const closed = await ask(route, await spare(route), others);
  const line = `${route.verb} ${route.path}`;
  if (opened !== allowed) wrong.push(`${line} with ${permission} alone: ${opened} instead of ${allowed}`);
  const missing: unknown = closed.body?.error?.missing_permissions?.join();
  if (closed.status !== 403 || missing !== permission)
    wrong.push(`${line} with all but ${permission}: ${closed.status}, and ${String(missing)} is missing`);
}

describe('the policies', () => {
  it('name every route of the router and nothing else', () => {
    const policies = api.app.get(RoutePolicies, { strict: false });

    const paths = policies.all().map(({ verb, path }) => `${verb} ${path}`);

    expect(paths.toSorted()).toEqual(Object.keys(POLICIES).toSorted());
  });
});

describe('every caller on every route', () => {
  it('gets without credentials what is open and nothing else', async () => {
    const wrong: string[] = [];

    for (const route of routes()) {
      const method = route.verb === 'ALL' ? 'GET' : route.verb;
      const { status } = await api.send(filled(route.path, inside), {
        method,
        as: null,
        body: method === 'POST' ? {} : undefined,
      });
      if ((status === 401) === (route.policy === 'open')) wrong.push(`${route.verb} ${route.path}: ${status}`);
    }

    expect(wrong).toEqual([]);
  });

  it.each(['inside', 'organization', 'location'] as const)('gets what the policy says, %s', async (where) => {
    const outside = where === 'inside' ? undefined : strange[where];
    const wrong: string[] = [];

    for (const route of routes().filter(({ path }) => !APART.test(path))) {
      const allowed = outside ? undefined : (await ask(route, await spare(route))).status;
      await Promise.all(callers.map((caller) => judge(route, caller, outside, allowed, wrong)));
    }

    expect(wrong).toEqual([]);
  });
});

describe('every permission', () => {
  it('opens the routes that ask for it, and nothing else does', async () => {
    const wrong: string[] = [];
    const holder = makeHolders();

    for (const route of routes()) {
      if (isPermission(route.policy)) await judgePermission(route, route.policy, holder, wrong);
    }

    expect(wrong).toEqual([]);
  });

  it('is not enough where Foreman knows none', async () => {
    const as = await makeHolders()(ALL);
    const closed = routes().filter(({ policy }) => policy === 'admin');

    const answers = await Promise.all(closed.map(async (route) => ask(route, inside, as)));

    expect(answers.map(({ status }) => status)).toEqual(closed.map(() => 403));
    expect(closed).not.toEqual([]);
  });
});
