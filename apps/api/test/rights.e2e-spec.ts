import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildUser, Catalog, unique } from './builders.js';
import { type GivenFilter, People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

const grant = (...permissions: string[]): GivenFilter => ({ permissions });
const ROLES = grant('view_roles', 'create_roles', 'edit_roles', 'destroy_roles');
const FILTERS = grant('view_filters', 'create_filters', 'edit_filters', 'destroy_filters');
const USERS = grant('view_users', 'create_users', 'edit_users', 'destroy_users');

let api: RunningApi;
let catalog: Catalog;
let people: People;
let home: number;
let place: number;
let abroad: number;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  home = await people.taxonomy('organizations');
  abroad = await people.taxonomy('organizations');
  place = await people.taxonomy('locations');
});

afterAll(() => api.stop());

/** Makes somebody with filters, at home. */
async function member(...filters: GivenFilter[]): Promise<Person> {
  return people.person({ roles: [await people.role(filters)], organizations: [home], locations: [place] });
}

const refused = (errors: unknown) => ({ status: 422, errors });
const outcome = ({ status, body }: { status: number; body: { error?: { errors?: unknown } } }) => ({
  status,
  ...(body.error?.errors !== undefined && { errors: body.error.errors }),
});

describe('a role', () => {
  const CANNOT = (...names: string[]) => ({
    base: [`you can't give rights that you do not hold yourself: ${names.join(', ')}`],
  });

  it('gets from somebody what they hold themselves and nothing else', async () => {
    const { id } = await catalog.role({ organization_ids: [home] });
    const as = await member(ROLES, FILTERS, { permissions: ['view_images'], search: 'name ~ a' });
    const add = (filter: object) => api.post(`/api/roles/${id}/filters`, { filter }, { as });

    const same = await add({ permission_names: ['view_images'], search: 'name ~ a' });
    const answers = [
      await add({ permission_names: ['view_images'], search: 'name ~ b' }),
      await add({ permission_names: ['view_images'] }),
      await add({ permission_names: ['view_images', 'edit_images'], search: 'name ~ a' }),
      await api.put(`/api/filters/${same.body.id}`, { filter: { search: 'name ~ b' } }, { as }),
    ];

    expect(same.status).toBe(201);
    expect(answers.map(outcome)).toEqual([
      refused(CANNOT('view_images')),
      refused(CANNOT('view_images')),
      refused(CANNOT('edit_images')),
      refused(CANNOT('view_images')),
    ]);
  });

  it('that gives more than somebody holds is renamed and narrowed by them, and widened back by nobody but admins', async () => {
    const other = await people.taxonomy('organizations', home);
    const { id } = await catalog.role({ organization_ids: [home, other] });
    const filter = await people.filter(id, { permissions: ['edit_compute_resources'] });
    const as = await member(ROLES, FILTERS);
    const put = (role: object, by?: Person) => api.put(`/api/roles/${id}`, { role }, by && { as: by });

    const renamed = await put({ name: unique('renamed') }, as);
    const narrowed = await put({ organization_ids: [other] }, as);
    const widened = [await put({ organization_ids: [home, other] }, as), await put({ organization_ids: [] }, as)];
    const searched = await api.put(`/api/filters/${filter}`, { filter: { search: 'name ~ a' } }, { as });
    const unsearched = await api.put(`/api/filters/${filter}`, { filter: { unlimited: true } }, { as });
    const byAdmin = await put({ organization_ids: [] });

    const sentence =
      "Invalid organizations selection, you must select at least one of yours and have 'assign_organizations' permission.";
    expect([renamed, narrowed, searched].map(outcome)).toEqual([{ status: 200 }, { status: 200 }, { status: 200 }]);
    expect(widened.map(outcome)).toEqual([
      refused(CANNOT('edit_compute_resources')),
      refused({ organization_ids: [sentence], ...CANNOT('edit_compute_resources') }),
    ]);
    expect(outcome(unsearched)).toEqual(refused(CANNOT('edit_compute_resources')));
    expect(byAdmin.status).toBe(200);
  });

  it('that is bound gets no filter that applies everywhere, even from who holds it everywhere', async () => {
    const { id } = await catalog.role({ organization_ids: [home] });
    const as = await member(ROLES, FILTERS, grant('view_compute_resources'));
    const add = (filter: object) =>
      api.post(
        '/api/filters',
        { filter: { role_id: id, permission_names: ['view_compute_resources'], ...filter } },
        { as },
      );

    const bound = await add({});
    const answers = [await add({ override: true }), await add({ override: true, location_ids: [place] })];
    const narrowed = await add({ override: true, organization_ids: [home], location_ids: [place] });

    expect([bound.status, narrowed.status]).toEqual([201, 201]);
    expect(answers.map(outcome)).toEqual([
      refused(CANNOT('view_compute_resources')),
      refused(CANNOT('view_compute_resources')),
    ]);
  });

  it('is cloned as it is, and not without what binds it', async () => {
    const { id } = await catalog.role({ organization_ids: [home] });
    await people.filter(id, { permissions: ['edit_compute_resources'] });
    const as = await member(ROLES);
    const clone = (role: object) =>
      api.post(`/api/roles/${id}/clone`, { role: { name: unique('clone'), ...role } }, { as });

    const cloned = await clone({});
    const answers = [
      await clone({ organization_ids: [] }),
      await clone({ organizations: [] }),
      await clone({ organization_names: [] }),
    ];

    const shown = await api.get(`/api/roles/${cloned.body.id}`, { as });
    expect(shown.body.organizations).toMatchObject([{ id: home }]);
    expect(answers.map(({ status, body }) => [status, Object.keys(body.error.errors)])).toEqual([
      [422, ['organization_ids', 'base']],
      [422, ['organization_ids', 'base']],
      [422, ['organization_ids', 'base']],
    ]);
  });

  it.each(['role', 'filter'] as const)(
    'keeps the only organization that a %s is bound to from being deleted',
    async (bound) => {
      const parent = await catalog.organization();
      const { id, name } = await catalog.role(bound === 'role' ? { organization_ids: [parent.id] } : {});
      if (bound === 'filter')
        await people.filter(id, { permissions: ['view_compute_resources'], organization_ids: [parent.id] });
      const as = await people.person({
        roles: [await people.role([grant('view_organizations', 'destroy_organizations')])],
        organizations: [parent.id],
        locations: [place],
      });
      const destroy = (by?: Person) => api.delete(`/api/organizations/${parent.id}`, by && { as: by });

      const answers = [await destroy(as), await destroy()];
      await api.delete(`/api/roles/${id}`);
      const deleted = await destroy(as);

      const message = `Cannot delete ${parent.title} because role ${name} would apply everywhere: bind it to another organization first.`;
      expect(answers.map(({ status, body }) => [status, body.error.message])).toEqual([
        [422, message],
        [422, message],
      ]);
      expect(deleted.status).toBe(200);
    },
  );
});

