import { hashToken } from '@image-catalog/catalog';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { Catalog, PASSWORD, unique } from './builders.js';
import { RunningApi } from './running-api.js';

const KEYS = ['created_at', 'updated_at', 'id', 'name', 'expires_at', 'active?', 'user_id', 'last_used_at', 'revoked?'];

let api: RunningApi;
let catalog: Catalog;
let user: { id: number; login: string };

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  user = await catalog.user();
});

afterAll(() => api.stop());

const path = (id: number | string = '') => `/api/users/${user.id}/personal_access_tokens/${id}`;

function create(attributes: object) {
  return api.post(path(), { personal_access_token: attributes });
}

/** Logs in with a token as the password, and with the token alone; gives both statuses. */
async function tryOut(token: string, login = user.login): Promise<number[]> {
  const asPassword = await api.get('/api/status', { as: { login, password: token } });
  const alone = await api.get('/api/status', { as: null, headers: { authorization: `Bearer ${token}` } });
  return [asPassword.status, alone.status];
}

describe('POST …/personal_access_tokens', () => {
  it('makes a token, and shows it this once', async () => {
    const answer = await create({ name: 'ci', expires_at: '2999-01-02 03:04:05 +0200' });
    const shown = await api.get(path(answer.body.id));

    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body)).toEqual(['token_value', ...KEYS]);
    expect(answer.body).toMatchObject({
      token_value: expect.stringMatching(/^[\w-]{22}$/),
      name: 'ci',
      expires_at: '2999-01-02 01:04:05 UTC',
      'active?': true,
      'revoked?': false,
      user_id: user.id,
      last_used_at: null,
    });
    const { token_value: _value, ...rest } = answer.body;
    expect(shown.body).toEqual(rest);
  });

  it('keeps a hash of it and its first four characters', async () => {
    const { id, token_value } = await catalog.token(user);

    const [row] = await api.database.query('SELECT * FROM personal_access_tokens WHERE id = $1', [id]);

    expect(row.token_hash).toEqual(hashToken(token_value));
    expect(row.token_prefix).toBe(token_value.slice(0, 4));
    expect(JSON.stringify(row)).not.toContain(token_value);
  });

  it('takes attributes without the wrapper, and the user of the path whatever the body says', async () => {
    const answer = await api.post(path(), { name: unique('bare'), user_id: 1 });

    expect(answer.body.user_id).toBe(user.id);
  });

  it.each([
    [{}, { name: ["can't be blank"] }],
    [{ name: '' }, { name: ["can't be blank"] }],
    [{ name: 'x', expires_at: '2001-01-01' }, { expires_at: ['cannot be in the past'] }],
    [{ name: 'x', expires_at: 'next week' }, { expires_at: ["Could not parse timestamp 'next week'"] }],
  ])('refuses %j', async (attributes, errors) => {
    const answer = await create(attributes);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id: null, errors });
  });

  it('gives no user two of one name, and two users one each', async () => {
    const name = unique('twice');
    const other = await catalog.user();
    const attempts = Array.from({ length: 4 }, () => create({ name }));

    const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort((a, b) => a - b);
    const again = await create({ name });
    const elsewhere = await catalog.token(other, { name });

    expect(statuses).toEqual([201, 422, 422, 422]);
    expect(again.body.error.errors).toEqual({ name: ['has already been taken'] });
    expect(elsewhere.name).toBe(name);
  });

  it.each(['admin', '999999', '0', '1x'])('answers 422 for the user %s', async (id) => {
    const answer = await api.post(`/api/users/${id}/personal_access_tokens`, { name: 'x' });

    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ error: { message: `Couldn't find User with 'id'=${id}` } });
  });
});

