import { hashPassword } from '@image-catalog/catalog';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildUser, Catalog, unique } from './builders.js';
import { type GivenFilter, People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;
let people: People;
let organization: number;
let location: number;

/** Somebody in the same organization and location as everyone here, and one who is not. */
let inside: { id: number; login: string };
let outside: { id: number; login: string };

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  organization = await people.taxonomy('organizations');
  location = await people.taxonomy('locations');
  inside = await catalog.user({ organization_ids: [organization], location_ids: [location] });
  outside = await catalog.user();
});

afterAll(() => api.stop());

/** Makes somebody with filters of a role of their own, in the organization and the location. */
async function member(...filters: GivenFilter[]): Promise<Person> {
  const roles = filters.length === 0 ? [] : [await people.role(filters)];
  return people.person({ roles, organizations: [organization], locations: [location] });
}

const grant = (...permissions: string[]): GivenFilter => ({ permissions });

describe('somebody without any permission', () => {
  it('sees and changes themselves, and sees to their own tokens', async () => {
    const me = await member();
    const mine = `/api/users/${me.id}`;

    const answers = [
      await api.get(mine, { as: me }),
      await api.get(`/api/users/${me.login}`, { as: me }),
      await api.get('/api/current_user', { as: me }),
      await api.put(mine, { user: { lastname: 'Changed' } }, { as: me }),
      await api.post(`${mine}/personal_access_tokens`, { name: 'mine' }, { as: me }),
      await api.get(`${mine}/personal_access_tokens`, { as: me }),
    ];
    const token = answers[4]?.body.id;
    const revoked = await api.delete(`${mine}/personal_access_tokens/${token}`, { as: me });

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 201, 200]);
    expect(answers.slice(0, 4).map(({ body }) => body.id)).toEqual([me.id, me.id, me.id, me.id]);
    expect(revoked.body.revoked).toBe(true);
  });

  it.each([
    ['GET', '/api/users', 'view_users'],
    ['GET', '/api/users/auto_complete_search?search=', 'view_users'],
    ['GET', '/api/users/ID', 'view_users'],
    ['GET', '/api/roles/1/users', 'view_users'],
    ['GET', '/api/roles/1/users/ID', 'view_users'],
    ['POST', '/api/users', 'create_users'],
    ['PUT', '/api/users/ID', 'edit_users'],
    ['DELETE', '/api/users/ID', 'destroy_users'],
    ['GET', '/api/users/ID/personal_access_tokens', 'view_personal_access_tokens'],
    ['POST', '/api/users/ID/personal_access_tokens', 'create_personal_access_tokens'],
    ['DELETE', '/api/users/ID/personal_access_tokens/1', 'revoke_personal_access_tokens'],
  ])('may not %s %s, and learns that %s is missing', async (method, path, permission) => {
    const me = await member();

    const answer = await api.send(path.replace('ID', String(inside.id)), { method, body: '{}', as: me });

    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({ message: 'Access denied', missing_permissions: [permission] });
  });

  it('whose login is the id of another is not that other', async () => {
    const login = String(inside.id);
    await api.database.query('INSERT INTO users (login, password_hash) VALUES ($1, $2)', [
      login,
      await hashPassword('long enough'),
    ]);
    const as = { login, password: 'long enough' };

    const shown = await api.get(`/api/users/${login}`, { as });
    const changed = await api.put(`/api/users/${login}`, { user: { password: 'taken over now' } }, { as });
    const token = await api.post(`/api/users/${login}/personal_access_tokens`, { name: 'x' }, { as });

    expect(shown.body.login).toBe(login);
    expect(changed.status).toBe(422);
    expect(token.status).toBe(422);
    expect((await api.get(`/api/users/${inside.id}`)).body).toMatchObject({ login: inside.login });
  });
});

