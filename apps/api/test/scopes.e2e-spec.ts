import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildArchitecture,
  buildComputeResource,
  buildImage,
  buildOperatingsystem,
  buildUser,
  Catalog,
  parentsOf,
  unique,
} from './builders.js';
import { Inventory } from './inventory.js';
import { type GivenFilter, People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

const ALL_VIEWS: GivenFilter[] = [
  { permissions: ['view_images'] },
  { permissions: ['view_compute_resources'] },
  { permissions: ['view_operatingsystems'] },
  { permissions: ['view_architectures'] },
];

/** What it takes to move an image by its body alone. */
const MOVES: GivenFilter[] = [
  { permissions: ['view_images', 'create_images', 'edit_images'] },
  { permissions: ['edit_operatingsystems'] },
  ...ALL_VIEWS,
];

const NO_RIGHT = (permission: string) => ({
  base: [
    `You don't have permission ${permission} with attributes that you have specified or you don't have access to ` +
      'specified organizations or locations',
  ],
});

let api: RunningApi;
let catalog: Catalog;
let people: People;
let organization: number;
let location: number;
/** A role, and somebody who is where every member is. */
let ownRole: number;
let neighbour: number;
// oxlint-disable-next-line typescript/no-explicit-any -- rows of every form
let inside: any;
// oxlint-disable-next-line typescript/no-explicit-any -- rows of every form
let outside: any;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  inside = await catalog.image({ name: unique('inside') });
  outside = await catalog.image();
  organization = await people.taxonomy('organizations');
  location = await people.taxonomy('locations');
  await people.place(inside.compute_resource_id, organization, location);
  ownRole = await people.role([]);
  neighbour = (await people.person({ organizations: [organization], locations: [location] })).id;
});

afterAll(() => api.stop());

/** Makes someone who belongs where the compute resource of `inside` does. */
async function member(...filters: GivenFilter[]): Promise<Person> {
  return people.person({ roles: [await people.role(filters)], organizations: [organization], locations: [location] });
}

function below(image: { compute_resource_id: number }): string {
  return `/api/compute_resources/${image.compute_resource_id}/images`;
}

/** Tells which of the rows with these names somebody finds in a list, and in the completion of a search. */
async function readers(as: Person, path: string, field: string, names: string[]) {
  const list = await api.get(`${path}?per_page=all`, { as });
  const listed = (list.body.results as Record<string, unknown>[]).map((row) => row[field]);
  const suggested = await Promise.all(
    names.map(async (name) => {
      const { body } = await api.get(`${path}/auto_complete_search?search=${field}%20%3D%20${name}`, { as });
      return (body as { label: string }[]).some(({ label }) => label.includes(`"${name}"`));
    }),
  );
  return {
    listed: names.filter((name) => listed.includes(name)),
    completed: names.filter((_name, index) => suggested[index]),
  };
}

/** How two rows of a kind are made, of which a member sees the first only, as organizations and locations go. */
interface Bound {
  permission: string;
  path: () => string;
  field: string;
  make: () => Promise<[string, string]>;
}

const BOUND: Record<string, Bound> = {
  image: {
    permission: 'view_images',
    path: () => `/api/architectures/${inside.architecture_id}/images`,
    field: 'name',
    make: async () => {
      const given = { name: unique('outside'), architecture_id: inside.architecture_id };
      return [inside.name, (await catalog.image(given)).name];
    },
  },
  user: {
    permission: 'view_users',
    path: () => '/api/users',
    field: 'login',
    make: async () => {
      const seen = await people.person({ organizations: [organization], locations: [location] });
      return [seen.login, (await people.person()).login];
    },
  },
  organization: { permission: 'view_organizations', path: () => '/api/organizations', ...ofTaxonomy('organization') },
  location: { permission: 'view_locations', path: () => '/api/locations', ...ofTaxonomy('location') },
};

