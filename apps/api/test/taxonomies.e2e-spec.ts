import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { buildComputeResource, Catalog, unique } from './builders.js';
import { People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

const MAIN_KEYS = [
  'ancestry',
  'parent_id',
  'parent_name',
  'created_at',
  'updated_at',
  'id',
  'name',
  'title',
  'description',
];
const SHOW_KEYS = (
  'select_all_types description created_at updated_at ancestry parent_id parent_name id name title users smart_proxies ' +
  'subnets compute_resources media ptables provisioning_templates domains realms hostgroups'
).split(' ');
const ROW_KEYS = ['id', 'name', 'created_at', 'updated_at', 'ignore_types', 'description', 'ancestry', 'title'];

let api: RunningApi;
let catalog: Catalog;
let people: People;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
});

afterAll(() => api.stop());

function idsOf(rows: { id: number }[]): Set<number> {
  return new Set(rows.map(({ id }) => id));
}

describe('a compute resource', () => {
  it('gets the only organization and location there is, unless it says otherwise', async () => {
    const organization = await api.post('/api/organizations', { organization: { name: unique('lone') } });
    const location = await api.post('/api/locations', { location: { name: unique('lone') } });

    const given = await catalog.computeResource({ organization_ids: [], location_ids: [] });
    const left = await catalog.computeResource();
    const [audit] = await auditsOf(api, 'ComputeResource', left.id);

    const { id, name, title, description } = organization.body;
    expect([given.organizations, given.locations]).toEqual([[], []]);
    expect(left.organizations).toEqual([{ id, name, title, description }]);
    expect(left.locations).toMatchObject([{ id: location.body.id }]);
    expect(audit?.audited_changes).toMatchObject({ organization_ids: [id], location_ids: [location.body.id] });
    await api.post('/api/organizations', { organization: { name: unique('second') } });
    await api.post('/api/locations', { location: { name: unique('second') } });
  });
});