describe('somebody with permissions for users', () => {
  const everything = () => grant('view_users', 'create_users', 'edit_users', 'destroy_users');

  it('reaches those of their own organizations and locations, and no others', async () => {
    const me = await member(everything());

    const list = await api.get('/api/users', { as: me });
    const reached = [
      await api.get(`/api/users/${inside.id}`, { as: me }),
      await api.put(`/api/users/${inside.id}`, { user: { lastname: 'x' } }, { as: me }),
    ];
    const hidden = [
      await api.get(`/api/users/${outside.id}`, { as: me }),
      await api.put(`/api/users/${outside.id}`, { user: { lastname: 'x' } }, { as: me }),
      await api.delete(`/api/users/${outside.id}`, { as: me }),
    ];

    const ids = list.body.results.map(({ id }: { id: number }) => id);
    expect([ids.includes(inside.id), ids.includes(outside.id)]).toEqual([true, false]);
    expect(reached.map(({ status }) => status)).toEqual([200, 200]);
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('makes users where they are, when they may place users there, and nowhere else', async () => {
    const placing = await member(everything(), grant('assign_organizations'), grant('assign_locations'));
    const plain = await member(everything());
    const here = { organization_ids: [organization], location_ids: [location] };
    const stranger = await people.taxonomy('organizations');
    const elsewhere = { ...here, organization_ids: [organization, stranger] };

    const made = await api.post('/api/users', { user: buildUser(here) }, { as: placing });
    const refused = await api.post('/api/users', { user: buildUser(here) }, { as: plain });
    const astray = await api.post('/api/users', { user: buildUser(elsewhere) }, { as: placing });
    const nowhere = await api.post('/api/users', { user: buildUser() }, { as: placing });

    expect([made.status, refused.status, astray.status, nowhere.status]).toEqual([201, 422, 422, 422]);
    const sentence = (many: string) =>
      `Invalid ${many} selection, you must select at least one of yours and have 'assign_${many}' permission.`;
    const both = { organization_ids: [sentence('organizations')], location_ids: [sentence('locations')] };
    expect(Object.entries(refused.body.error.errors)).toEqual(Object.entries(both));
    expect(astray.body.error.errors.base[0]).toMatch(/^You don't have permission create_users/);
    expect(Object.entries(nowhere.body.error.errors)).toEqual(Object.entries(both));
  });

  describe.each(['organization', 'location'] as const)('puts users into no %s', (one) => {
    const many = `${one}s` as const;
    let [above, own, under, barred, elsewhere] = [0, 0, 0, 0, 0];
    let me: Person;

    const here = (...ids: number[]) => ({ organizations: [organization], locations: [location], [many]: ids });
    const put = ({ id }: Person, user: Record<string, unknown>) => api.put(`/api/users/${id}`, { user }, { as: me });

    beforeAll(async () => {
      [above, elsewhere] = [await people.taxonomy(many), await people.taxonomy(many)];
      own = await people.taxonomy(many, above);
      [under, barred] = [await people.taxonomy(many, own), await people.taxonomy(many, own)];
      const assigning = { permissions: [`assign_${many}`], search: `id != ${barred}` };
      me = await people.person({ roles: [await people.role([everything(), assigning])], ...here(own) });
    });

    it('that they may not assign, beside others neither', async () => {
      const user = await people.person(here(own));

      const refused = [await put(user, { [`${one}_ids`]: [own, barred] }), await put(user, { [`${one}_ids`]: [] })];
      const placed = await put(user, { [`${one}_ids`]: [own, under] });

      const sentence = `Invalid ${many} selection, you must select at least one of yours and have 'assign_${many}' permission.`;
      for (const { status, body } of refused)
        expect([status, body.error?.errors]).toEqual([422, { [`${one}_ids`]: [sentence] }]);
      expect(placed.status).toBe(200);
    });

    it('that they are not in themselves, as if it were not there', async () => {
      const user = await people.person(here(own));
      const [{ title } = { title: '' }] = await api.database.query<{ title: string }[]>(
        `SELECT title FROM ${many} WHERE id = $1`,
        [elsewhere],
      );

      const messages = [
        await put(user, { [`${one}_ids`]: [above] }),
        await put(user, { [`${one}_ids`]: [own, elsewhere] }),
        await put(user, { [`${one}_names`]: [title] }),
        await put(user, { [`${one}_ids`]: [own, 99_999] }),
      ].map(({ status, body }) => [status, body.error?.errors ?? body.error?.message]);

      const sentence = `Invalid ${many} selection, you must select at least one of yours and have 'assign_${many}' permission.`;
      const refused = [422, { [`${one}_ids`]: [sentence] }];
      const unnamed = [422, `Could not find ${one} with name: ${title}`];
      expect(messages).toEqual([refused, refused, unnamed, refused]);
    });

    it('but leave them where they are', async () => {
      const user = await people.person(here(own, elsewhere, barred));

      const { status } = await put(user, { [`${one}_ids`]: [elsewhere, own, barred, under] });

      expect(status).toBe(200);
    });
  });

  it('makes nobody an admin, in silence', async () => {
    const me = await member(everything());

    const answer = await api.put(`/api/users/${inside.id}`, { user: { admin: true, lastname: 'y' } }, { as: me });

    expect(answer.body).toMatchObject({ admin: false, lastname: 'y' });
  });

  it('gives the roles that they have, and no others but with escalate_roles', async () => {
    const me = await member(everything());
    const other = await member(everything(), grant('escalate_roles'));
    const [mine] = await api.database.query(
      `SELECT role_id FROM user_roles WHERE user_id = $1 AND role_id NOT IN (SELECT id FROM roles WHERE builtin = 2)`,
      [me.id],
    );
    const foreign = await people.role([grant('view_images')]);
    const give = (role: number, as: Person) =>
      api.put(`/api/users/${inside.id}`, { user: { role_ids: [role] } }, { as });

    const own = await give(mine.role_id, me);
    const refused = await give(foreign, me);
    const escalated = await give(foreign, other);

    expect([own.status, refused.status, escalated.status]).toEqual([200, 422, 200]);
    expect(refused.body.error.errors).toEqual({ role_ids: ["you can't assign some of roles you selected"] });
  });

  it('does not change the password of an admin, nor disables the last one', async () => {
    const me = await member(everything());
    const admin = await catalog.user({ admin: true, organization_ids: [organization], location_ids: [location] });
    const change = (user: object) => api.put(`/api/users/${admin.id}`, { user }, { as: me });

    const password = await change({ password: 'taken over now' });
    await api.database.query('UPDATE users SET admin = id = $1', [admin.id]);
    const disabled = await change({ disabled: true });
    const deleted = await api.delete(`/api/users/${admin.id}`, { as: me });
    await api.database.query(`UPDATE users SET admin = true WHERE login = 'admin'`);

    expect(password.body.error.errors).toEqual({ password: ['cannot be changed by a non-admin user'] });
    expect(disabled.body.error.errors).toEqual({ disabled: ['cannot be set for the last admin account'] });
    expect(deleted.body.error.errors).toEqual({ base: ["Can't delete the last admin account"] });
  });

  it('counts at once when it is given and when it is taken away', async () => {
    const role = await people.role([everything()]);
    const me = await member();
    const list = () => api.get('/api/users', { as: me });

    const before = await list();
    await api.put(`/api/users/${me.id}`, { user: { role_ids: [role] } });
    const given = await list();
    await api.put(`/api/users/${me.id}`, { user: { role_ids: [] } });
    const taken = await list();

    expect([before.status, given.status, taken.status]).toEqual([403, 200, 403]);
  });
});

describe('somebody with permissions for tokens', () => {
  const tokens = () =>
    grant('view_personal_access_tokens', 'create_personal_access_tokens', 'revoke_personal_access_tokens');

  it('needs the right to the users as well, and none of it reaches an admin’s creation', async () => {
    const alone = await member(tokens());
    const viewer = await member(tokens(), grant('view_users'));
    const editor = await member(tokens(), grant('view_users', 'edit_users'));
    const admin = await catalog.user({ admin: true, organization_ids: [organization], location_ids: [location] });
    const neighbour = await people.person({ organizations: [organization], locations: [location] });
    const path = (user: { id: number }) => `/api/users/${user.id}/personal_access_tokens`;
    const make = (user: { id: number }, as: Person) => api.post(path(user), { name: unique('t') }, { as });

    const listed = [await api.get(path(inside), { as: alone }), await api.get(path(inside), { as: viewer })];
    const made = [await make(neighbour, alone), await make(neighbour, viewer), await make(neighbour, editor)];
    const others = [await make(outside, editor), await make(admin, editor)];
    const revoke = (as: Person) => api.delete(`${path(neighbour)}/${made[2]?.body.id}`, { as });
    const revoked = [await revoke(viewer), await revoke(editor)];

    expect(listed.map(({ status }) => status)).toEqual([422, 200]);
    expect(made.map(({ status }) => status)).toEqual([422, 422, 201]);
    expect(others.map(({ status }) => status)).toEqual([422, 403]);
    expect(revoked.map(({ status }) => status)).toEqual([422, 200]);
  });

  it('reaches what the filter finds', async () => {
    const visible = await catalog.token(inside, { name: unique('shown') });
    const hidden = await catalog.token(inside, { name: unique('hidden') });
    const search = `name = ${visible.name}`;
    const me = await member({ permissions: ['view_personal_access_tokens'], search }, grant('view_users'));

    const path = `/api/users/${inside.id}/personal_access_tokens`;
    const list = await api.get(path, { as: me });
    const direct = await api.get(`${path}/${hidden.id}`, { as: me });

    expect(list.body).toMatchObject({ total: 1, results: [{ id: visible.id }] });
    expect(direct.status).toBe(404);
  });
});
