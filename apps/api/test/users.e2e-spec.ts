import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { buildUser, Catalog, PASSWORD, unique } from './builders.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

const VIEW_DATE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC$/;
const ROW_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const SHOW_KEYS = `
  firstname lastname mail mail_enabled admin auth_source_id disabled auth_source_name timezone locale
  last_login_on created_at updated_at id login description ssh_keys default_location locations default_organization
  organizations effective_admin cached_usergroups auth_source_internal mail_notifications roles usergroups
`
  .trim()
  .split(/\s+/);

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

const as = (user: { login: string }, password = PASSWORD) => ({ as: { login: user.login, password } });

/** Makes a role or a taxonomy, for which this file needs no more than a row. */
async function row(table: 'roles' | 'organizations' | 'locations'): Promise<{ id: number; name: string }> {
  const name = unique(table);
  const columns = table === 'roles' ? '(name) VALUES ($1)' : '(name, title) VALUES ($1, $1)';
  const [made] = await api.database.query(`INSERT INTO ${table} ${columns} RETURNING id`, [name]);
  return { id: made.id, name };
}

describe('POST /api/users', () => {
  it('makes a user who can log in, and shows everything but the password, in order', async () => {
    const given = buildUser({ firstname: 'Jane', lastname: 'Doe', description: 'd', timezone: 'Berlin', locale: 'de' });

    const answer = await api.post('/api/users', { user: given });

    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body)).toEqual(SHOW_KEYS);
    const { password: _password, ...shown } = given;
    expect(answer.body).toMatchObject({
      ...shown,
      admin: false,
      disabled: false,
      mail_enabled: false,
      auth_source_id: 1,
      auth_source_name: 'Internal',
      auth_source_internal: { id: 1, type: 'AuthSourceInternal', name: 'Internal' },
      last_login_on: null,
      created_at: expect.stringMatching(VIEW_DATE),
      default_location: null,
      effective_admin: false,
      roles: [],
    });
    expect((await api.get('/api/status', as(answer.body))).status).toBe(200);
  });

  it('takes a password of any length, as Foreman does', async () => {
    const answer = await api.post('/api/users', { user: buildUser({ password: 'x' }) });

    expect(answer.status).toBe(201);
    expect((await api.get('/api/status', { as: { login: answer.body.login, password: 'x' } })).status).toBe(200);
  });

  it('takes attributes without the wrapper, roles and taxonomies by id, name and as objects', async () => {
    const [role, organization, location] = [await row('roles'), await row('organizations'), await row('locations')];

    const answer = await api.post('/api/users', {
      ...buildUser(),
      role_ids: [role.id],
      organizations: [{ id: organization.id }],
      location_names: [location.name],
      default_organization_id: organization.id,
    });

    expect(answer.status).toBe(201);
    expect(answer.body.roles.map(({ name }: { name: string }) => name)).toEqual([role.name]);
    const shown = { id: organization.id, name: organization.name, title: organization.name, description: null };
    expect(answer.body).toMatchObject({ organizations: [shown], default_organization: shown });
    expect(answer.body.locations).toMatchObject([{ id: location.id }]);
  });

  it.each([
    [{}, { login: ["can't be blank"], password_hash: ["can't be blank"], auth_source_id: ["can't be blank"] }],
    [{ ...buildUser(), auth_source_id: null }, { auth_source_id: ["can't be blank"] }],
    [{ ...buildUser(), auth_source_id: ' ' }, { auth_source_id: ["can't be blank"] }],
    [{ ...buildUser(), auth_source_id: [1] }, { auth_source_id: ["can't be blank"] }],
    [{ ...buildUser(), auth_source_id: 2 }, { auth_source_id: ['must exist'] }],
    [{ ...buildUser(), auth_source_id: '99999999999999999999' }, { auth_source_id: ['must exist'] }],
    [{ ...buildUser(), timezone: 'Mars' }, { timezone: ['is not valid'] }],
    [{ ...buildUser(), locale: 'pt_BR_x' }, { locale: ['is too long (maximum is 5 characters)', 'is invalid'] }],
    [{ ...buildUser(), login: 'a b' }, { login: ['is invalid'] }],
    [{ ...buildUser(), login: 'ADMIN' }, { login: ['already exists'] }],
    [{ ...buildUser(), login: 'current_user' }, { login: ['is reserved'] }],
    [{ ...buildUser(), password: '' }, { password_hash: ["can't be blank"] }],
    [{ ...buildUser(), mail: 'x' }, { mail: ['is invalid'] }],
  ])('refuses %j', async (user, errors) => {
    const before = await api.countRows();

    const answer = await api.post('/api/users', { user });

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id: null, errors });
    expect(await api.countRows()).toEqual(before);
  });

  it("names attributes in messages as Foreman's people know them", async () => {
    const wrong = { login: 'a b', firstname: '!', lastname: '!', mail: 'x', auth_source_id: '', timezone: 'x' };

    const answer = await api.post('/api/users', { user: buildUser(wrong) });

    expect(answer.body.error.full_messages.toSorted()).toEqual([
      "Auth source can't be blank",
      'Email address is invalid',
      'First name is invalid',
      'Surname is invalid',
      'Timezone is not valid',
      'Username is invalid',
    ]);
  });

  it.each(['organization', 'location'] as const)(
    'takes a default %s of their own only, none for an id of nothing',
    async (one) => {
      const [own, strange] = [await row(`${one}s`), await row(`${one}s`)];
      const make = (id: unknown) =>
        api.post('/api/users', { user: buildUser({ [`${one}_ids`]: [own.id], [`default_${one}_id`]: id }) });

      const taken = await make(own.id);
      const ignored = await Promise.all([0, 'abc', 99_999, '99999999999999999999'].map(make));
      const refused = await make(strange.id);

      expect(taken.body[`default_${one}`]).toMatchObject({ id: own.id });
      expect(ignored.map(({ status, body }) => [status, body[`default_${one}`]])).toEqual(
        ignored.map(() => [201, null]),
      );
      expect([refused.status, refused.body.error.errors]).toEqual([
        422,
        { [`default_${one}`]: [`default ${one}s need to be user ${one}s first`] },
      ]);
    },
  );

  it('takes its authentication source by name', async () => {
    const { auth_source_id: _id, ...user } = buildUser();

    const named = await api.post('/api/users', { user: { ...user, auth_source_name: 'Internal' } });
    const unknown = await api.post('/api/users', {
      user: buildUser({ auth_source_id: undefined, auth_source_name: 'x' }),
    });

    expect([named.status, named.body.auth_source_id]).toEqual([201, 1]);
    expect([unknown.status, unknown.body]).toEqual([
      422,
      { error: { message: 'Could not find auth_source with name: x' } },
    ]);
  });

  it('refuses what is not there', async () => {
    const answer = await api.post('/api/users', { user: buildUser({ role_ids: [999_999] }) });

    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ error: { message: "Couldn't find Role with 'id'=[999999]" } });
  });

  it('makes one of many with one login at once', async () => {
    const login = unique('race');
    const attempts = Array.from({ length: 5 }, (_, index) =>
      api.post('/api/users', { user: buildUser({ login: index % 2 ? login : login.toUpperCase() }) }),
    );

    const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort((a, b) => a - b);

    expect(statuses).toEqual([201, 422, 422, 422, 422]);
  });
});

