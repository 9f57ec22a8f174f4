import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyPassword, withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('../bin/image-catalog.js', import.meta.url));

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'command-line-spec-'));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

it('makes the first admin with a password it shows once, and leaves an existing one alone', async () => {
  const first = await run(['migrate'], { DATABASE_URL: database.url });
  const second = await run(['migrate'], { DATABASE_URL: database.url, ADMIN_PASSWORD: 'something else' });

  const shown = /with the password (\S+) \(shown this once\)/.exec(first.stdout)?.[1] ?? '';
  expect(shown).toHaveLength(24);
  expect(second.stdout).toContain('The user admin exists and keeps its password.');
  expect(await canLogIn(shown)).toBe(true);
});

it('gives the admin another password, and does not repeat the one it was given', async () => {
  await run(['migrate'], { DATABASE_URL: database.url });

  const chosen = await run(
    ['users', 'reset-password', 'Admin', '--password-stdin'],
    { DATABASE_URL: database.url },
    'chosen by a person\n',
  );

  expect(chosen).toMatchObject({ code: 0, stdout: 'The user Admin has the password from standard input.\n' });
  expect(await canLogIn('chosen by a person')).toBe(true);
});

it('writes keys and the database URL to the files that the settings name, once', async () => {
  const environment = {
    SEALING_PUBLIC_KEY_FILE: join(folder, 'public_key'),
    SEALING_PRIVATE_KEY_FILE: join(folder, 'private_key'),
    DATABASE_PASSWORD_FILE: join(folder, 'database_password'),
    DATABASE_URL_FILE: join(folder, 'database_url'),
    DATABASE_ADDRESS: 'postgresql://image_catalog@postgres:5432/image_catalog',
  };

  const first = await run(['keys', 'make'], environment);
  const written = await contents();
  const second = await run(['keys', 'make'], environment);

  expect([first.code, second.code]).toEqual([0, 0]);
  expect(written['database_url']).toBe(
    `postgresql://image_catalog:${written['database_password']}@postgres:5432/image_catalog`,
  );
  expect(await contents()).toEqual(written);
  expect(Object.keys(written)).toHaveLength(4);
  for (const [name, secret] of Object.entries(written)) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect(first.stdout + second.stdout).not.toContain(secret);
  }
});

it.each([
  ['no command', [], 2, /Usage: image-catalog/],
  ['a group alone', ['users'], 2, /reset-password \[options\] <login>/],
  ['an unknown command', ['explode'], 2, /unknown command 'explode'[^]*--help tells/],
  ['a missing word', ['users', 'reset-password'], 2, /missing required argument 'login'[^]*--help tells/],
  ['a word too many', ['migrate', 'twice'], 2, /too many arguments/],
  ['a missing setting', ['migrate'], 1, /^DATABASE_URL is not set\. Give the URL/],
  ['a missing file name', ['keys', 'make'], 1, /^DATABASE_ADDRESS is not set\. Give the database URL/],
])('answers %s with what to do', async (_what, words, code, message) => {
  const refused = await run(words, {});

  expect(refused.code).toBe(code);
  expect(refused.stderr).toMatch(message);
});

it('helps', async () => {
  const helped = await run(['--help'], {});

  expect(helped.code).toBe(0);
  for (const command of ['migrate', 'users', 'keys']) expect(helped.stdout).toContain(`\n  ${command} `);
});

function run(words: string[], environment: Record<string, string>, input = '') {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, ...words], { env: environment }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

async function contents(): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}

function canLogIn(password: string): Promise<boolean> {
  return withDataSource(database.url, 'spec', async (connected) => {
    const [user] = await connected.query<{ password_hash: string }[]>(
      `SELECT password_hash FROM users WHERE login = 'admin'`,
    );
    return verifyPassword(user?.password_hash ?? '', password);
  });
}