describe('an organization', () => {
  const manage = () => member(grant('view_organizations', 'create_organizations', 'edit_organizations'), ROLES, USERS);

  it('takes whole kinds for its own when an admin says so', async () => {
    const { id } = await catalog.organization();
    const as = await people.person({
      roles: [await people.roleNamed('Organization admin')],
      organizations: [id, home],
      locations: [place],
    });
    const put = (organization: object, by?: Person) =>
      api.put(`/api/organizations/${id}`, { organization }, by && { as: by });

    const denied = await put({ ignore_types: ['ComputeResource', 'User'] }, as);
    const allowed = await put({ ignore_types: ['ComputeResource', 'User'] });
    const repeated = await put({ ignore_types: ['User', 'ComputeResource'], description: 'x' }, as);
    const moved = await put({ parent_id: home }, as);
    const narrowed = await put({ ignore_types: [] }, as);

    const ADMINS = ['cannot be changed by a non-admin user'];
    expect(outcome(denied)).toEqual(refused({ ignore_types: ADMINS }));
    expect(allowed.body.select_all_types).toEqual(['ComputeResource', 'User']);
    expect(repeated.status).toBe(200);
    expect(outcome(moved)).toEqual(refused({ parent_id: ADMINS }));
    expect(outcome(narrowed)).toEqual(refused({ ignore_types: ADMINS }));
  });

  it('takes in whom and what its editor may edit and assign, not all that they see', async () => {
    const under = await people.taxonomy('organizations', home);
    const [user, computeResource] = [await people.person({ organizations: [home], locations: [place] }), await near()];
    const edit = grant('view_organizations', 'edit_organizations');
    const watcher = await member(
      edit,
      grant('view_users'),
      grant('view_compute_resources'),
      grant('assign_organizations'),
    );
    const editor = await member(edit, grant('edit_users'), grant('edit_compute_resources'));
    const assigner = await member(
      grant('view_organizations', 'edit_organizations', 'assign_organizations'),
      grant('edit_users'),
      grant('edit_compute_resources'),
    );
    const put = (organization: object, as: Person) => api.put(`/api/organizations/${under}`, { organization }, { as });

    const answers = [
      await put({ user_ids: [user.id] }, watcher),
      await put({ compute_resource_ids: [computeResource] }, watcher),
      await put({ user_ids: [user.id] }, editor),
      await put({ compute_resource_ids: [computeResource] }, editor),
      await put({ user_ids: [assigner.id] }, assigner),
    ];
    const taken = await put({ user_ids: [user.id], compute_resource_ids: [computeResource] }, assigner);

    const users = refused({ user_ids: ["you can't assign some of users you selected"] });
    const resources = refused({ compute_resource_ids: ["you can't assign some of compute resources you selected"] });
    expect(answers.map(outcome)).toEqual([users, resources, users, resources, users]);
    expect(taken.status).toBe(200);
  });

  it('takes in no admin, and lets none go, but for admins', async () => {
    const as = await member(
      grant('view_organizations', 'create_organizations', 'edit_organizations', 'assign_organizations'),
      USERS,
    );
    const chief = await people.person({ organizations: [home], locations: [place], admin: true });
    const own = (await api.post('/api/organizations', { organization: { name: unique('own') } }, { as })).body;

    const answers = [
      await api.put(`/api/organizations/${own.id}`, { organization: { user_ids: [as.id, chief.id] } }, { as }),
      await api.put(`/api/organizations/${home}`, { organization: { user_ids: [as.id] } }, { as }),
      await api.post('/api/organizations', { organization: { name: unique('x'), user_ids: [chief.id] } }, { as }),
    ];

    expect(answers.map(({ status, body }) => [status, body.error.details])).toEqual(
      answers.map(() => [403, 'Only admins can change or delete an admin']),
    );
  });

  async function near(): Promise<number> {
    return (await catalog.computeResource({ organization_ids: [home], location_ids: [place] })).id;
  }

  it('gets no place above those of its maker', async () => {
    const as = await manage();

    const answer = await api.post(
      '/api/organizations',
      { organization: { name: unique('x'), parent_id: abroad } },
      { as },
    );

    expect([answer.status, answer.body]).toEqual([
      422,
      { error: { message: `Couldn't find Taxonomy with 'id'=${abroad}` } },
    ]);
  });
});