describe('GET /api/users', () => {
  it('lists users by first name, without what only one of them shows', async () => {
    const user = await catalog.user({ firstname: 'Aaron' });

    const answer = await api.get('/api/users?search=firstname=Aaron or login=admin');

    expect(answer.body).toMatchObject({ subtotal: 2, sort: { by: null, order: null } });
    expect(answer.body.results.map(({ login }: { login: string }) => login)).toEqual([user.login, 'admin']);
    expect(Object.keys(answer.body.results[0])).toEqual(SHOW_KEYS.slice(0, SHOW_KEYS.indexOf('effective_admin') + 1));
  });

  it.each([
    ['login = ', true],
    ['firstname = Findme and login = ', true],
    ['role = "Default role" and login = ', true],
    ['organization = nowhere and login = ', false],
    ['admin = true and login = ', false],
    ['disabled = false and login = ', true],
    ['last_login_on < "1 day ago" and login = ', false],
    ['null? last_login_on and login = ', true],
  ])('finds by %s…', async (search, isFound) => {
    const user = await catalog.user({ firstname: 'Findme' });

    const answer = await api.get(`/api/users?search=${search}${user.login}`);

    expect([answer.status, answer.body.subtotal]).toEqual([200, isFound ? 1 : 0]);
  });

  it.each(['password_hash', 'password', 'token', 'token_hash'])('knows no field %s', async (field) => {
    const answers = [await api.get(`/api/users?search=${field}=x`), await api.get(`/api/users?order=${field}`)];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  it('completes a search', async () => {
    const answer = await api.get('/api/users/auto_complete_search?search=log');

    expect(answer.body).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'login ' })]));
  });

  it('lists those of a role, by its id and its name', async () => {
    const role = await row('roles');
    const user = await catalog.user({ role_ids: [role.id] });

    const answers = [
      await api.get(`/api/roles/${role.id}/users`),
      await api.get(`/api/roles/${role.name}/users`),
      await api.get(`/api/users?role_id=${role.id}`),
    ];
    const shown = await api.get(`/api/roles/${role.id}/users/${user.id}`);
    const other = await api.get(`/api/roles/${role.id}/users/admin`);
    const nowhere = await api.get('/api/roles/999/users');

    for (const { body } of answers) expect(body).toMatchObject({ total: 1, results: [{ id: user.id }] });
    expect([shown.status, other.status]).toEqual([200, 404]);
    expect(nowhere.body).toEqual({ message: "Role not found by id '999'" });
  });
});