describe.each([
  ['organization', 'location'],
  ['location', 'organization'],
])('a %s', (one, other) => {
  const path = `/api/${one}s`;

  function create(attributes: Record<string, unknown>) {
    return api.post(path, { [one]: attributes });
  }

  it('is created, shown, listed, updated and deleted', async () => {
    const name = unique(one);
    const created = await create({ name, description: 'a', select_all_types: ['ComputeResource', '0'] });
    const { id } = created.body;

    const shown = await api.get(`${path}/${name}`);
    const listed = await api.get(`${path}?search=title="${name}"`);
    const updated = await api.put(`${path}/${id}-x`, { [one]: { description: null } });
    const deleted = await api.delete(`${path}/${id}`);
    const gone = await api.get(`${path}/${id}`);
    const audits = await auditsOf(api, one === 'location' ? 'Location' : 'Organization', id);

    expect(created.status).toBe(201);
    expect(Object.keys(created.body)).toEqual([...SHOW_KEYS, `${other}s`, 'hosts_count', 'parameters', 'deprecations']);
    expect(created.body).toMatchObject({ name, title: name, select_all_types: ['ComputeResource'], ancestry: null });
    expect(shown.body).toEqual(created.body);
    expect(Object.keys(listed.body.results[0])).toEqual(MAIN_KEYS);
    expect(listed.body).toMatchObject({ subtotal: 1, sort: { by: null, order: null } });
    expect([updated.status, updated.body.description]).toEqual([200, null]);
    expect(Object.keys(deleted.body)).toEqual(ROW_KEYS);
    expect([gone.status, gone.body.error.message]).toEqual([404, `Resource ${one} not found by id '${id}'`]);
    expect(audits.map(({ action }) => action)).toEqual(['create', 'update', 'destroy']);
  });

  it.each([
    ['a blank name', { name: ' ' }, { name: ["can't be blank"] }],
    [
      'a long name',
      { name: 'x'.repeat(256) },
      { name: ['is too long (maximum is 255 characters)'], title: ['is too long (maximum is 255 characters)'] },
    ],
    ['a reserved name', { name: `Any ${one}` }, { name: [`Any ${one} is reserved.`] }],
  ])('refuses %s', async (_case, attributes, errors) => {
    const { status, body } = await create(attributes);

    expect(status).toBe(422);
    expect(body.error).toMatchObject({ id: null, errors });
  });

  it.each([
    ['parent', { parent_id: 99_999 }, "Couldn't find Taxonomy with 'id'=99999"],
    ['parent that no row can be', { parent_id: 2 ** 40 }, `Couldn't find Taxonomy with 'id'=${2 ** 40}`],
    ['smart proxy', { smart_proxy_ids: [3] }, "Couldn't find SmartProxy with 'id'=[3]"],
    ['subnet', { subnet_ids: ['3'] }, "Couldn't find Subnet with 'id'=[3]"],
    ['medium', { medium_ids: [3] }, "Couldn't find Medium with 'id'=[3]"],
    ['partition table', { ptable_ids: [3] }, `Couldn't find Ptable with 'id'=[3] [WHERE "templates"."type" = $1]`],
    ['domain', { domain_ids: [3] }, "Couldn't find Domain with 'id'=[3]"],
    ['realm', { realm_ids: [3] }, "Couldn't find Realm with 'id'=[3]"],
    ['host group', { hostgroup_ids: [3] }, "Couldn't find Hostgroup with 'id'=[3]"],
    ['environment', { environment_ids: [3] }, "Couldn't find Environment with 'id'=[3]"],
  ])('refuses a %s that is not there', async (_case, attributes, message) => {
    const name = unique(one);
    const made = (await create({ name })).body;

    const created = await create({ name: unique(one), ...attributes });
    const updated = await api.put(`${path}/${made.id}-`, { [one]: attributes });

    for (const { status, body } of [created, updated]) expect([status, body]).toEqual([422, { error: { message } }]);
  });

  it('takes empty lists of what does not exist here', async () => {
    const absent = [
      'smart_proxy',
      'subnet',
      'medium',
      'ptable',
      'provisioning_template',
      'domain',
      'realm',
      'hostgroup',
    ];
    const lists = Object.fromEntries(absent.map((row) => [`${row}_ids`, []]));

    const { status, body } = await create({ name: unique(one), ...lists });

    expect([status, body.subnets, body.domains]).toEqual([201, [], []]);
  });

  it('is unique below one parent, also when many are made at once', async () => {
    const name = unique(one);

    const answers = await Promise.all(Array.from({ length: 4 }, () => create({ name })));

    const refused = answers.filter(({ status }) => status === 422);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(refused).toHaveLength(3);
    expect(refused[0]?.body.error.errors).toEqual({ name: ['has already been taken'] });
  });

  it('stands in a tree whose titles follow names and moves', async () => {
    const top = (await create({ name: unique('top') })).body;
    const middle = (await create({ name: 'm', parent_id: top.id })).body;
    const leaf = (await create({ name: 'l', parent_id: middle.id })).body;
    const name = unique('renamed');

    await api.put(`${path}/${top.id}-`, { [one]: { name } });
    const renamed = await api.get(`${path}/${leaf.id}-`);
    const circle = await api.put(`${path}/${top.id}-`, { [one]: { parent_id: leaf.id } });
    const kept = await api.delete(`${path}/${top.id}-`);
    await api.put(`${path}/${middle.id}-`, { [one]: { parent_id: null } });
    const moved = await api.get(`${path}/${leaf.id}-`);

    expect(renamed.body).toMatchObject({
      title: `${name}/m/l`,
      parent_name: `${name}/m`,
      ancestry: `${top.id}/${middle.id}`,
    });
    expect([circle.status, circle.body.error.errors]).toEqual([
      422,
      { base: [`${one === 'location' ? 'Location' : 'Organization'} cannot be a descendant of itself.`] },
    ]);
    expect([kept.status, kept.body.error.message]).toEqual([
      422,
      `Cannot delete ${name} because it has nested ${one}.`,
    ]);
    expect(moved.body).toMatchObject({ title: 'm/l', ancestry: String(middle.id) });
    await api.delete(`${path}/${leaf.id}-`);
    await api.delete(`${path}/${middle.id}-`);
  });

  it('has members, which its children inherit', async () => {
    const user = await people.person();
    const computeResource = await catalog.computeResource();
    const linked = (await api.post(`/api/${other}s`, { [other]: { name: unique(other) } })).body;
    const parent = (
      await create({ name: unique(one), user_ids: [user.id], compute_resource_ids: [computeResource.id] })
    ).body;
    const child = (await create({ name: unique(one), parent_id: parent.id, [`${other}_ids`]: [linked.id] })).body;

    const nested = await api.get(`/api/${other}s/${linked.id}/${one}s`);
    const cleared = await api.put(`${path}/${parent.id}-`, { [one]: { compute_resource_ids: [] } });
    const unknown = await api.put(`${path}/${parent.id}-`, { [one]: { user_ids: [99_999] } });

    expect(child.users).toEqual([{ id: user.id, login: user.login, description: null, inherited: true }]);
    expect(child.compute_resources).toEqual([
      {
        id: computeResource.id,
        name: computeResource.name,
        provider: 'EC2',
        provider_friendly_name: 'EC2',
        inherited: true,
      },
    ]);
    expect(child[`${other}s`]).toMatchObject([{ id: linked.id }]);
    expect(nested.body.results).toMatchObject([{ id: child.id }]);
    expect([cleared.body.compute_resources, cleared.body.users.length]).toEqual([[], 1]);
    expect([unknown.status, unknown.body.error.message]).toEqual([422, "Couldn't find User with 'id'=[99999]"]);
  });
});

