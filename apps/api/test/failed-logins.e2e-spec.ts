import { hashToken } from '@image-catalog/catalog';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ADMIN, basic, RunningApi } from './running-api.js';

const LIMIT = 5;
const TOO_MANY = { error: { message: 'Too many tries, please try again in a few minutes.' } };

let api: RunningApi;
let networks = 0;

beforeAll(async () => {
  api = await RunningApi.start({ trusted_proxies: ['127.0.0.1'] }, { failed_login_attempts_limit: LIMIT });
});

afterAll(() => api.stop());

/** Gives an address that nobody has come from yet. */
function newAddress(): string {
  networks += 1;
  return `10.0.0.${networks}`;
}

function knock(address: string, password: string, headers: Record<string, string> = {}) {
  return api.get('/api/architectures', {
    as: { ...ADMIN, password },
    headers: { 'x-forwarded-for': address, ...headers },
  });
}

async function failFrom(address: string): Promise<void> {
  for (let time = 0; time < LIMIT; time += 1) await knock(address, `wrong ${time}`);
}

it('whoever fails too often is not listened to, with good credentials neither, and others are', async () => {
  const address = newAddress();
  await failFrom(address);

  const right = await knock(address, ADMIN.password);
  const elsewhere = await knock(newAddress(), ADMIN.password);

  expect(right.status).toBe(401);
  expect(right.body).toEqual(TOO_MANY);
  expect(elsewhere.status).toBe(200);
});

it('one failure less than too many does not matter', async () => {
  const address = newAddress();
  for (let time = 1; time < LIMIT; time += 1) await knock(address, `wrong ${time}`);

  const right = await knock(address, ADMIN.password);

  expect(right.status).toBe(200);
});

it('many guesses at once are cut off like many in a row', async () => {
  const address = newAddress();

  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => knock(address, `guess ${index}`)));

  const judged = answers.filter(({ text }) => text.includes('Unable to authenticate'));
  expect(judged.length).toBeLessThanOrEqual(LIMIT + 3);
  expect(answers.filter(({ body }) => body.error.message === TOO_MANY.error.message).length).toBeGreaterThan(30);
});

it('a login that is remembered is not listened to either', async () => {
  const address = newAddress();
  await knock(address, ADMIN.password);
  await failFrom(address);

  const remembered = await knock(address, ADMIN.password);

  expect(remembered.body).toEqual(TOO_MANY);
});

it('a session goes on', async () => {
  const address = newAddress();
  const login = await api.get('/api/status', { headers: { 'x-forwarded-for': address } });
  await failFrom(address);

  const answer = await knock(address, 'whatever', { cookie: login.headers.get('set-cookie') ?? '' });

  expect(answer.status).toBe(200);
});

it.each([
  ['wrong tokens', () => ({ authorization: `Bearer ${Math.random()}` })],
  ['logins that do not exist', () => ({ authorization: basic(`nobody${Math.random()}`, 'x') })],
])('%s count', async (_what, headersOf) => {
  const address = newAddress();
  for (let time = 0; time < LIMIT; time += 1)
    await api.get('/api/status', { as: null, headers: { 'x-forwarded-for': address, ...headersOf() } });

  const right = await knock(address, ADMIN.password);

  expect(right.body).toEqual(TOO_MANY);
});

it('guesses of one’s own password, to change it, count', async () => {
  const headers = { 'x-forwarded-for': newAddress() };
  const [{ id }] = await api.database.query('SELECT id FROM users WHERE login = $1', ['admin']);
  const answers = [];
  for (let time = 0; time < LIMIT; time += 1) {
    const user = { password: 'another long one', current_password: `wrong ${time}` };
    answers.push(await api.put(`/api/users/${id}`, { user }, { headers }));
  }

  const right = await api.get('/api/architectures', { headers });

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
  expect(right.body).toEqual(TOO_MANY);
});

it('requests without credentials do not count', async () => {
  const address = newAddress();
  for (let time = 0; time < LIMIT * 2; time += 1)
    await api.get('/api/status', { as: null, headers: { 'x-forwarded-for': address } });

  const right = await knock(address, ADMIN.password);

  expect(right.status).toBe(200);
});

it('open routes answer all the same', async () => {
  const address = newAddress();
  await failFrom(address);

  const ping = await api.get('/api/ping', { as: null, headers: { 'x-forwarded-for': address } });

  expect(ping.status).toBe(200);
});

it('addresses that no trusted proxy vouches for are not believed', async () => {
  const direct = await RunningApi.start({}, { failed_login_attempts_limit: LIMIT });
  try {
    for (let time = 0; time < LIMIT; time += 1)
      await direct.get('/api/status', {
        as: { ...ADMIN, password: `wrong ${time}` },
        headers: { 'x-forwarded-for': `10.9.9.${time}` },
      });

    const right = await direct.get('/api/status', { headers: { 'x-forwarded-for': '10.9.9.99' } });

    expect(right.body).toEqual(TOO_MANY);
  } finally {
    await direct.stop();
  }
});

it('hidden users cannot log in, whatever they know', async () => {
  const [{ password_hash }] = await api.database.query('SELECT password_hash FROM users WHERE login = $1', ['admin']);
  const [user] = await api.database.query(
    `INSERT INTO users (login, password_hash) VALUES ('foreman_admin', $1) RETURNING id`,
    [password_hash],
  );
  await api.database.query(
    `INSERT INTO personal_access_tokens (user_id, name, token_hash, token_prefix) VALUES ($1, 'x', $2, 'x')`,
    [user.id, hashToken('token')],
  );

  const headers = { 'x-forwarded-for': newAddress() };
  const attempts = [
    { headers, as: { login: 'Foreman_admin', password: ADMIN.password } },
    { headers, as: { login: 'foreman_admin', password: 'token' } },
    { headers: { ...headers, authorization: 'Bearer token' }, as: null },
  ];
  const answers = await Promise.all(attempts.map((sent) => api.get('/api/status', sent)));

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
});