describe('GET /api/organizations/:organization_id/users', () => {
  it('lists and shows those of the organization, or of the location', async () => {
    const [organization, location] = [await row('organizations'), await row('locations')];
    const user = await catalog.user({ organization_ids: [organization.id], location_ids: [location.id] });
    const other = await catalog.user();

    for (const below of [`/api/organizations/${organization.id}/users`, `/api/locations/${location.id}/users`]) {
      const list = await api.get(below);
      const shown = await api.get(`${below}/${user.id}`);
      const hidden = await api.get(`${below}/${other.id}`);

      expect(list.body.results).toMatchObject([{ id: user.id }]);
      expect([shown.status, hidden.status]).toEqual([200, 404]);
    }
  });
});

describe('GET /api/users/:id', () => {
  it('finds by id, by id with anything behind it, and by login, dots included', async () => {
    const { id, login } = await catalog.user({ login: unique('jane.doe') });

    const answers = await Promise.all([id, `${id}-x`, login].map((text) => api.get(`/api/v2/users/${text}`)));

    for (const answer of answers) expect(answer.body.id).toBe(id);
  });

  it.each(['0', '999999', 'nobody', '99999999999'])('does not find %s', async (id) => {
    const answer = await api.get(`/api/users/${id}`);

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { message: `Resource user not found by id '${id}'` } });
  });

  it('shows when someone was here last, whatever they came with', async () => {
    const user = await catalog.user();
    await api.get('/api/status', as(user));

    const answer = await api.get(`/api/users/${user.id}`);

    expect(answer.body.last_login_on).toMatch(VIEW_DATE);
    expect(answer.body.updated_at).toBe(user.updated_at);
  });

  it('shows oneself as current_user', async () => {
    const user = await catalog.user();

    const answer = await api.get('/api/current_user', as(user));

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(SHOW_KEYS);
    expect(answer.body.login).toBe(user.login);
  });
});