describe.each(['organization', 'location'] as const)('the first %s', (one) => {
  const other = one === 'organization' ? 'location' : 'organization';
  let fresh: RunningApi;

  beforeAll(async () => {
    fresh = await RunningApi.start();
  });
  afterAll(() => fresh.stop());

  it(`is given to each new ${other} that names none, while it is alone`, async () => {
    await fresh.database.query('DELETE FROM organizations');
    await fresh.database.query('DELETE FROM locations');
    const make = async (kind: string, given = {}) =>
      (await fresh.post(`/api/${kind}s`, { [kind]: { name: unique(kind), ...given } })).body;
    const lone = await make(one);

    const [given, none] = [await make(other), await make(other, { [`${one}_ids`]: [] })];
    const second = await make(one, { [`${other}_ids`]: [] });
    const later = await make(other);
    const [audit] = await auditsOf(fresh, other === 'location' ? 'Location' : 'Organization', given.id);

    expect(given[`${one}s`]).toEqual([{ id: lone.id, name: lone.name, title: lone.title, description: null }]);
    expect(audit?.audited_changes[`${one}_ids`]).toEqual([lone.id]);
    expect([none, later].map((row) => row[`${one}s`])).toEqual([[], []]);
    expect(second[`${other}s`]).toEqual([]);
  });
});

it('shows compute resources by name, as Foreman does', async () => {
  const { body } = await api.post('/api/organizations', { organization: { name: unique('sorted') } });
  const names = ['b', 'a', 'c'].map((letter) => unique(`${letter}-`));
  for (const name of names) await catalog.computeResource({ name, organization_ids: [body.id], location_ids: [] });

  const shown = (await api.get(`/api/organizations/${body.id}`)).body.compute_resources;

  expect(shown.map(({ name }: { name: string }) => name)).toEqual(names.toSorted());
});

