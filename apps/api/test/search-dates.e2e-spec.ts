import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalog, PASSWORD } from './builders.js';
import { RunningApi, type Sent } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  await catalog.user({ login: 'early' });
  await catalog.user({ login: 'late' });
  await loggedIn('early', '2024-10-04T20:00:00Z');
  await loggedIn('late', '2024-10-05T10:30:15Z');
});

afterAll(() => api.stop());

async function loggedIn(login: string, at: string): Promise<void> {
  await api.database.query('UPDATE users SET last_login_on = $2 WHERE login = $1', [login, at]);
}

async function found(search: string, options: Sent = {}): Promise<string[]> {
  const path = `/api/users?search=${encodeURIComponent(`(${search}) and login ^ (early, late)`)}&order=login`;
  const { status, body } = await api.get(path, options);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.results.map((user: { login: string }) => user.login);
}

describe('a search by date', () => {
  it.each([
    'Sat Oct  5 10:30:15 UTC 2024',
    '05-Oct-2024',
    '2024-Oct-05',
    '20241005T103015Z',
    '2024-10-05T1030',
    '2024-10-05 11:30 CET',
    '2024-10-04 24:00',
  ])('finds who logged in before %s', async (date) => {
    expect(await found(`last_login_on < "${date}"`)).toEqual(['early']);
    expect(await found(`last_login_on >= "${date}"`)).toEqual(['late']);
  });

  it.each(['last_login_on < soon', 'login = a or not last_login_on = "2024-02-30"', 'last_login_on > 5'])(
    'is refused when the date cannot be read: %s',
    async (search) => {
      const { status, body } = await api.get(`/api/users?search=${encodeURIComponent(search)}`);

      const value = /(soon|2024-02-30|5)"?$/.exec(search)?.[1];
      expect({ status, body }).toEqual({
        status: 400,
        body: {
          error: {
            message: `Value '${value}' is not valid for field 'last_login_on': a date or a time is needed, such as 2024-10-05, "2024-10-05 10:30 UTC" or "2 days ago"`,
            class: 'ScopedSearch::QueryNotSupported',
          },
        },
      });
    },
  );
});

describe('a day in a search', () => {
  const admin = async (login: string, timezone: string | null) => {
    const user = await catalog.user({ login, admin: true, timezone });
    return { as: { login: user.login, password: PASSWORD }, id: user.id };
  };

  it.each([
    ['Tokyo', ['early', 'late']],
    ['Asia/Tokyo', ['early', 'late']],
    ['Pacific Time (US & Canada)', ['late']],
    [null, ['late']],
    ['', ['late']],
  ])('is one of the time zone %j of the user who searches', async (timezone, expected) => {
    const options = await admin(`of-${timezone?.replaceAll(/\W/g, '')}`, timezone);

    expect(await found('last_login_on = 2024-10-05', options)).toEqual(expected);
    expect(await found('last_login_on = "2024-10-05 10:30:15 UTC"', options)).toEqual(['late']);
  });

  it('follows at once when the user moves', async () => {
    const options = await admin('mover', 'Tokyo');
    expect(await found('last_login_on < 2024-10-05', options)).toEqual([]);

    await api.put(`/api/users/${options.id}`, { user: { timezone: 'London' } });

    expect(await found('last_login_on < 2024-10-05', options)).toEqual(['early']);
  });

  it('is one of UTC for a stored time zone that nobody knows', async () => {
    const options = await admin('nowhere', 'Tokyo');
    await api.database.query(`UPDATE users SET timezone = 'Nowhere/Land' WHERE login = 'nowhere'`);

    expect(await found('last_login_on < 2024-10-05', options)).toEqual(['early']);
  });

  it('is one of the time zone of a session as of a login', async () => {
    const options = await admin('sitting', 'Tokyo');
    const login = await api.get('/api/status', { ...options, headers: { 'user-agent': 'rest-client/2.1' } });
    const cookie = login.headers.get('set-cookie')?.split(';')[0];

    expect(await found('last_login_on = 2024-10-05', { as: null, headers: { cookie } })).toEqual(['early', 'late']);
  });
});