describe('PUT /api/users/:id', () => {
  const update = (user: { id: number }, attributes: object, sent = {}) =>
    api.put(`/api/users/${user.id}`, { user: attributes }, sent);

  it('changes what is given and nothing else', async () => {
    const user = await catalog.user({ firstname: 'Jane' });

    const answer = await update(user, { lastname: 'Doe', locale: '', admin: null });

    expect(answer.status).toBe(200);
    expect({ ...answer.body, updated_at: user.updated_at }).toEqual({ ...user, lastname: 'Doe', locale: null });
  });

  it('replaces roles, and keeps the one that everyone has', async () => {
    const [one, other] = [await row('roles'), await row('roles')];
    const user = await catalog.user({ role_ids: [one.id] });

    const answer = await update(user, { role_ids: [other.id] });

    expect(answer.body.roles.map(({ name }: { name: string }) => name)).toEqual([other.name]);
  });

  it('gives another password, which counts at once, and ends what the old one began', async () => {
    const user = await catalog.user();
    const session = await api.get('/api/status', as(user));
    const cookie = session.headers.get('set-cookie') ?? '';
    await api.get('/api/architectures', { as: null, headers: { cookie } });

    const changed = await update(user, { password: 'another password' });

    expect(changed.status).toBe(200);
    const statuses = [
      (await api.get('/api/status', as(user))).status,
      (await api.get('/api/status', as(user, 'another password'))).status,
      (await api.get('/api/status', { as: null, headers: { cookie } })).status,
    ];
    expect(statuses).toEqual([401, 200, 401]);
  });

  it('leaves the password alone when an empty one is sent', async () => {
    const user = await catalog.user();

    const answer = await update(user, { password: '', lastname: 'x' });

    expect(answer.status).toBe(200);
    expect((await api.get('/api/status', as(user))).status).toBe(200);
  });

  it('disables at once, and enables again', async () => {
    const user = await catalog.user();
    const session = await api.get('/api/status', as(user));
    const cookie = session.headers.get('set-cookie') ?? '';
    const states = async () => [
      (await api.get('/api/status', as(user))).status,
      (await api.get('/api/status', { as: null, headers: { cookie } })).status,
    ];

    await update(user, { disabled: true });
    const disabled = await states();
    await update(user, { disabled: false });

    expect(disabled).toEqual([401, 401]);
    expect(await states()).toEqual([200, 401]);
  });

  it('makes an admin, and takes it away, at once', async () => {
    const user = await catalog.user();

    const made = await update(user, { admin: true });
    const taken = await update(user, { admin: false });

    expect([made.body.admin, made.body.effective_admin, taken.body.admin]).toEqual([true, true, false]);
  });

  it.each([
    [{ login: '' }, { login: ["can't be blank"] }],
    [{ login: 'Admin' }, { login: ['already exists'] }],
    [{ password: 'x'.repeat(1025) }, { password: ['is too long (maximum is 1024 characters)'] }],
    [{ mail: '' }, { mail: ["can't be blank"] }],
    [{ auth_source_id: null }, { auth_source_id: ["can't be blank"] }],
    [{ auth_source_id: 7 }, { auth_source_id: ['must exist'] }],
    [{ timezone: 'Nowhere' }, { timezone: ['is not valid'] }],
  ])('refuses %j', async (attributes, errors) => {
    const user = await catalog.user({ mail_enabled: true });

    const answer = await update(user, attributes);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id: user.id, errors });
    expect(await api.get(`/api/users/${user.id}`)).toMatchObject({ body: user });
  });

  it('asks whoever changes their own password for the present one', async () => {
    const admin = await catalog.user({ admin: true });
    const change = (attributes: object) => update(admin, { password: 'another password', ...attributes }, as(admin));

    const without = await change({});
    const wrong = await change({ current_password: 'a guess, and wrong' });
    const right = await change({ current_password: PASSWORD });

    for (const refused of [without, wrong])
      expect(refused.body.error).toMatchObject({ errors: { current_password: ['Incorrect password'] } });
    expect(right.status).toBe(200);
    expect((await api.get('/api/status', as(admin, 'another password'))).status).toBe(200);
  });

  it('keeps the session in which one changes one’s own password', async () => {
    const admin = await catalog.user({ admin: true });
    const cookieOf = async () => (await api.get('/api/status', as(admin))).headers.get('set-cookie') ?? '';
    const [mine, elsewhere] = [await cookieOf(), await cookieOf()];

    await update(
      admin,
      { password: 'another password', current_password: PASSWORD },
      { as: null, headers: { cookie: mine } },
    );

    const statuses = await Promise.all(
      [mine, elsewhere].map((cookie) => api.get('/api/status', { as: null, headers: { cookie } })),
    );
    expect(statuses.map(({ status }) => status)).toEqual([200, 401]);
  });

  it('lets nobody disable themselves', async () => {
    const admin = await catalog.user({ admin: true });

    const answer = await update(admin, { disabled: true }, as(admin));

    expect(answer.body.error.errors).toEqual({ disabled: ['It is not possible to disable yourself'] });
  });

  it('drops in silence what users may not give themselves', async () => {
    const [role, organization] = [await row('roles'), await row('organizations')];
    const user = await catalog.user();

    const answer = await update(
      user,
      { lastname: 'x', admin: true, role_ids: [role.id], organization_ids: [organization.id] },
      as(user),
    );

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ lastname: 'x', admin: false, organizations: [] });
    expect(answer.body.roles).toEqual([]);
  });
});

