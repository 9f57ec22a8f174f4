import { verifyPassword } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { provideAdmin, requirePassword } from '../start/admin.ts';
import { bringUpToDate, openDatabase } from '../start/database.ts';
import { Started } from '../start/started.ts';

let database: TestDatabase;
let keys: string;
let file: string;

beforeEach(async () => {
  database = await createTestDatabase();
  keys = await mkdtemp(join(tmpdir(), 'admin-spec-'));
  file = join(keys, 'admin_password');
});

afterEach(async () => {
  await database.drop();
  await rm(keys, { recursive: true, force: true });
});

const provide = (environment: Record<string, string> = {}, reset = false) =>
  provideAdmin(environment, { url: database.url, keys, reset });

describe('the first admin', () => {
  it('gets a random password that is shown once and kept for our eyes only', async () => {
    const first = await provide();
    const second = await provide();

    const password = await readFile(file, 'utf8');
    expect(await canLogIn(password)).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(first.note).toContain(password);
    expect(second).toEqual({ password, note: `unchanged; kept in ${file}`, inShell: `"admin:$(cat '${file}')"` });
  });

  it('gets the password of ADMIN_PASSWORD, which is shown and kept nowhere', async () => {
    const access = await provide({ ADMIN_PASSWORD: 'a password of mine' });

    expect(await canLogIn('a password of mine')).toBe(true);
    expect(access.note + access.inShell).not.toContain('a password of mine');
    await expect(stat(file)).rejects.toThrow(/ENOENT/);
  });

  it('is the one that a start which was cut off had chosen', async () => {
    await writeFile(file, 'chosen-before-the-cut');

    await provide();

    expect(await canLogIn('chosen-before-the-cut')).toBe(true);
  });
});

describe('an existing admin', () => {
  it('is left alone whatever ADMIN_PASSWORD says', async () => {
    await provide({ ADMIN_PASSWORD: 'the old one' });

    const access = await provide({ ADMIN_PASSWORD: 'another one' });

    expect(access.note).toMatch(/an existing admin keeps its password/);
    expect(await canLogIn('the old one')).toBe(true);
  });

  it('whose password nobody here knows can be reset, and a sample says that it needs it', async () => {
    await provide({ ADMIN_PASSWORD: 'lost' });

    const access = await provide();

    expect(access.note).toMatch(/lost it\? Stop, then: .* --reset-password$/);
    expect(() => requirePassword(access)).toThrow(/The sample needs the admin's password/);
  });

  it('gets a new password when asked for', async () => {
    await provide();
    const before = await readFile(file, 'utf8');

    const access = await provide({}, true);

    expect(access.password).not.toBe(before);
    expect(await readFile(file, 'utf8')).toBe(access.password);
    expect([await canLogIn(before), await canLogIn(access.password ?? '')]).toEqual([false, true]);
  });
});

describe('a database of DATABASE_URL', () => {
  it('is used as it is', async () => {
    const opened = await openDatabase({ DATABASE_URL: database.url }, keys, new Started());

    expect(await bringUpToDate(opened, {})).toBe(0);
    expect(opened.folder).toBeUndefined();
  });

  it('is told about without its user and password', async () => {
    const { place } = await openDatabase(
      { DATABASE_URL: 'postgresql://me:hidden@db.example:5433/catalog' },
      keys,
      new Started(),
    );

    expect(place).toBe('db.example:5433/catalog (DATABASE_URL)');
  });

  it.each([
    ['a stranger', (url: URL) => (url.username = 'sesame'), /password is wrong|does not let this user in/],
    ['a missing database', (url: URL) => (url.pathname = '/sesame'), /no database of that name/],
    ['a port where nothing listens', (url: URL) => (url.port = '1'), /No PostgreSQL listens there/],
    ['an unknown host', (url: URL) => (url.hostname = 'sesame.invalid'), /There is no such host/],
  ])('says what is wrong with %s, not the password', async (_what, spoil, message) => {
    const url = new URL(database.url);
    const secret = url.password || 'a server without passwords';
    spoil(url);

    const refused = bringUpToDate(await openDatabase({ DATABASE_URL: url.href }, keys, new Started()), { seconds: 0 });

    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow(secret);
  });

  it.each(['mysql://u:secret@h/d', 'secret', 'postgres//u:secret@h'])('refuses the address %s', async (address) => {
    const refused = openDatabase({ DATABASE_URL: address }, keys, new Started());

    await expect(refused).rejects.toThrow(/DATABASE_URL is not an address like/);
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});

function canLogIn(password: string): Promise<boolean> {
  return withDataSource(database.url, 'spec', async (connected) => {
    const [user] = await connected.query<{ password_hash: string }[]>(
      `SELECT password_hash FROM users WHERE login = 'admin' AND admin`,
    );
    return verifyPassword(user?.password_hash ?? '', password);
  });
}
