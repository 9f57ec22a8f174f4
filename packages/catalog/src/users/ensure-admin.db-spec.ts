import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase } from '@image-catalog/database/testing';
import { ensureAdmin, hasUsers } from './ensure-admin.js';
import { verifyPassword } from './password-hash.js';
import { setPassword } from './set-password.js';

const { dataSource, close } = await openTestDatabase();
afterAll(close);

afterEach(() => dataSource.query('DELETE FROM users'));

type UserRow = { login: string; admin: boolean; disabled: boolean; password_hash: string };

function users(): Promise<UserRow[]> {
  return dataSource.query('SELECT login, admin, disabled, password_hash FROM users');
}

describe('ensureAdmin', () => {
  it('makes an admin who can log in', async () => {
    const made = await ensureAdmin(dataSource, 'admin', 'secret');

    const [user] = await users();
    expect(made).toBe(true);
    expect(user).toMatchObject({ login: 'admin', admin: true, disabled: false });
    expect(await verifyPassword(user?.password_hash ?? '', 'secret')).toBe(true);
  });

  it.each(['admin', 'ADMIN'])('leaves an existing one alone when asked again for %s', async (login) => {
    await ensureAdmin(dataSource, 'admin', 'secret');
    const before = await users();

    const made = await ensureAdmin(dataSource, login, 'another');

    expect(made).toBe(false);
    expect(await users()).toEqual(before);
  });

  it('makes one when many processes start at once', async () => {
    const attempts = Array.from({ length: 6 }, (_, index) => ensureAdmin(dataSource, 'admin', `secret ${index}`));

    const made = await Promise.all(attempts);

    const [user, ...others] = await users();
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(others).toEqual([]);
    expect(await verifyPassword(user?.password_hash ?? '', `secret ${made.indexOf(true)}`)).toBe(true);
  });
});

describe('hasUsers', () => {
  it('tells an empty installation from one that has a user', async () => {
    const before = await hasUsers(dataSource);
    await ensureAdmin(dataSource, 'someone', 'secret');

    expect([before, await hasUsers(dataSource)]).toEqual([false, true]);
  });
});

describe('setPassword', () => {
  it('changes the password of one user, whatever the case of the login', async () => {
    await ensureAdmin(dataSource, 'admin', 'old');
    await ensureAdmin(dataSource, 'other', 'untouched');

    const changed = await setPassword(dataSource, 'Admin', 'new');

    const hashes = Object.fromEntries((await users()).map((user) => [user.login, user.password_hash]));
    expect(changed).toBe(true);
    expect(await verifyPassword(hashes['admin'] ?? '', 'new')).toBe(true);
    expect(await verifyPassword(hashes['other'] ?? '', 'untouched')).toBe(true);
  });

  it('says so when there is no such user', async () => {
    const changed = await setPassword(dataSource, 'nobody', 'new');

    expect(changed).toBe(false);
  });
});