describe('flags that are null', () => {
  it.each([null, ''])('stay null when %j was sent, and mean false', async (flag) => {
    const made = await api.post('/api/users', { user: buildUser({ disabled: flag, mail_enabled: flag }) });
    const user = await catalog.user();
    const changed = await api.put(`/api/users/${user.id}`, { user: { disabled: flag, mail_enabled: flag } });
    const self = { as: { login: made.body.login, password: PASSWORD } };
    const token = await api.post(`/api/users/${made.body.id}/personal_access_tokens`, {
      personal_access_token: { name: 'own' },
    });
    const path = `/api/users/${made.body.id}`;

    const logins = [
      await api.get(path, self),
      await api.get(path, self),
      await api.get(path, { as: { login: made.body.login, password: token.body.token_value } }),
    ];
    const found = await api.get(`/api/users?search=disabled=false and id ^ (${made.body.id},${user.id})`);
    const audit = (await auditsOf(api, 'User', user.id)).find(({ action }) => action === 'update');

    for (const { status, body } of [made, changed]) {
      expect([status < 300, body.disabled, body.mail_enabled]).toEqual([true, null, null]);
    }
    expect(logins.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(found.body.results).toEqual([]);
    expect(audit?.audited_changes).toMatchObject({ disabled: [false, null] });
    expect((await api.put(path, { user: { disabled: true } })).body.disabled).toBe(true);
    expect((await api.get(path, self)).status).toBe(401);
  });
});

describe('the last admin', () => {
  let alone: RunningApi;

  beforeAll(async () => {
    alone = await RunningApi.start();
  });

  afterAll(() => alone.stop());

  it('stays admin', async () => {
    const answer = await alone.put('/api/users/admin', { user: { admin: false } });

    expect(answer.body.error.errors).toEqual({ admin: ['cannot be removed from the last admin account'] });
  });

  it('is not the last while another one is neither disabled nor enabled', async () => {
    const other = await new Catalog(alone).user({ admin: true, disabled: null });

    const answer = await alone.put('/api/users/admin', { user: { admin: false } }, as(other));
    await alone.put('/api/users/admin', { user: { admin: true } }, as(other));

    expect([other['disabled'], answer.status]).toEqual([null, 200]);
    await alone.delete(`/api/users/${other.id}`);
  });

  it('is still there after two have taken each other away at once', async () => {
    const rows = new Catalog(alone);
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await rows.user({ admin: true }), await rows.user({ admin: true })];
      await alone.database.query('UPDATE users SET admin = false WHERE id <> ALL($1)', [[one.id, other.id]]);

      const answers = await Promise.all([
        alone.put(`/api/users/${other.id}`, { user: { admin: false } }, as(one)),
        alone.delete(`/api/users/${one.id}`, as(other)),
      ]);

      const [{ admins }] = await alone.database.query('SELECT count(*)::int AS admins FROM users WHERE admin');
      expect([admins, answers.filter(({ status }) => status === 200).length]).toEqual([1, 1]);
      await alone.database.query(`UPDATE users SET admin = true WHERE login = 'admin'`);
    }
  });
});

