import { hashPassword } from '@image-catalog/catalog';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Passwords } from '../src/auth/passwords.js';
import { unique } from './builders.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

async function makeUser(password: string, disabled = false): Promise<string> {
  const login = unique('User');
  await api.database.query('INSERT INTO users (login, password_hash, disabled) VALUES ($1, $2, $3)', [
    login,
    await hashPassword(password),
    disabled,
  ]);
  return login;
}

function withHeader(authorization: string | undefined) {
  return api.get('/api/status', { as: null, headers: { authorization } });
}

describe('a login', () => {
  it.each([
    ['as it is', ADMIN.login],
    ['in capitals', ADMIN.login.toUpperCase()],
  ])('is taken %s', async (_how, login) => {
    const answer = await api.get('/api/status', { as: { login, password: ADMIN.password } });

    expect(answer.status).toBe(200);
  });

  it.each(['Basic', 'basic', 'BASIC'])('is taken after %s', async (scheme) => {
    const answer = await withHeader(basic(ADMIN.login, ADMIN.password).replace('Basic', scheme));

    expect(answer.status).toBe(200);
  });

  it.each(['with:colons::', 'ünïcode 🔑', ' spaces ', 'x'.repeat(1000), '%00'])(
    'takes the password %j',
    async (password) => {
      const login = await makeUser(password);

      const right = await api.get('/api/status', { as: { login, password } });
      const wrong = await api.get('/api/status', { as: { login, password: `${password}x` } });

      expect([right.status, wrong.status]).toEqual([200, 401]);
    },
  );

  it('of an account that is disabled is refused in its own words, once the password is right', async () => {
    const login = await makeUser('right', true);

    const right = await api.get('/api/status', { as: { login, password: 'right' } });
    const wrong = await api.get('/api/status', { as: { login, password: 'wrong' } });

    expect(right.status).toBe(401);
    expect(right.body).toEqual({
      error: { message: 'User account is disabled, please contact your administrator' },
    });
    expect(wrong.body).toEqual({ error: { message: `Unable to authenticate user ${login}` } });
  });

  it('with an empty password is never right', async () => {
    const login = await makeUser('');

    const answer = await api.get('/api/status', { as: { login, password: '' } });

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: { message: `Unable to authenticate user ${login}` } });
  });

  it('is refused alike for a wrong password and an unknown user', async () => {
    const wrong = await api.get('/api/status', { as: { login: 'admin', password: 'wrong' } });
    const unknown = await api.get('/api/status', { as: { login: 'nobody', password: 'wrong' } });

    expect(wrong.status).toBe(401);
    expect(wrong.text).toBe('{"error":{"message":"Unable to authenticate user admin"}}');
    expect(unknown.text).toBe('{"error":{"message":"Unable to authenticate user nobody"}}');
    expect([...wrong.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort());
    expect(wrong.headers.has('www-authenticate')).toBe(false);
  });

  it('has a password judged also when nobody has that login, so that time does not tell', async () => {
    const judged = jest.spyOn(api.app.get(Passwords), 'isRight');

    await api.get('/api/status', { as: { login: unique('nobody'), password: 'wrong' } });
    const calls = [...judged.mock.calls];
    judged.mockRestore();

    expect(calls).toEqual([[undefined, 'wrong', expect.any(Function)]]);
  });

  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['another scheme', 'Digest username="admin"'],
    ['a token', 'Bearer abc'],
    ['nothing after Basic', 'Basic'],
    ['no base64', 'Basic !!!'],
    ['no colon', `Basic ${Buffer.from('admin').toString('base64')}`],
    ['NUL bytes', `Basic ${Buffer.from('ad\0min:x').toString('base64')}`],
    ['two values', `Basic ${Buffer.from('admin:x').toString('base64')} more`],
    ['an empty login', basic('', 'x')],
  ])('with %s is that of nobody', async (_what, authorization) => {
    const answer = await withHeader(authorization);

    expect(answer.status).toBe(401);
    expect(answer.text).toBe('{"error":{"message":"Unable to authenticate user "}}');
  });

  it('with bytes that are no text is refused', async () => {
    const answer = await withHeader(`Basic ${Buffer.from('ff3a78', 'hex').toString('base64')}`);

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: { message: expect.stringMatching(/^Unable to authenticate user /) } });
  });

  it('many at once are all answered', async () => {
    const right = Array.from({ length: 20 }, () => api.get('/api/status'));
    const wrong = Array.from({ length: 20 }, (_, index) =>
      api.get('/api/status', { as: { login: 'admin', password: `wrong ${index % 3}` } }),
    );

    const statuses = (await Promise.all([...right, ...wrong])).map(({ status }) => status);

    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), ...Array.from({ length: 20 }, () => 401)]);
  });
});

describe('who is not known', () => {
  it.each([
    ['GET', '/api/compute_resources/1/images/5', undefined],
    ['GET', '/api/compute_resources?search=bogus=1', undefined],
    ['GET', '/api/compute_resources?page=0', undefined],
    ['GET', '/api/compute_resources?location_id=99', undefined],
    ['GET', '/api/media/5/operatingsystems', undefined],
    ['GET', '/api/organizations/5/compute_resources', undefined],
    ['POST', '/api/architectures', 'not sent as JSON'],
    ['POST', '/api/architectures', '{"architecture":{"name":"x"}}'],
    ['PUT', '/api/architectures/1', '{"architecture":{"name":""}}'],
    ['PATCH', '/api/architectures/1', '{}'],
    ['DELETE', '/api/architectures/1', undefined],
    ['GET', '/api/compute_resources/1/available_images', undefined],
    ['PUT', '/api/compute_resources/1/refresh_cache', '{}'],
  ])('learns nothing else from %s %s', async (method, path, body) => {
    const type = body?.startsWith('not') ? 'text/plain' : 'application/json';
    const before = await api.countRows();

    const answer = await api.send(path, {
      method,
      body,
      headers: { 'content-type': type },
      as: { login: 'stranger', password: 'x' },
    });

    expect(answer.status).toBe(401);
    expect(answer.text).toBe('{"error":{"message":"Unable to authenticate user stranger"}}');
    expect(await api.countRows()).toEqual(before);
  });
});