describe('a token', () => {
  it('logs in, as the password and alone, and says when it was used', async () => {
    const token = await catalog.token(user);

    const statuses = await tryOut(token.token_value);

    const shown = await api.get(path(token.id));
    expect(statuses).toEqual([200, 200]);
    expect(shown.body.last_used_at).toMatch(/ UTC$/);
    expect(shown.body.updated_at).toBe(token.updated_at);
  });

  it('does so whatever the case of the login, beside the password, and for nobody else', async () => {
    const { token_value } = await catalog.token(user);
    const other = await catalog.user();

    const [upper] = await tryOut(token_value, user.login.toUpperCase());
    const [others] = await tryOut(token_value, other.login);
    const password = await api.get('/api/status', { as: { login: user.login, password: PASSWORD } });

    expect([upper, others, password.status]).toEqual([200, 401, 200]);
  });

  it('gets no session, which could outlive it', async () => {
    const { token_value } = await catalog.token(user);

    const answer = await api.get('/api/status', {
      as: { login: user.login, password: token_value },
      headers: { cookie: '_session_id=x', 'user-agent': 'rest-client/2.1' },
    });

    expect(answer.status).toBe(200);
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it('is worth nothing once it is revoked, at once', async () => {
    const token = await catalog.token(user);
    const before = await tryOut(token.token_value);

    const answer = await api.delete(path(token.id));

    expect(before).toEqual([200, 200]);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual([
      'id',
      'name',
      'expires_at',
      'last_used_at',
      'revoked',
      'user_id',
      'created_at',
      'updated_at',
    ]);
    expect(answer.body).toMatchObject({ revoked: true, created_at: expect.stringMatching(/T.*Z$/) });
    expect(await tryOut(token.token_value)).toEqual([401, 401]);
  });

  it('stays listed when it is revoked, and can be revoked again', async () => {
    const token = await catalog.token(user);
    await api.delete(path(token.id));

    const again = await api.delete(path(token.id));
    const shown = await api.get(path(token.id));

    expect(again.status).toBe(200);
    expect(shown.body).toMatchObject({ 'active?': false, 'revoked?': true });
  });

  it('is worth nothing after its time', async () => {
    const { id, token_value } = await catalog.token(user, { expires_at: '2999-01-01' });
    await api.database.query(
      `UPDATE personal_access_tokens SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );

    const statuses = await tryOut(token_value);
    const shown = await api.get(path(id));

    expect(statuses).toEqual([401, 401]);
    expect(shown.body).toMatchObject({ 'active?': false, 'revoked?': false });
  });

  it('of a disabled user says that the account is disabled', async () => {
    const someone = await catalog.user();
    const { token_value } = await catalog.token(someone);
    await api.put(`/api/users/${someone.id}`, { user: { disabled: true } });

    const answer = await api.get('/api/status', { as: { login: someone.login, password: token_value } });

    expect(answer.status).toBe(401);
    expect(answer.body.error.message).toMatch(/^User account is disabled/);
  });
});

describe('GET …/personal_access_tokens', () => {
  it('lists a user’s own, searched and in pages', async () => {
    const someone = await catalog.user();
    const [one, other] = [await catalog.token(someone, { name: 'one' }), await catalog.token(someone, { name: 'two' })];
    const list = `/api/users/${someone.id}/personal_access_tokens`;

    const all = await api.get(list);
    const found = await api.get(`${list}?search=name=two`);

    expect(all.body).toMatchObject({ total: 2, results: [{ id: one.id }, { id: other.id }] });
    expect(Object.keys(all.body.results[0])).toEqual(KEYS);
    expect(found.body).toMatchObject({ total: 2, subtotal: 1, results: [{ id: other.id }] });
  });

  it.each(['0', '999999', 'x'])('has no token %s', async (id) => {
    const answer = await api.get(path(id));

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { message: `Resource personal_access_token not found by id '${id}'` } });
  });

  it('does not reach the tokens of others', async () => {
    const token = await catalog.token(user);
    const other = await catalog.user();

    const elsewhere = `/api/users/${other.id}/personal_access_tokens/${token.id}`;
    const answers = [await api.get(elsewhere), await api.delete(elsewhere)];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(await tryOut(token.token_value)).toEqual([200, 200]);
  });
});

it('audits tell of making and revoking, beside the user, and never the token', async () => {
  const token = await catalog.token(user, { name: unique('audited') });
  await api.delete(path(token.id));

  const audits = await auditsOf(api, 'PersonalAccessToken', token.id);

  expect(audits).toMatchObject([
    {
      action: 'create',
      auditable_name: token.name,
      associated_type: 'User',
      associated_id: user.id,
      associated_name: user.login,
      audited_changes: { name: token.name, user_id: user.id, expires_at: null },
    },
    { action: 'update', audited_changes: { revoked: [false, true] } },
  ]);
  expect(JSON.stringify(audits)).not.toContain(token.token_value);
});
