import { hashPassword, hashToken } from '@image-catalog/catalog';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildArchitecture, unique } from './builders.js';
import type { Answer } from './http-client.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ trusted_proxies: ['127.0.0.1'] });
});

afterAll(() => api.stop());

/** Logs in as `hammer auth login basic` does; gives the cookie that a client would send back. */
async function logIn(as = ADMIN): Promise<string> {
  return cookieOf(await api.get('/api/status', { as }));
}

function cookieOf({ headers }: Answer): string {
  return headers.get('set-cookie')?.split(';')[0] ?? 'none';
}

function withCookie(cookie: string, more: Record<string, string | undefined> = {}) {
  return { as: null, headers: { cookie, ...more } };
}

function hashOf(cookie: string): Buffer {
  return hashToken(cookie.replace('_session_id=', ''));
}

/** Makes a session as old as it has to be, before anyone has used it. */
async function age(cookie: string, minutes: number): Promise<void> {
  await api.database.query(
    `UPDATE sessions SET last_seen_at = now() - make_interval(secs => $2) WHERE token_hash = $1`,
    [hashOf(cookie), minutes * 60],
  );
}

async function makeUser(): Promise<{ login: string; password: string }> {
  const user = { login: unique('user'), password: 'right' };
  await api.database.query('INSERT INTO users (login, password_hash) VALUES ($1, $2)', [
    user.login,
    await hashPassword(user.password),
  ]);
  return user;
}