/** Makes one below the members' own, and one beside it. */
function ofTaxonomy(one: 'organization' | 'location'): Pick<Bound, 'field' | 'make'> {
  const make = async (parent_id: number | null) =>
    (await api.post(`/api/${one}s`, { [one]: { name: unique(one), parent_id } })).body.name as string;
  return {
    field: 'name',
    make: async () => [await make(one === 'organization' ? organization : location), await make(null)],
  };
}

describe('a user without any scope', () => {
  it('may do nothing without a role', async () => {
    const as = await people.person();

    const answers = await Promise.all(
      [
        'compute_resources',
        'operatingsystems',
        'architectures',
        `compute_resources/${inside.compute_resource_id}/images`,
      ].map((path) => api.get(`/api/${path}`, { as })),
    );

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(answers[3]?.body).toEqual({
      error: {
        message: 'Access denied',
        details: 'Missing one of the required permissions: view_images',
        missing_permissions: ['view_images'],
      },
    });
    expect(answers[3]?.headers.get('foreman_version')).toBeNull();
  });

  it('sees nothing of any tenant with every view permission but no organization', async () => {
    const as = await people.person({ roles: [await people.role(ALL_VIEWS)] });

    const computeResources = await api.get('/api/compute_resources', { as });
    const ofOperatingsystem = await api.get(`/api/operatingsystems/${inside.operatingsystem_id}/images`, { as });
    const architecture = await api.get(`/api/architectures/${inside.architecture_id}-`, { as });
    const answers = await Promise.all(
      [below(inside), `${below(inside)}/${inside.id}`, `/api/compute_resources/${inside.compute_resource_id}`].map(
        (path) => api.get(path, { as }),
      ),
    );

    expect(computeResources.body).toMatchObject({ total: 0, subtotal: 0, results: [] });
    expect(ofOperatingsystem.body).toMatchObject({ total: 0, subtotal: 0, results: [] });
    expect(architecture.body.images).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it.each(['organization', 'location'])('sees nothing with no %s but the other', async (missing) => {
    const as = await people.person({
      roles: [await people.role(ALL_VIEWS)],
      ...(missing === 'location' ? { organizations: [organization] } : { locations: [location] }),
    });

    const { body } = await api.get('/api/compute_resources', { as });

    expect(body).toMatchObject({ total: 0, results: [] });
  });
});

describe('organizations and locations', () => {
  it('show their members what is theirs, and nothing else', async () => {
    const as = await member(...ALL_VIEWS);

    const computeResources = await api.get('/api/compute_resources', { as });
    const images = await api.get(below(inside), { as });
    const hidden = await api.get(`/api/architectures/${outside.architecture_id}/images`, { as });
    const shown = await api.get(`${below(inside)}/${inside.id}`, { as });

    expect(computeResources.body).toMatchObject({ total: 1, results: [{ id: inside.compute_resource_id }] });
    expect(images.body).toMatchObject({ total: 1, subtotal: 1, results: [{ id: inside.id }] });
    expect(hidden.body).toMatchObject({ total: 0, results: [] });
    expect(shown.body).toEqual(inside);
  });

  it('reach down to children and up to parents', async () => {
    const child = await people.taxonomy('organizations', organization);
    const grandchild = await people.taxonomy('organizations', child);
    const sibling = await people.taxonomy('organizations', organization);
    const nearby = await catalog.computeResource({ organization_ids: [], location_ids: [] });
    const beside = await catalog.computeResource({ organization_ids: [], location_ids: [] });
    await people.place(nearby.id, grandchild, location);
    await people.place(beside.id, sibling, location);
    const as = await people.person({
      roles: [await people.role(ALL_VIEWS)],
      organizations: [child],
      locations: [location],
    });

    const { body } = await api.get('/api/compute_resources', { as });

    const ids = (body.results as { id: number }[]).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([inside.compute_resource_id, nearby.id]));
  });

  it('hide available images, completions and listings of strangers', async () => {
    const as = await member(...ALL_VIEWS);
    const stranger = `/api/compute_resources/${outside.compute_resource_id}`;

    const answers = await Promise.all(
      ['available_images', 'available_flavors', 'available_virtual_machines', 'images/auto_complete_search'].map(
        (path) => api.get(`${stranger}/${path}`, { as }),
      ),
    );
    const typed = await api.get('/api/compute_resources/auto_complete_search?search=name%20%3D%20', { as });

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(JSON.stringify(typed.body)).toContain(inside.compute_resource_name);
    expect(JSON.stringify(typed.body)).not.toContain(outside.compute_resource_name);
  });

  it.each(Object.entries(BOUND))('hide every %s of strangers from lists and completion', async (_kind, bound) => {
    const [seen, hidden] = await bound.make();
    const as = await member({ permissions: [bound.permission] }, ...ALL_VIEWS);

    const found = await readers(as, bound.path(), bound.field, [seen, hidden]);

    expect(found).toEqual({ listed: [seen], completed: [seen] });
  });
});

describe('filters', () => {
  it('with searches add up, and leave 404 for the rest', async () => {
    const [one, two, three] = [
      await catalog.architecture(),
      await catalog.architecture(),
      await catalog.architecture(),
    ];
    const as = await member(
      { permissions: ['view_architectures'], search: `name = ${one.name}` },
      { permissions: ['view_architectures'], search: `name ~ ${two.name}` },
    );

    const listed = await api.get('/api/architectures', { as });
    const statuses = await Promise.all(
      [one, two, three].map(async ({ id }) => (await api.get(`/api/architectures/${id}-`, { as })).status),
    );

    expect(listed.body).toMatchObject({ total: 2, subtotal: 2, results: [{ id: one.id }, { id: two.id }] });
    expect(statuses).toEqual([200, 200, 404]);
  });

  it('for compute resources alone show none of their images', async () => {
    const as = await member({ permissions: ['view_compute_resources'] });
    const seeing = await member({ permissions: ['view_compute_resources'] }, { permissions: ['view_images'] });
    const path = `/api/compute_resources/${inside.compute_resource_id}`;

    const [without, all] = [await api.get(path, { as }), await api.get(path, { as: seeing })];

    expect(without.body.images).toEqual([]);
    expect(all.body.images).not.toEqual([]);
  });

  it('without a search make the others mean nothing', async () => {
    const as = await member(
      { permissions: ['view_architectures'], search: 'name = nothing' },
      { permissions: ['view_architectures'] },
    );

    const all = await api.get('/api/architectures');
    const mine = await api.get('/api/architectures', { as });

    expect(mine.body.total).toBe(all.body.total);
  });

  it.each(['nonsense = 1', 'id = x', '(((', ' '])(
    'whose search cannot be read, or says nothing, give nothing: %j',
    async (search) => {
      const as = await member({ permissions: ['view_architectures'], search });

      const { status, body } = await api.get('/api/architectures', { as });

      expect([status, body.total]).toEqual([200, 0]);
    },
  );

  it('for an organization give nothing of it to who does not belong there', async () => {
    const elsewhere = await people.taxonomy('organizations');
    await people.place(inside.compute_resource_id, elsewhere, null);
    const of = (id: number) => ({ permissions: ['view_compute_resources'], organization_ids: [id] });

    const strange = await api.get('/api/compute_resources', { as: await member(of(elsewhere)) });
    const own = await api.get('/api/compute_resources', { as: await member(of(organization)) });

    expect(strange.body.results).toEqual([]);
    expect(own.body.results).toMatchObject([{ id: inside.compute_resource_id }]);
  });

  it('bound each verb by itself', async () => {
    const architecture = await catalog.architecture();
    const path = `/api/architectures/${architecture.id}-`;
    const as = await member(
      { permissions: ['view_architectures'] },
      { permissions: ['edit_architectures', 'destroy_architectures'], search: 'name ~ mine' },
    );

    const statuses = [
      (await api.get(path, { as })).status,
      (await api.put(path, { architecture: { name: unique('new') } }, { as })).status,
      (await api.delete(path, { as })).status,
      (await api.post('/api/architectures', { architecture: { name: unique('mine') } }, { as })).status,
    ];

    expect(statuses).toEqual([200, 404, 404, 403]);
  });
});

/** How a kind of row is written by somebody whose filter finds `mine` and nothing else. */
interface Written {
  many: string;
  key: string;
  path: () => string;
  build: (word: string) => Record<string, unknown>;
  search: string;
  /** What it takes besides. */
  needs: string[];
  /** What puts one that somebody else makes where every member sees it, when its attributes do not. */
  seen?: () => Record<string, unknown>;
  /** Tokens and nothing else are never changed. */
  isFinal?: boolean;
  /** Those of one operating system or user are few: nothing completes a search for them. */
  isUncompleted?: boolean;
}

const here = () => ({ organization_ids: [organization], location_ids: [location] });
const named = (word: string) => ({ name: unique(word) });
const ASSIGN = ['assign_organizations', 'assign_locations'];

const WRITTEN: Record<string, Written> = {
  architecture: {
    many: 'architectures',
    key: 'architecture',
    path: () => '/api/architectures',
    build: (word) => buildArchitecture(named(word)),
    search: 'name ~ mine',
    needs: [],
  },
  'operating system': {
    many: 'operatingsystems',
    key: 'operatingsystem',
    path: () => '/api/operatingsystems',
    build: (word) => buildOperatingsystem(named(word)),
    search: 'name ~ mine',
    needs: [],
  },
  parameter: {
    many: 'params',
    key: 'parameter',
    path: () => `/api/operatingsystems/${inside.operatingsystem_id}/parameters`,
    build: (word) => ({ ...named(word), value: 'x' }),
    search: 'name ~ mine',
    needs: ['view_operatingsystems', 'edit_operatingsystems'],
    isUncompleted: true,
  },
  'compute resource': {
    many: 'compute_resources',
    key: 'compute_resource',
    path: () => '/api/compute_resources',
    build: (word) => buildComputeResource({ ...named(word), ...here() }),
    search: 'name ~ mine',
    needs: ASSIGN,
  },
  image: {
    many: 'images',
    key: 'image',
    path: () => below(inside),
    build: (word) => buildImage({ ...parentsOf(inside), ...named(word) }),
    search: 'name ~ mine',
    needs: ['view_compute_resources', 'edit_compute_resources', 'view_operatingsystems', 'view_architectures'],
  },
  role: {
    many: 'roles',
    key: 'role',
    path: () => '/api/roles',
    build: named,
    search: 'name ~ mine',
    needs: [],
  },
  filter: {
    many: 'filters',
    key: 'filter',
    path: () => '/api/filters',
    build: (word) => ({ role_id: ownRole, permission_names: ['view_images'], search: unique(word) }),
    search: 'search ~ mine',
    needs: ['view_images'],
  },
  user: {
    many: 'users',
    key: 'user',
    path: () => '/api/users',
    build: (word) => buildUser({ login: unique(word), ...here() }),
    search: 'login ~ mine',
    needs: ASSIGN,
  },
  token: {
    many: 'personal_access_tokens',
    key: 'personal_access_token',
    path: () => `/api/users/${neighbour}/personal_access_tokens`,
    build: named,
    search: 'name ~ mine',
    needs: ['view_users', 'edit_users'],
    isFinal: true,
    isUncompleted: true,
  },
  organization: {
    many: 'organizations',
    key: 'organization',
    path: () => '/api/organizations',
    build: named,
    search: 'name ~ mine',
    needs: [],
    seen: () => ({ parent_id: organization }),
  },
  location: {
    many: 'locations',
    key: 'location',
    path: () => '/api/locations',
    build: named,
    search: 'name ~ mine',
    needs: [],
    seen: () => ({ parent_id: location }),
  },
};

describe('what is read', () => {
  it.each(Object.entries(WRITTEN).filter(([, { isUncompleted }]) => !isUncompleted))(
    'of the kind %s is listed and completed as far as the filter of its reader goes',
    async (_kind, { many, key, path, build, search, needs, seen }) => {
      const field = search.replace(' ~ mine', '');
      const made = ['mine', 'yours'].map((word) => ({ ...build(word), ...seen?.() }) as Record<string, string>);
      const rows = await Promise.all(made.map((attributes) => api.post(path(), { [key]: attributes })));
      const held = { permissions: [`view_${many}`], search };
      const as = await member(held, ...needs.map((name) => ({ permissions: [name] })));

      const names = made.map((attributes) => attributes[field] ?? '');
      const found = await readers(as, path(), field, names);
      for (const { body } of rows) await api.delete(`${path()}/${body.id}-`);

      expect(found).toEqual({ listed: names.slice(0, 1), completed: names.slice(0, 1) });
    },
  );
});

describe('what is written', () => {
  it.each(Object.entries(WRITTEN))('of the kind %s cannot leave the filter of its writer', async (_kind, written) => {
    const { many, key, search, needs, build } = written;
    const verbs = written.isFinal ? ['view', 'create'] : ['view', 'create', 'edit'];
    const held = { permissions: verbs.map((verb) => `${verb}_${many}`), search };
    const as = await member(held, ...needs.map((name) => ({ permissions: [name] })));
    const post = (word: string) => api.post(written.path(), { [key]: build(word) }, { as });
    const path = (id: number) => `${written.path()}/${id}${many === 'params' || many === 'architectures' ? '-' : ''}`;

    const refused = await post('yours');
    const made = await post('mine');
    const { role_id: _role, permission_names: _permissions, ...change } = build('yours');
    const changed = await api.put(path(made.body.id), { [key]: change }, { as });
    const kept = await api.get(path(made.body.id));
    const listed = await api.get(`${written.path()}?per_page=all`);
    await api.delete(path(made.body.id));

    expect([refused.status, refused.body.error.errors]).toEqual([422, NO_RIGHT(`create_${many}`)]);
    expect(made.status).toBe(201);
    expect([changed.status, changed.body.error?.errors]).toEqual(
      written.isFinal ? [404, undefined] : [422, NO_RIGHT(`edit_${many}`)],
    );
    expect(kept.text).toContain('mine');
    expect(listed.text).not.toContain('yours');
  });
  it('must stay where its writer may write, or nothing is written', async () => {
    const as = await member({
      permissions: ['view_architectures', 'create_architectures', 'edit_architectures'],
      search: 'name ~ mine',
    });
    const rows = await api.countRows();

    const refused = await api.post('/api/architectures', { architecture: { name: unique('yours') } }, { as });
    const afterwards = await api.countRows();
    const made = await api.post('/api/architectures', { architecture: { name: unique('mine') } }, { as });
    const renamed = await api.put(
      `/api/architectures/${made.body.id}-`,
      { architecture: { name: unique('yours') } },
      { as },
    );
    const kept = await api.get(`/api/architectures/${made.body.id}-`);

    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({ id: null, errors: NO_RIGHT('create_architectures') });
    expect(afterwards).toEqual(rows);
    expect(renamed.status).toBe(422);
    expect(renamed.body.error).toMatchObject({ id: made.body.id, errors: NO_RIGHT('edit_architectures') });
    expect(kept.body.name).toBe(made.body.name);
  });

  it('below a parent needs the right to edit that parent, but to change or view it', async () => {
    const images = { permissions: ['view_images', 'create_images', 'edit_images', 'destroy_images'] };
    const viewer = await member(images, ...ALL_VIEWS);
    const editor = await member(images, ...ALL_VIEWS, { permissions: ['edit_compute_resources'] });
    const image = buildImage({ ...parentsOf(inside) });

    const refused = await api.post(below(inside), { image }, { as: viewer });
    const made = await api.post(below(inside), { image }, { as: editor });
    const path = `${below(inside)}/${made.body.id}`;
    const changed = await api.put(path, { image: { username: 'other' } }, { as: viewer });
    const kept = await api.delete(path, { as: viewer });
    const deleted = await api.delete(path, { as: editor });

    expect([refused.status, made.status, changed.status, kept.status, deleted.status]).toEqual([
      404, 201, 200, 404, 200,
    ]);
    expect(refused.body.error.message).toBe("Resource image not found by id ''");
  });

  it.each([
    ['compute_resource_id', 99_999],
    ['compute_resource_name', 'nowhere'],
  ] as const)('cannot be moved to a stranger by %s, nor find out what is there', async (key, nothing) => {
    const as = await member(...MOVES);
    const path = `${below(inside)}/${inside.id}`;
    const to = { [key]: outside[key] };

    const moved = await api.put(path, { image: to }, { as });
    const taken = await api.put(path, { image: { ...to, uuid: outside.uuid } }, { as });
    const made = await api.post(
      `/api/operatingsystems/${inside.operatingsystem_id}/images`,
      { image: buildImage({ architecture_id: inside.architecture_id, ...to }) },
      { as },
    );
    const lost = await api.put(path, { image: { [key]: nothing } }, { as });

    expect([moved.status, taken.status, made.status]).toEqual([422, 422, 422]);
    expect(taken.body).toEqual(moved.body);
    expect(moved.text.replace(`name: ${outside[key]}`, 'name: nowhere')).toBe(lost.text);
    expect((await api.get(path)).body).toEqual(inside);
  });

  it('cannot find out by a uuid what a stranger holds, nor have it looked at', async () => {
    const inventory = new Inventory(api);
    const stranger = await inventory.computeResource('Foreman::Model::EC2');
    await inventory.run(stranger);
    await inventory.image(stranger, 'held');
    const as = await member(...MOVES);
    await using worker = await inventory.answering({ missing: 1 });
    const move = (uuid: string) =>
      api.put(`${below(inside)}/${inside.id}`, { image: { compute_resource_id: stranger, uuid } }, { as });

    const [held, unknown] = [await move('held'), await move('unknown')];

    expect([held.status, held.body.error.errors]).toEqual([422, { compute_resource_id: ['must exist'] }]);
    expect(unknown.body).toEqual(held.body);
    expect(await worker.asked()).toEqual([]);
  });
});

describe('what goes with something else', () => {
  it('is shown as far as it may be viewed', async () => {
    const as = await member(
      { permissions: ['view_architectures', 'view_operatingsystems'].slice(0, 1) },
      ALL_VIEWS[2]!,
    );
    const withImages = await member(...ALL_VIEWS);
    const os = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'a', value: 'b' }] });
    const seer = await member(...ALL_VIEWS, { permissions: ['view_params'] });

    const without = await api.get(`/api/architectures/${inside.architecture_id}-`, { as });
    const withThem = await api.get(`/api/architectures/${inside.architecture_id}-`, { as: withImages });
    const parameters = await Promise.all(
      [withImages, seer].map((who) => api.get(`/api/operatingsystems/${os.id}`, { as: who })),
    );

    expect(without.body.images).toEqual([]);
    expect(withThem.body.images).toEqual([{ id: inside.id, name: inside.name }]);
    expect(parameters.map(({ body }) => body.parameters.length)).toEqual([0, 1]);
  });
});

describe('grants', () => {
  it('are for nobody but admins where Foreman knows no permission', async () => {
    const manager = await people.person({ roles: [await people.roleNamed('Manager')] });
    const path = `/api/compute_resources/${inside.compute_resource_id}/associate`;

    const denied = await api.put(path, {}, { as: manager });
    const refused = await api.put(path, {});

    expect(denied.status).toBe(403);
    expect(denied.body.error).toEqual({
      message: 'Access denied',
      details: 'Missing one of the required permissions: ',
      missing_permissions: [],
    });
    expect(refused.status).toBe(422);
  });

  it('are told with a list that asks for them', async () => {
    const as = await member({ permissions: ['view_architectures', 'edit_architectures'] });

    const { body } = await api.get('/api/architectures?include_permissions=1', { as });

    expect(body).toMatchObject({ can_create: false, can_edit: true });
  });
});