describe('DELETE /api/users/:id', () => {
  it('deletes the user with tokens and sessions, at once, and answers the row without hashes', async () => {
    const user = await catalog.user();
    await api.get('/api/status', as(user));
    await catalog.token(user);

    const answer = await api.delete(`/api/users/${user.id}`);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: user.id,
      login: user.login,
      lower_login: user.login.toLowerCase(),
      created_at: expect.stringMatching(ROW_DATE),
    });
    expect(answer.text).not.toMatch(/password|hash|salt|argon/);
    expect((await api.get('/api/status', as(user))).status).toBe(401);
    for (const table of ['personal_access_tokens', 'sessions'])
      expect(await api.database.query(`SELECT 1 FROM ${table} WHERE user_id = $1`, [user.id])).toEqual([]);
  });

  it('is not for oneself', async () => {
    const answer = await api.delete('/api/users/admin');

    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      error: {
        message: 'Access denied',
        details: 'You are trying to delete your own account',
        missing_permissions: null,
      },
    });
  });

  it('answers 404 for who is gone', async () => {
    const user = await catalog.user();
    await api.delete(`/api/users/${user.id}`);

    const answer = await api.delete(`/api/users/${user.id}`);

    expect(answer.status).toBe(404);
  });
});

describe('audits of users', () => {
  it('tell who did what, and no password', async () => {
    const role = await row('roles');
    const user = await catalog.user();
    await api.put(`/api/users/${user.id}`, {
      user: { lastname: 'Doe', password: 'another password', role_ids: [role.id] },
    });
    await api.delete(`/api/users/${user.id}`);

    const audits = await auditsOf(api, 'User', user.id);

    expect(audits.map(({ action, username }) => [action, username])).toEqual([
      ['create', ADMIN.login],
      ['update', ADMIN.login],
      ['destroy', ADMIN.login],
    ]);
    expect(audits[0]?.audited_changes).toMatchObject({ login: user.login, password: '[redacted]' });
    expect(audits[1]?.audited_changes).toEqual({
      lastname: [null, 'Doe'],
      password: '[redacted]',
      role_ids: [[expect.any(Number)], expect.arrayContaining([role.id])],
    });
    expect(JSON.stringify(audits)).not.toContain('another password');
  });

  it('say nothing about what did not change', async () => {
    const user = await catalog.user({ firstname: 'Jane' });

    await api.put(`/api/users/${user.id}`, { user: { firstname: 'Jane' } });

    expect(await auditsOf(api, 'User', user.id)).toHaveLength(1);
  });
});

describe('without credentials', () => {
  it.each([
    ['GET', '/api/users'],
    ['GET', '/api/users/1'],
    ['GET', '/api/current_user'],
    ['POST', '/api/users'],
    ['PUT', '/api/users/1'],
    ['DELETE', '/api/users/1'],
    ['GET', '/api/users/1/personal_access_tokens'],
    ['POST', '/api/users/1/personal_access_tokens'],
    ['DELETE', '/api/users/1/personal_access_tokens/1'],
  ])('%s %s is 401', async (method, path) => {
    const answer = await api.send(path, {
      method,
      as: null,
      body: '{}',
      headers: { authorization: basic('admin', 'x') },
    });

    expect(answer.status).toBe(401);
  });
});