describe('a session', () => {
  it('is what a login gets, and stands for it', async () => {
    const login = await api.get('/api/status');

    const cookie = cookieOf(login);
    const alone = await api.get('/api/architectures', withCookie(cookie));

    expect(login.headers.get('set-cookie')).toMatch(/^_session_id=[\w-]{43}; path=\/; HttpOnly; SameSite=Lax$/);
    expect(alone.status).toBe(200);
    expect(alone.headers.has('set-cookie')).toBe(false);
  });

  it('is kept as a hash', async () => {
    const cookie = await logIn();

    const rows = await api.database.query('SELECT origin, csrf_hash FROM sessions WHERE token_hash = $1', [
      hashOf(cookie),
    ]);

    expect(rows).toEqual([{ origin: 'api', csrf_hash: null }]);
  });

  it('wins over an Authorization header, whatever that says', async () => {
    const cookie = await logIn();

    const answers = await Promise.all(
      [basic('admin', 'wrong'), basic('nobody', 'x'), 'Bearer nonsense'].map((authorization) =>
        api.get('/api/architectures', withCookie(cookie, { authorization })),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('may change things without another token, as only a program can have it', async () => {
    const cookie = await logIn();

    const made = await api.post('/api/architectures', { architecture: buildArchitecture() }, withCookie(cookie));

    expect(made.status).toBe(201);
  });

  it('says in the audit who it is', async () => {
    const user = await makeUser();
    await api.database.query('UPDATE users SET admin = true WHERE login = $1', [user.login]);
    const cookie = await logIn(user);

    const made = await api.post('/api/architectures', { architecture: buildArchitecture() }, withCookie(cookie));

    const [audit] = await api.database.query(
      `SELECT username FROM audits WHERE auditable_type = 'Architecture' AND auditable_id = $1`,
      [made.body.id],
    );
    expect(audit).toEqual({ username: user.login });
  });

  it.each([
    ['the status', '/api/status', {}],
    ['the status of version 2', '/api/v2/status/', {}],
    ['anything as hammer', '/api/architectures', { 'user-agent': 'rest-client/2.1.0 (linux x86_64) ruby/3.0' }],
    ['anything with a cookie that is not known any more', '/api/architectures', { cookie: '_session_id=forgotten' }],
  ])('begins for a client that asks for %s', async (_what, path, headers) => {
    const answer = await api.get(path, { headers });

    expect(cookieOf(answer)).toMatch(/^_session_id=[\w-]{43}$/);
  });

  it.each([
    ['a client that would drop it', '/api/architectures', {}],
    ['a client with other cookies', '/api/architectures', { cookie: 'a=b; my_session_id=x' }],
    ['an open route', '/api/ping', { cookie: '_session_id=forgotten' }],
  ])('does not begin for %s', async (_what, path, headers) => {
    const answer = await api.get(path, { headers });

    expect(answer.status).toBe(200);
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it.each(['_session_id=forgotten', '_session_id=', '_session_id="', '_session_id=a%00b', ';;;=;_session_id=é'])(
    'is none behind %j',
    async (cookie) => {
      const alone = await api.get('/api/status', withCookie(cookie));

      expect(alone.status).toBe(401);
      expect(alone.body).toEqual({ error: { message: 'Unable to authenticate user ' } });
      expect(alone.headers.has('set-cookie')).toBe(false);
    },
  );

  it('begins anew in the place of another user', async () => {
    const cookie = await logIn();
    await age(cookie, 61);
    await api.get('/api/status', withCookie(cookie));

    const other = await api.get('/api/status', { as: await makeUser(), headers: { cookie } });

    expect(cookieOf(other)).not.toBe(cookie);
  });

  it('is marked secure when the client came over TLS', async () => {
    const answer = await api.get('/api/status', { headers: { 'x-forwarded-proto': 'https' } });

    expect(answer.headers.get('set-cookie')).toMatch(/; SameSite=Lax; secure$/);
  });

  it('is written to at most once a minute', async () => {
    const [fresh, used] = [await logIn(), await logIn()];
    await age(fresh, 0.5);
    await age(used, 2);

    for (const cookie of [fresh, used]) await api.get('/api/architectures', withCookie(cookie));

    const idle = await api.database.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM now() - last_seen_at)::float8 AS seconds FROM sessions
       WHERE token_hash = ANY($1) ORDER BY token_hash = $2`,
      [[hashOf(fresh), hashOf(used)], hashOf(used)],
    );
    expect(idle.map(({ seconds }) => seconds > 25)).toEqual([true, false]);
  });
});

describe('a session that was not used for an hour', () => {
  it('is refused without a body, whatever else is sent, and told once', async () => {
    const cookie = await logIn();
    await age(cookie, 61);

    const first = await api.get('/api/architectures', { headers: { cookie } });
    const second = await api.get('/api/architectures', { headers: { cookie } });

    expect(first.status).toBe(401);
    expect(first.text).toBe('');
    expect(first.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(first.headers.get('foreman_api_version')).toBe('2');
    expect(second.status).toBe(200);
    expect(cookieOf(second)).toMatch(/^_session_id=[\w-]{43}$/);
  });

  it('cannot change anything', async () => {
    const cookie = await logIn();
    await age(cookie, 61);
    const before = await api.countRows();

    const answer = await api.post('/api/architectures', { architecture: buildArchitecture() }, withCookie(cookie));

    expect(answer.status).toBe(401);
    expect(await api.countRows()).toEqual(before);
  });

  it('is still good a minute before', async () => {
    const cookie = await logIn();
    await age(cookie, 59);

    const answer = await api.get('/api/architectures', withCookie(cookie));

    expect(answer.status).toBe(200);
  });
});

describe('a session of someone', () => {
  it.each([
    ['who was disabled', 'UPDATE users SET disabled = true WHERE login = $1'],
    ['who was deleted', 'DELETE FROM users WHERE login = $1'],
  ])('%s is none', async (_who, statement) => {
    const user = await makeUser();
    const cookie = await logIn(user);
    await api.database.query(statement, [user.login]);

    const answer = await api.get('/api/status', withCookie(cookie));

    expect(answer.status).toBe(401);
  });
});

it('a session of someone who is disabled has ended, and does not go on once they are not', async () => {
  const user = await makeUser();
  const cookie = await logIn(user);
  const path = `/api/users/${user.login}`;
  for (const disabled of [true, false]) await api.put(path, { user: { disabled } });

  const answer = await api.get('/api/status', withCookie(cookie));

  expect(answer.status).toBe(401);
});

describe('a session in a browser', () => {
  async function begin(): Promise<{ cookie: string; csrf: string }> {
    const answer = await api.post('/api/session', {});
    return { cookie: cookieOf(answer), csrf: answer.body.csrf_token };
  }

  const create = (headers: Record<string, string | undefined>, as: typeof ADMIN | null = null) =>
    api.post('/api/architectures', { architecture: buildArchitecture() }, { as, headers });

  it('reads with its cookie alone', async () => {
    const { cookie } = await begin();

    const answer = await api.get('/api/architectures', withCookie(cookie));

    expect(answer.status).toBe(200);
  });

  it('changes things only for who knows its second token', async () => {
    const { cookie, csrf } = await begin();
    const other = await begin();

    const tokens = [undefined, '', 'x', other.csrf, csrf];
    const answers = await Promise.all(tokens.map((token) => create({ cookie, 'x-csrf-token': token })));

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 201]);
    expect(answers[0]?.body).toEqual({ error: { message: 'Unable to authenticate user ' } });
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('does not %s without it, and goes on all the same', async (method) => {
    const { cookie } = await begin();

    const changed = await api.send('/api/architectures/1', { method, body: '{}', ...withCookie(cookie) });
    const read = await api.get('/api/architectures', withCookie(cookie));

    expect([changed.status, read.status]).toEqual([401, 200]);
  });

  it('without its second token leaves the credentials to count', async () => {
    const { cookie } = await begin();

    const answer = await create({ cookie }, ADMIN);

    expect(answer.status).toBe(201);
  });

  it('is not given to who is not logged in', async () => {
    const answer = await api.post('/api/session', {}, { as: { login: 'admin', password: 'wrong' } });

    expect(answer.status).toBe(401);
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it('ends when it is deleted', async () => {
    const { cookie, csrf } = await begin();

    const ended = await api.delete('/api/session', withCookie(cookie, { 'x-csrf-token': csrf }));
    const after = await api.get('/api/architectures', withCookie(cookie));

    expect([ended.status, after.status]).toEqual([200, 401]);
    expect(ended.headers.get('set-cookie')).toMatch(/^_session_id=; path=\/; max-age=0;/);
  });
});