describe('the context of a request', () => {
  it('narrows an admin to what is assigned below and above it, and lists to what is assigned to it', async () => {
    const top = await people.taxonomy('organizations');
    const child = await people.taxonomy('organizations', top);
    const above = await catalog.computeResource({ organization_ids: [top] });
    const below = await catalog.image({ ...(await parents([child])) });
    await catalog.computeResource({ organization_ids: [] });
    const [{ title, name } = { title: '', name: '' }] = await api.database.query<{ title: string; name: string }[]>(
      'SELECT title, name FROM organizations WHERE id = $1',
      [child],
    );

    const answers = await Promise.all(
      [String(child), `${child}-x`, encodeURIComponent(title)].map((id) =>
        api.get(`/api/compute_resources?organization_id=${id}`),
      ),
    );
    const nested = await api.get(`/api/organizations/${child}/compute_resources/${above.id}`);
    const stranger = await people.taxonomy('organizations');
    const elsewhere = await api.get(`/api/compute_resources/${above.id}?organization_id=${stranger}`);
    const hidden = await api.get(`/api/architectures/${below.architecture_id}/images?organization_id=${stranger}`);
    const images = await api.get(`/api/architectures/${below.architecture_id}/images?organization_id=${child}`);

    for (const { body } of answers) {
      expect([body.total, idsOf(body.results)]).toEqual([1, new Set([below.compute_resource_id])]);
    }
    expect(answers[0]?.headers.get('foreman_current_organization')).toBe(`${child}; ${name}`);
    expect(answers[0]?.headers.get('foreman_current_location')).toBe('; ANY');
    expect(nested.body.id).toBe(above.id);
    expect(elsewhere.status).toBe(404);
    expect([hidden.body.total, images.body.total]).toEqual([0, 1]);
  });

  it('lists below what is named first what is assigned to that itself, and takes the other for the context', async () => {
    const top = await people.taxonomy('organizations');
    const child = await people.taxonomy('organizations', top);
    const place = await people.taxonomy('locations');
    const corner = await people.taxonomy('locations', place);
    const here = await catalog.computeResource({ organization_ids: [child], location_ids: [place] });
    const there = await catalog.computeResource({ organization_ids: [top], location_ids: [corner] });
    const idsIn = async (path: string) => {
      const { body } = await api.get(`/api/${path}`);
      return body.results.map(({ id }: { id: number }) => id);
    };

    const lists = await Promise.all(
      [
        `compute_resources?organization_id=${child}`,
        `compute_resources?organization_id=${child}&location_id=${corner}`,
        `compute_resources?location_id=${corner}&organization_id=${child}`,
        `compute_resources?location_id=${corner}`,
        `organizations/${top}/compute_resources`,
        `organizations/${top}/compute_resources?location_id=${place}`,
        `locations/${corner}/organizations/${top}/compute_resources`,
        `compute_resources?organization_id=&location_id=${place}&search=id=${here.id}`,
      ].map(idsIn),
    );

    expect(lists).toEqual([[here.id], [here.id], [there.id], [there.id], [there.id], [here.id], [there.id], [here.id]]);
  });

  it.each([
    ['organization', ['view_compute_resources', 'view_users', 'view_locations']],
    ['location', ['view_compute_resources', 'view_users', 'view_organizations']],
  ] as const)('lists nothing below an %s that the caller may not view', async (kind, permissions) => {
    const organization = await people.taxonomy('organizations');
    const location = await people.taxonomy('locations');
    await catalog.computeResource({ organization_ids: [organization], location_ids: [location] });
    const places = { organizations: [organization], locations: [location] };
    const id = kind === 'organization' ? organization : location;
    const lists = [
      `compute_resources?${kind}_id=${id}`,
      `${kind}s/${id}/compute_resources`,
      `users?${kind}_id=${id}`,
      `${kind}s/${id}/users`,
    ];
    const totals = async (as: Person) => {
      const answers = await Promise.all(lists.map((path) => api.get(`/api/${path}`, { as })));
      return answers.map(({ status, body }) => [status, body.total, body.results.length]);
    };

    const without = await people.holder(permissions, places);
    const elsewhere = await people.holderOf(
      [
        await people.role([
          ...permissions.map((name) => ({ permissions: [name] })),
          { permissions: [`view_${kind}s`], search: 'name = nothing' },
        ]),
      ],
      places,
    );
    const holder = await people.holder([...permissions, `view_${kind}s`], places);

    expect(await totals(without)).toEqual(lists.map(() => [200, 0, 0]));
    expect(await totals(elsewhere)).toEqual(lists.map(() => [200, 0, 0]));
    expect(await totals(holder)).toEqual([1, 1, 3, 3].map((count) => [200, count, count]));
  });

  it('lists below an organization or location the users who belong to it themselves', async () => {
    const top = await people.taxonomy('organizations');
    const child = await people.taxonomy('organizations', top);
    const place = await people.taxonomy('locations');
    const above = await people.person({ organizations: [top], locations: [place] });
    const below = await people.person({ organizations: [child] });
    const idsIn = async (path: string) => [...idsOf((await api.get(`/api/${path}`)).body.results)];

    const lists = [
      await idsIn(`organizations/${top}/users`),
      await idsIn(`users?organization_id=${child}`),
      await idsIn(`locations/${place}/users`),
      await idsIn(`users?organization_id=&search=id ^ (${above.id},${below.id})`),
    ];

    expect(lists).toEqual([[above.id], [below.id], [above.id], [above.id, below.id]]);
  });

  it('shows what an organization ignores to assign', async () => {
    const open = await api.post('/api/organizations', {
      organization: { name: unique('open'), ignore_types: ['ComputeResource'] },
    });
    const { id } = await catalog.computeResource({ organization_ids: [] });

    const { status } = await api.get(`/api/compute_resources/${id}?organization_id=${open.body.id}`);

    expect(status).toBe(200);
  });

  it.each([0, 99_999, 'nothing', [1], { a: 1 }])('is refused when it is %j', async (organization_id) => {
    const { status, body, headers } = await api.put('/api/architectures/1', { organization_id });

    const shown = typeof organization_id === 'object' ? JSON.stringify(organization_id) : String(organization_id);
    expect([status, body]).toEqual([404, { message: `Organization with id ${shown} not found` }]);
    expect(headers.get('foreman_version')).toBeNull();
  });

  it('may be none of a stranger', async () => {
    const mine = await people.taxonomy('locations');
    const child = await people.taxonomy('locations', mine);
    const strange = await people.taxonomy('locations');
    const as = await people.person({ locations: [mine] });

    const answers = await Promise.all([child, strange].map((id) => api.get(`/api/status?location_id=${id}`, { as })));

    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    expect(answers[1]?.body).toEqual({ message: `Location with id ${strange} not found` });
  });

  it('joins what a new compute resource is given', async () => {
    const [context, given] = [await people.taxonomy('organizations'), await people.taxonomy('organizations')];

    const { body } = await api.post('/api/compute_resources', {
      organization_id: context,
      compute_resource: buildComputeResource({ organization_ids: [given] }),
    });

    expect(idsOf(body.organizations)).toEqual(new Set([context, given]));
  });

  async function parents(organization_ids: number[]) {
    return { compute_resource_id: (await catalog.computeResource({ organization_ids })).id as number };
  }
});