describe('an admin', () => {
  it.each(['Manager', 'Organization admin', 'Site manager'])('is not changed nor deleted by a %s', async (name) => {
    const here = { organizations: [home], locations: [place] };
    const as = await people.person({ roles: [await people.roleNamed(name)], ...here });
    const chief = await people.person({ ...here, admin: true });
    const token = await catalog.token(chief);
    const path = `/api/users/${chief.id}`;
    const before = (await api.get(path)).body;

    const bodies = [
      { disabled: true },
      { login: unique('x') },
      { mail: 'x@y.z' },
      { admin: false },
      { role_ids: [] },
      {},
    ];
    const changed = await Promise.all(bodies.map((user) => api.put(path, { user }, { as })));
    const others = [
      await api.put(`/api/users/${chief.login}`, { lastname: 'x' }, { as }),
      await api.delete(path, { as }),
      await api.post(`${path}/personal_access_tokens`, { name: 'x' }, { as }),
      await api.delete(`${path}/personal_access_tokens/${token.id}`, { as }),
    ];
    const password = await api.put(path, { user: { password: 'taken over now' } }, { as });

    expect(changed.map(({ status, body }) => [status, body.error.details])).toEqual(
      changed.map(() => [403, 'Only admins can change or delete an admin']),
    );
    // A Site manager deletes nobody and makes no token, so the route itself is closed.
    expect(others.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(outcome(password)).toEqual(refused({ password: ['cannot be changed by a non-admin user'] }));
    expect((await api.get(path)).body).toEqual(before);
    const [kept] = await api.database.query('SELECT revoked FROM personal_access_tokens WHERE id = $1', [token.id]);
    expect(kept).toEqual({ revoked: false });
  });

  it('is changed and deleted by another admin', async () => {
    const [one, two] = [await people.person({ admin: true }), await people.person({ admin: true })];

    const changed = await api.put(`/api/users/${two.id}`, { user: { disabled: true } }, { as: one });
    const deleted = await api.delete(`/api/users/${two.id}`, { as: one });

    expect([changed.status, deleted.status]).toEqual([200, 200]);
  });
});

describe('a password or a token', () => {
  it('of somebody who may do more, or is elsewhere too, is given by nobody who may do less', async () => {
    const tokens = grant('view_personal_access_tokens', 'create_personal_access_tokens');
    const as = await member(USERS, tokens, grant('view_images'));
    const here = { organizations: [home], locations: [place] };
    const less = await people.person({
      roles: [await people.role([{ permissions: ['view_images'], search: 'name = a' }])],
      ...here,
    });
    const more = await people.person({ roles: [await people.role([grant('edit_images')])], ...here });
    const elsewhere = await people.person({ organizations: [home, abroad], locations: [place] });
    const set = ({ id }: Person) => api.put(`/api/users/${id}`, { user: { password: 'a new long password' } }, { as });
    const make = ({ id }: Person) => api.post(`/api/users/${id}/personal_access_tokens`, { name: unique('t') }, { as });

    const passwords = [await set(less), await set(more), await set(elsewhere)];
    const made = [await make(less), await make(more), await make(elsewhere)];

    const denied = refused({ password: ['cannot be changed by a user who may do less'] });
    expect(passwords.map(outcome)).toEqual([{ status: 200 }, denied, denied]);
    expect(made.map(({ status }) => status)).toEqual([201, 403, 403]);
    expect(made[1]?.body.error.details).toBe('You can make tokens only for users who may do no more than you');
  });
});

describe('a role of one’s own', () => {
  it('is not given to somebody who would have it where its giver does not belong', async () => {
    const role = await people.role([USERS]);
    const here = { organizations: [home], locations: [place] };
    const as = await people.person({ roles: [role], ...here });
    const [neighbour, traveller] = [
      await people.person(here),
      await people.person({ organizations: [home, abroad], locations: [place] }),
    ];
    const give = ({ id }: Person) => api.put(`/api/users/${id}`, { user: { role_ids: [role] } }, { as });

    const answers = [await give(neighbour), await give(traveller)];
    const made = await api.post(
      '/api/users',
      { user: buildUser({ role_ids: [role], organization_ids: [abroad] }) },
      { as },
    );

    expect(answers.map(outcome)).toEqual([
      { status: 200 },
      refused({ role_ids: ["you can't assign roles to users of organizations or locations that are not yours"] }),
    ]);
    expect(made.status).toBe(422);
  });
});
