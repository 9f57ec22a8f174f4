import { DEFAULT_ROLES, PERMISSIONS } from '@image-catalog/spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { Catalog, unique } from './builders.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

const ROLE_KEYS = ['builtin', 'cloned_from_id', 'name', 'id', 'description', 'origin'];
const FILTER_KEYS =
  'search resource_type_label unlimited? created_at updated_at override? id resource_type role permissions'.split(' ');
const FILTER_ROW_KEYS = ['id', 'search', 'role_id', 'created_at', 'updated_at', 'taxonomy_search', 'override'];
const LOCKED = 'This role is locked from being modified by users.';

let api: RunningApi;
let catalog: Catalog;
let people: People;
let ids: Record<string, number>;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  const { body } = await api.get('/api/permissions?per_page=all');
  ids = Object.fromEntries(body.results.map(({ id, name }: { id: number; name: string }) => [name, id]));
});

afterAll(() => api.stop());

async function createRole(attributes: Record<string, unknown> = {}) {
  return (await api.post('/api/roles', { role: { name: unique('role '), ...attributes } })).body;
}

function createFilter(attributes: Record<string, unknown>) {
  return api.post('/api/filters', { filter: attributes });
}

describe('roles', () => {
  it('are created, shown, listed, updated and deleted', async () => {
    const organization_id = await people.taxonomy('organizations');
    const created = await api.post('/api/roles', {
      role: { name: unique('a role '), description: 'x', organization_ids: [organization_id] },
    });
    const { id, name } = created.body;

    const shown = await api.get(`/api/roles/${encodeURIComponent(name)}`);
    const listed = await api.get(`/api/roles?search=id=${id}`);
    const updated = await api.put(`/api/roles/${id}-x`, { role: { description: null, organizations: [] } });
    const deleted = await api.delete(`/api/roles/${id}`);
    const audits = await auditsOf(api, 'Role', id);

    expect(created.status).toBe(201);
    expect(Object.keys(created.body)).toEqual([...ROLE_KEYS, 'filters', 'locations', 'organizations']);
    expect(created.body).toMatchObject({
      builtin: 0,
      origin: null,
      filters: [],
      organizations: [{ id: organization_id }],
    });
    expect(shown.body).toEqual(created.body);
    expect(listed.body).toMatchObject({ subtotal: 1, sort: { by: 'name', order: 'ASC' } });
    expect(Object.keys(listed.body.results[0])).toEqual(ROLE_KEYS);
    expect(updated.body).toMatchObject({ description: null, organizations: [] });
    expect(deleted.body).toEqual({ id, name, builtin: 0, description: null, origin: null, cloned_from_id: null });
    expect(audits.map(({ action, audited_changes }) => [action, audited_changes])).toEqual([
      ['create', { name, description: 'x', cloned_from_id: null, organization_ids: [organization_id] }],
      ['update', { description: ['x', null], organization_ids: [[organization_id], []] }],
      ['destroy', { name, description: null }],
    ]);
  });

  it('that come with the program are listed by name and locked', async () => {
    const { body } = await api.get('/api/roles?search=locked=true&per_page=all');
    const viewer = body.results.find(({ name }: { name: string }) => name === 'Viewer');
    const everyone = await api.get('/api/roles/Default%20role');

    const renamed = await api.put(`/api/roles/${viewer.id}`, { role: { name: 'mine' } });
    const deleted = await api.delete(`/api/roles/${viewer.id}`);
    const kept = await api.delete(`/api/roles/${everyone.body.id}`);
    const filter = await createFilter({ role_id: viewer.id, permission_ids: [ids['edit_images']] });
    const shown = await api.get(`/api/roles/${viewer.id}`);
    const gone = await api.delete(`/api/filters/${shown.body.filters[0].id}`);

    expect(body.results.map(({ name }: { name: string }) => name)).toEqual(
      DEFAULT_ROLES.filter(({ builtin }) => builtin === 0)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect([renamed.status, renamed.body.error.errors]).toEqual([422, { base: [LOCKED] }]);
    expect([deleted.status, deleted.body.error.errors]).toEqual([422, { base: [LOCKED] }]);
    expect(kept.body.error.errors).toEqual({ base: ['Cannot delete built-in role'] });
    expect(filter.body.error.errors).toEqual({ role_id: ['is locked for user modifications.'] });
    expect([gone.status, gone.body.error.errors]).toEqual([422, { role_id: ['is locked for user modifications.'] }]);
  });

  it('are cloned with their filters, under another name', async () => {
    const viewer = await api.get('/api/roles/Viewer');
    const name = unique('clone ');

    const nameless = await api.post(`/api/roles/${viewer.body.id}/clone`, { role: {} });
    const cloned = await api.post(`/api/roles/${viewer.body.id}/clone`, { role: { name } });
    const changed = await api.put(`/api/roles/${cloned.body.id}`, { role: { description: 'mine' } });
    const filters = await api.get(`/api/roles/${cloned.body.id}/filters?per_page=all`);

    expect([nameless.status, nameless.body.error.errors]).toEqual([422, { name: ["can't be blank"] }]);
    expect(cloned.status).toBe(201);
    expect(Object.entries(cloned.body)).toEqual(
      Object.entries({
        id: cloned.body.id,
        name,
        builtin: 0,
        description: viewer.body.description,
        origin: null,
        cloned_from_id: viewer.body.id,
      }),
    );
    expect(changed.status).toBe(200);
    const held = filters.body.results.flatMap(({ permissions }: { permissions: { name: string }[] }) => permissions);
    const expected = DEFAULT_ROLES.find((role) => role.name === 'Viewer')?.permissions;
    expect(new Set(held.map((permission: { name: string }) => permission.name))).toEqual(new Set(expected));
  });

  it.each([
    ['a blank name', { name: '' }, { name: ["can't be blank"] }],
    ['a taken name', { name: 'Viewer' }, { name: ['has already been taken'] }],
    ['a long name', { name: 'x'.repeat(256) }, { name: ['is too long (maximum is 255 characters)'] }],
  ])('refuse %s', async (_case, role, errors) => {
    const { status, body } = await api.post('/api/roles', { role });

    expect([status, body.error.errors]).toEqual([422, errors]);
  });

  it.each([
    ['permission = view_settings', false, true],
    ['permission != view_settings', true, false],
    ['permission ~ settings', false, true],
    ['permission !~ settings', true, false],
    ['permission ^ (view_settings, edit_settings)', false, true],
    ['permission !^ (view_settings, edit_settings)', true, false],
  ])('are found by %s', async (search, isPlainFound, isHolderFound) => {
    const [holder, plain, empty] = [await createRole(), await createRole(), await createRole()];
    await createFilter({ role_id: holder.id, permission_names: ['view_settings'] });
    await createFilter({ role_id: holder.id, permission_names: ['view_images'] });
    await createFilter({ role_id: plain.id, permission_names: ['view_images'] });

    const { body } = await api.get(`/api/roles?search=${encodeURIComponent(search)}&per_page=all`);

    const found = (role: { id: number }) => body.results.some(({ id }: { id: number }) => id === role.id);
    expect([found(holder), found(plain), found(empty)]).toEqual([isHolderFound, isPlainFound, isPlainFound]);
  });
});

describe('filters', () => {
  it.each(['/api/filters', '/api/roles/ROLE/filters'])(
    'are created, shown, listed, updated and deleted at %s',
    async (form) => {
      const role = await createRole();
      const path = form.replace('ROLE', String(role.id));
      const [one, two] = [ids['view_architectures'], ids['edit_architectures']];

      const created = await api.post(path, { filter: { role_id: role.id, search: 'name = x', permission_ids: [one] } });
      const { id } = created.body;
      const shown = await api.get(`${path}/${id}`);
      const listed = await api.get(`${path}?search=role_id=${role.id}`);
      const updated = await api.put(`${path}/${id}`, { filter: { search: '', permission_ids: [two, one] } });
      const deleted = await api.delete(`${path}/${id}`);
      const audits = await auditsOf(api, 'Filter', id);

      expect(created.status).toBe(201);
      expect(Object.keys(created.body)).toEqual([...FILTER_KEYS, 'locations', 'organizations']);
      expect(created.body).toMatchObject({
        search: 'name = x',
        resource_type: 'Architecture',
        resource_type_label: 'Architecture',
        'unlimited?': false,
        'override?': false,
        role: { name: role.name, id: role.id, description: null, origin: null },
        permissions: [{ name: 'view_architectures', id: one, resource_type: 'Architecture' }],
      });
      expect(shown.body).toEqual(created.body);
      expect(listed.body).toMatchObject({ subtotal: 1, sort: { by: null, order: null } });
      expect(Object.keys(listed.body.results[0])).toEqual(FILTER_KEYS);
      expect(updated.body).toMatchObject({ search: null, 'unlimited?': true });
      expect(updated.body.permissions).toHaveLength(2);
      expect(Object.keys(deleted.body)).toEqual(FILTER_ROW_KEYS);
      expect((await api.get(`${path}/${id}`)).status).toBe(404);
      expect(
        audits.map(({ action, audited_changes, associated_id }) => [action, audited_changes, associated_id]),
      ).toEqual([
        ['create', { role_id: role.id, search: 'name = x', override: false, permission_ids: [one] }, role.id],
        ['update', { search: ['name = x', null], permission_ids: [[one], [one, two]] }, role.id],
        ['destroy', { role_id: role.id, search: null, override: false }, role.id],
      ]);
    },
  );

  it.each([
    ['no permission', {}, { permissions: ['You must select at least one permission'] }],
    ['an empty list', { permission_ids: [] }, { permissions: ['You must select at least one permission'] }],
    [
      'two kinds of resources',
      { permission_names: ['view_images', 'view_architectures'] },
      { permissions: [expect.stringMatching(/^must be of same resource type \(\w+,\w+\) - Role \(role /)] },
    ],
    [
      'a search that is not one',
      { permission_names: ['view_images'], search: 'nothing = 1' },
      { search: ["invalid search query: Field 'nothing' not recognized for searching!"] },
    ],
    [
      'a search that says nothing',
      { permission_names: ['view_images'], search: '(((' },
      { search: ['invalid search query: it says nothing'] },
    ],
    [
      'a search of what cannot be searched',
      { permission_names: ['view_settings'], search: 'name = a' },
      { search: ['is not possible for this kind of resource'] },
    ],
    ['an unknown role', { role_id: 99_999, permission_names: ['view_images'] }, { role: ["can't be blank"] }],
    [
      'organizations of what has none',
      { permission_names: ['view_images'], override: true, organization_ids: [1] },
      { organization_ids: ["You can't assign organizations to this resource"] },
    ],
  ])('refuse %s', async (_case, attributes, errors) => {
    const role = await createRole();

    const { status, body } = await createFilter({ role_id: role.id, ...attributes });

    expect(status).toBe(422);
    expect(body.error).toMatchObject({ id: null, errors });
  });

  it.each([
    [{ permission_ids: [99_999] }, "Couldn't find Permission with 'id'=[99999]"],
    [{ permission_names: ['nothing'] }, 'Could not find permission with name: nothing'],
  ])('refuse unknown permissions: %j', async (attributes, message) => {
    const role = await createRole();

    const { status, body } = await createFilter({ role_id: role.id, ...attributes });

    expect([status, body.error.message]).toEqual([422, message]);
  });

  it('have the organizations of their role until they override them', async () => {
    const [first, second] = [await people.taxonomy('organizations'), await people.taxonomy('organizations')];
    const role = await createRole({ organization_ids: [first] });
    const created = await createFilter({ role_id: role.id, permission_names: ['view_compute_resources'] });
    const path = `/api/filters/${created.body.id}`;
    const organizations = ({ body }: { body: { organizations: { id: number }[] } }) =>
      body.organizations.map(({ id }) => id);

    const overridden = await api.put(path, { filter: { override: true } });
    await api.put(`/api/roles/${role.id}`, { role: { organization_ids: [second] } });
    const kept = await api.get(path);
    const own = await api.put(path, { filter: { organization_ids: [first, second] } });
    const inherited = await api.put(path, { filter: { override: false } });
    const deleted = await api.delete(path);

    expect([created, overridden, kept, own, inherited].map(organizations)).toEqual([
      [first],
      [first],
      [first],
      [first, second],
      [second],
    ]);
    expect(own.body['unlimited?']).toBe(false);
    expect(deleted.body.taxonomy_search).toBe(`(organization_id ^ (${second}))`);
  });

  it('without a search are unlimited when they are made, and limited where their organizations are in force', async () => {
    const [first, second] = [await people.taxonomy('organizations'), await people.taxonomy('organizations')];
    const role = await createRole({ organization_ids: [first] });
    const filter = { role_id: role.id, permission_names: ['view_compute_resources'] };
    const found = async (search: string) => {
      const { body } = await api.get(
        `/api/filters?search=${encodeURIComponent(`role_id = ${role.id} and (${search})`)}`,
      );
      return body.results.map(({ id }: { id: number }) => id);
    };

    const inherited = (await createFilter(filter)).body;
    const own = (await createFilter({ ...filter, override: true, organization_ids: [second] })).body;
    const searched = (await createFilter({ ...filter, search: 'name = x' })).body;
    const { body: shown } = await api.get(`/api/filters/${inherited.id}`);

    expect([inherited, own, searched, shown].map((body) => body['unlimited?'])).toEqual([true, true, false, false]);
    const all = [inherited.id, own.id, searched.id];
    expect([await found('limited = true'), await found('unlimited = true')]).toEqual([all, []]);
    expect(await found(`organization_id = ${first}`)).toEqual([inherited.id, searched.id]);
    expect(await found(`organization_id = ${second}`)).toEqual([own.id]);
    expect(await found(`organization = "organizations" or location_id = 1 or location = x`)).toEqual([]);
    expect(await found(`organization = "${own.organizations[0].name}"`)).toEqual([own.id]);
  });

  it('of an unknown role are not found', async () => {
    const { status, body } = await api.get('/api/roles/99999/filters');

    expect([status, body]).toEqual([404, { message: "Role not found by id '99999'" }]);
  });

  it('take effect at once in the process that changed them', async () => {
    const role = await createRole();
    const as = await people.person({ roles: [role.id] });
    await catalog.architecture();
    const look = async () => (await api.get('/api/architectures', { as })).status;

    const before = await look();
    const filter = await createFilter({ role_id: role.id, permission_names: ['view_architectures'] });
    const allowed = await look();
    await api.delete(`/api/filters/${filter.body.id}`);
    const after = await look();

    expect([before, allowed, after]).toEqual([403, 200, 403]);
  });

  it('of the default role are for everybody', async () => {
    const everyone = await people.roleNamed('Default role');
    const as = await people.person();

    const filter = await createFilter({ role_id: everyone, permission_names: ['view_operatingsystems'] });
    const { status } = await api.get('/api/operatingsystems', { as });
    await api.delete(`/api/filters/${filter.body.id}`);

    expect(status).toBe(200);
  });

  it('and roles are bound by filters themselves', async () => {
    const [mine, strange] = [await createRole({ name: unique('mine ') }), await createRole()];
    const keeper = await people.role([
      { permissions: ['view_roles', 'edit_roles', 'create_roles'], search: 'name ~ mine' },
      { permissions: ['view_filters', 'create_filters'], search: `role ~ mine` },
      { permissions: ['view_images'] },
    ]);
    const as = await people.person({ roles: [keeper] });

    const listed = await api.get('/api/roles', { as });
    const other = await api.get(`/api/roles/${strange.id}`, { as });
    const made = await api.post('/api/roles', { role: { name: unique('yours ') } }, { as });
    const below = await api.post(
      `/api/roles/${strange.id}/filters`,
      { filter: { permission_names: ['view_images'] } },
      { as },
    );
    const beside = await api.post(
      '/api/filters',
      { filter: { role_id: strange.id, permission_names: ['view_images'] } },
      { as },
    );
    const inside = await api.post(
      '/api/filters',
      { filter: { role_id: mine.id, permission_names: ['view_images'] } },
      { as },
    );

    expect(listed.body.results.map(({ name }: { name: string }) => name).includes(strange.name)).toBe(false);
    expect([other.status, made.status, below.status, beside.status, inside.status]).toEqual([404, 422, 404, 422, 201]);
  });
});

describe('permissions', () => {
  it('are listed and shown', async () => {
    const listed = await api.get('/api/permissions?search=resource_type=Image&order=name');
    const shown = await api.get(`/api/permissions/${ids['view_images']}`);
    const unknown = await api.get('/api/permissions/99999');

    expect(listed.body).toMatchObject({ total: PERMISSIONS.length, subtotal: 4 });
    expect(shown.text).toBe(`{"name":"view_images","id":${ids['view_images']},"resource_type":"Image"}`);
    expect([unknown.status, unknown.body.error.message]).toEqual([404, "Resource permission not found by id '99999'"]);
  });

  it('tell the kinds of resources, and what the caller holds', async () => {
    const role = await people.role([{ permissions: ['view_images', 'edit_images'] }, { permissions: ['view_images'] }]);
    const as = await people.person({ roles: [role] });

    const types = await api.get('/api/permissions/resource_types');
    const mine = await api.get('/api/permissions/current_permissions', { as });
    const all = await api.get('/api/permissions/current_permissions');
    const denied = await api.get('/api/permissions', { as });

    expect(types.body.results).toContainEqual({ name: 'ComputeResource' });
    expect(mine.body).toMatchObject({ total: 3, subtotal: 3, page: 1 });
    const held = ['view_images', 'edit_images', 'view_images'];
    expect(mine.body.results.map(({ name }: { name: string }) => name)).toEqual(held);
    expect(all.body.total).toBe(PERMISSIONS.length);
    expect([denied.status, denied.body.error.missing_permissions]).toEqual([403, ['edit_filters']]);
  });
});