describe('assigning a compute resource', () => {
  const MANAGE = ['view_compute_resources', 'create_compute_resources', 'edit_compute_resources'];

  it('replaces by ids, by titles and by objects', async () => {
    const ids = [await people.taxonomy('organizations'), await people.taxonomy('organizations')];
    const { id } = await catalog.computeResource({ organization_ids: ids.slice(0, 1) });
    const put = async (attributes: unknown) =>
      (await api.put(`/api/compute_resources/${id}`, { compute_resource: attributes })).body.organizations;
    const [{ title } = { title: '' }] = await api.database.query<{ title: string }[]>(
      'SELECT title FROM organizations WHERE id = $1',
      [ids[0]],
    );

    const byId = await put({ organization_ids: ids });
    const byName = await put({ organization_names: [title] });
    const byObject = await put({ organizations: [{ id: ids[1] }] });
    const unknown = await api.put(`/api/compute_resources/${id}`, {
      compute_resource: { organization_ids: [ids[0], 99_999] },
    });
    const audits = await auditsOf(api, 'ComputeResource', id);

    expect([
      byId.length,
      byName.map((row: { id: number }) => row.id),
      byObject.map((row: { id: number }) => row.id),
    ]).toEqual([2, [ids[0]], [ids[1]]]);
    expect(unknown.body.error.message).toBe(
      `Couldn't find all Taxonomies with 'id': (${ids[0]}, 99999) (found 1 results, but was looking for 2). Couldn't find Taxonomy with id 99999.`,
    );
    expect(audits.at(-1)?.audited_changes).toEqual({ organization_ids: [[ids[0]], [ids[1]]] });
  });

  it('is for those who belong there and may assign', async () => {
    const [mine, strange] = [await people.taxonomy('organizations'), await people.taxonomy('organizations')];
    const place = await people.taxonomy('locations');
    const of = async (...extra: string[]) =>
      people.person({
        roles: [await people.role([{ permissions: MANAGE }, ...extra.map((name) => ({ permissions: [name] }))])],
        organizations: [mine],
        locations: [place],
      });
    const [plain, assigner] = [await of(), await of('assign_organizations', 'assign_locations')];
    const make = (organization_ids: number[], as: typeof plain) =>
      api.post(
        '/api/compute_resources',
        { compute_resource: buildComputeResource({ organization_ids, location_ids: [place] }) },
        { as },
      );

    const [without, none, stranger, made] = [
      await make([mine], plain),
      await make([], assigner),
      await make([mine, strange], assigner),
      await make([mine], assigner),
    ];
    const nobody = await make([mine, 99_999], assigner);
    const moved = await api.put(
      `/api/compute_resources/${made?.body.id}`,
      { compute_resource: { organization_ids: [strange] } },
      { as: assigner },
    );
    const placeless = await api.post(
      '/api/compute_resources',
      { compute_resource: buildComputeResource({ organization_ids: [strange] }) },
      { as: assigner },
    );
    const unassignable = await make([strange], plain);
    const emptied = await api.put(
      `/api/compute_resources/${made?.body.id}`,
      { compute_resource: { location_ids: [] } },
      { as: assigner },
    );

    const sentence = (many: string) =>
      `Invalid ${many} selection, you must select at least one of yours and have 'assign_${many}' permission.`;
    expect(without?.body.error.errors).toEqual({
      location_ids: [sentence('locations')],
      organization_ids: [sentence('organizations')],
    });
    expect(none?.body.error.errors).toEqual({ organization_ids: [sentence('organizations')] });
    for (const answer of [stranger, nobody, moved])
      expect([answer?.status, answer?.body.error.errors]).toEqual([
        422,
        { base: [expect.stringMatching(/^You don't have permission (create|edit)_compute_resources with attributes/)] },
      ]);
    expect(placeless.body.error.errors).toEqual({ location_ids: [sentence('locations')] });
    expect(unassignable.body.error.errors).toEqual({
      organization_ids: [sentence('organizations')],
      location_ids: [sentence('locations')],
    });
    expect(Object.keys(unassignable.body.error.errors)).toEqual(['organization_ids', 'location_ids']);
    expect(made?.status).toBe(201);
    expect([emptied.status, emptied.body.error.errors]).toEqual([422, { location_ids: [sentence('locations')] }]);
  });

  it('is not possible for who belongs nowhere: nothing of it would be in sight', async () => {
    const as = await people.person({ roles: [await people.role([{ permissions: MANAGE }])] });

    const { status, body } = await api.post(
      '/api/compute_resources',
      { compute_resource: buildComputeResource() },
      { as },
    );

    expect(status).toBe(422);
    expect(body.error.errors.base[0]).toMatch(/^You don't have permission create_compute_resources/);
  });

  it('belongs to its maker when it is a new organization, whose parent must be editable', async () => {
    const [mine, child] = [await people.taxonomy('organizations'), unique('child')];
    const permissions = ['view_organizations', 'create_organizations'];
    const as = await people.person({ roles: [await people.role([{ permissions }])], organizations: [mine] });

    const made = await api.post('/api/organizations', { organization: { name: unique('own') } }, { as });
    const shown = await api.get(`/api/organizations/${made.body.id}`, { as });
    const below = await api.post('/api/organizations', { organization: { name: child, parent_id: mine } }, { as });

    expect([made.status, shown.status]).toEqual([201, 200]);
    expect([below.status, below.body.error.errors]).toEqual([
      422,
      { parent_id: ['Missing a permission to edit parent Organization'] },
    ]);
  });
});

describe.each([
  ['organization', 'location'],
  ['location', 'organization'],
] as const)('somebody who may edit their own %s', (one, other) => {
  const [many, others] = [`${one}s`, `${other}s`] as const;
  let as: Person;
  let own: number;
  let place: number;

  beforeAll(async () => {
    own = await people.taxonomy(many);
    place = await people.taxonomy(others);
    const roles = [await people.role([{ permissions: [`create_${many}`, `edit_${many}`] }])];
    as = await people.person({ roles, ...within([own], [place]) });
  });

  /** Says where somebody or something belongs, by ids of the one kind and of the other. */
  function within(ids: number[], otherIds: number[]): Partial<Record<'organizations' | 'locations', number[]>> {
    return { [many]: ids, [others]: otherIds };
  }

  async function computeResource(ids: number[], otherIds: number[]): Promise<number> {
    return (await catalog.computeResource({ [`${one}_ids`]: ids, [`${other}_ids`]: otherIds })).id;
  }

  function edit(attributes: Record<string, unknown>) {
    return api.put(`/api/${many}/${own}`, { [one]: attributes }, { as });
  }

  it('puts nothing below one that they cannot see, and does not learn that it is there', async () => {
    const stranger = await people.taxonomy(many);

    const answers = [
      await edit({ parent_id: stranger }),
      await edit({ parent_id: 99_999 }),
      await api.post(`/api/${many}`, { [one]: { name: unique(one), parent_id: stranger } }, { as }),
    ];

    const refused = (id: number) => [422, { error: { message: `Couldn't find Taxonomy with 'id'=${id}` } }];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      refused(stranger),
      refused(99_999),
      refused(stranger),
    ]);
  });

  it('takes in nobody and nothing that they cannot see', async () => {
    const strangers = [
      ['User', 'user_ids', (await people.person()).id],
      ['ComputeResource', 'compute_resource_ids', await computeResource([], [])],
      [other === 'location' ? 'Location' : 'Organization', `${other}_ids`, await people.taxonomy(others)],
    ] as const;

    const answers = await Promise.all(strangers.map(([, key, id]) => edit({ [key]: [id] })));

    expect(answers.map(({ status, body }) => [status, body.error?.message])).toEqual(
      strangers.map(([model, key, id]) => [
        422,
        `Couldn't find ${model} with 'id'=[${id}]${key === `${other}_ids` ? ' [WHERE "taxonomies"."type" = $1]' : ''}`,
      ]),
    );
  });

  it('leaves in it who and what they cannot see, when they say what is to be in it', async () => {
    const [stranger, hidden] = [await people.taxonomy(others), await computeResource([own], [])];
    const absent = await people.person(within([own], []));
    await people.person(within([own], [place]));
    await computeResource([own], [place]);
    await api.put(`/api/${many}/${own}`, { [one]: { [`${other}_ids`]: [place, stranger] } });

    const { status } = await edit({ user_ids: [as.id], compute_resource_ids: [], [`${other}_ids`]: [] });
    const { body } = await api.get(`/api/${many}/${own}`);

    expect(status).toBe(200);
    expect(idsOf(body.users)).toEqual(new Set([as.id, absent.id]));
    expect(idsOf(body.compute_resources)).toEqual(new Set([hidden]));
    expect(idsOf(body[others])).toEqual(new Set([stranger]));
  });
});
