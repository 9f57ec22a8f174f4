import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashToken, verifyPassword } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

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

  const shown = /with the password (\S+) \(shown only once\)/.exec(first.stdout)?.[1] ?? '';
  expect(shown).toHaveLength(24);
  expect(second.stdout).toContain('The user admin exists and keeps its password.');
  expect(await canLogIn(shown)).toBe(true);
});

it('rebuilds the indexes of names once the server has another ICU, which migrate says', async () => {
  await run(['migrate'], { DATABASE_URL: database.url });
  await withDataSource(database.url, 'a move', (moved) =>
    moved.transaction(async (manager) => {
      await manager.query('SET LOCAL allow_system_table_mods = on');
      await manager.query(`UPDATE pg_collation SET collversion = '0.1' WHERE collname = 'alphabetical'`);
    }),
  );

  const before = await run(['migrate'], { DATABASE_URL: database.url });
  const rebuilt = await run(['reindex'], { DATABASE_URL: database.url });
  const after = await run(['migrate'], { DATABASE_URL: database.url });

  expect(before.stdout).toContain('Run "image-catalog reindex" once');
  expect(rebuilt).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Rebuilt \d\d indexes: \w+.*\.\s*$/) });
  expect(after.stdout).not.toContain('reindex');
});

it('gives the admin another password, and does not repeat the one it was given', async () => {
  await run(['migrate'], { DATABASE_URL: database.url });

  const chosen = await spawned(
    ['users', 'reset-password', 'Admin', '--password-stdin'],
    { DATABASE_URL: database.url },
    'chosen by a person\r\n',
  );

  expect(chosen).toMatchObject({ code: 0, stdout: 'The user Admin now has the password from standard input.\n' });
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

it('makes users, whom it judges as the API does', async () => {
  const environment = { DATABASE_URL: database.url };
  await run(['migrate'], environment);

  const made = await run(
    ['users', 'create', 'jane', '--mail', 'jane@example.com', '--role', 'Viewer', '--password-stdin'],
    environment,
    'chosen by a person',
  );
  const admin = await run(['users', 'create', 'root', '--admin'], environment);
  const refused = [
    await run(['users', 'create', 'JANE'], environment),
    await run(['users', 'create', 'a b', '--mail', 'x'], environment),
    await run(['users', 'create', 'joe', '--role', 'Nobody'], environment),
    await run(['users', 'create', 'joe', '--password-stdin'], environment, ''),
    await run(['users', 'reset-password', 'joe'], environment),
  ];

  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Created the user jane \(id \d+\) with/) });
  expect(admin.stdout).toMatch(/^Created the admin root \(id \d+\) with the password \S{24} \(shown only once\)\.$/m);
  expect(refused.map(({ code, stderr }) => `${code} ${stderr.trim()}`)).toEqual([
    '1 There is a user JANE already.',
    '1 login is invalid, mail is invalid.',
    '1 There is no role Nobody.',
    '1 Standard input is empty. Pipe the password in: printf %s "$PASSWORD" | ...',
    '1 There is no user joe. "image-catalog users create joe" creates one.',
  ]);
  expect(
    await rows(`SELECT u.login, u.admin, r.name FROM users u JOIN user_roles l ON l.user_id = u.id
    JOIN roles r ON r.id = l.role_id WHERE u.login IN ('jane', 'root') ORDER BY 1, 3`),
  ).toEqual([
    { login: 'jane', admin: false, name: 'Default role' },
    { login: 'jane', admin: false, name: 'Viewer' },
    { login: 'root', admin: true, name: 'Default role' },
  ]);
  expect(JSON.stringify(await rows('SELECT * FROM audits'))).not.toContain('chosen by');
});

it('makes, lists and revokes tokens, and shows one once', async () => {
  const environment = { DATABASE_URL: database.url };
  await run(['users', 'create', 'ci'], environment);

  const made = await run(['tokens', 'create', 'CI', 'deploy', '--expires-at', '2999-01-02'], environment);
  const again = await run(['tokens', 'create', 'ci', 'deploy'], environment);
  const past = await run(['tokens', 'create', 'ci', 'late', '--expires-at', '2001-01-01'], environment);
  const token = made.stdout.trim();
  const [stored] = await rows<{ id: number; token_hash: Buffer }>('SELECT id, token_hash FROM personal_access_tokens');
  const listed = await run(['tokens', 'list', 'ci'], environment);
  const revoked = await run(['tokens', 'revoke', String(stored?.id)], environment);
  const after = await run(['tokens', 'list'], environment);
  const nothing = await run(['tokens', 'revoke', '999999'], environment);

  expect(token).toMatch(/^[\w-]{22}$/);
  expect(stored?.token_hash).toEqual(hashToken(token));
  expect(again.stderr).toBe('The user ci has a token deploy already. Give another name.\n');
  expect(past.stderr).toBe('expires_at cannot be in the past.\n');
  expect(listed.stdout).toMatch(/^ID +USER .*\n\d+ +ci +deploy +[\w-]{4}\.{3} +active +2999-01-02 00:00 UTC +never\n$/);
  expect([revoked.code, nothing.code, nothing.stderr.includes('tokens list')]).toEqual([0, 1, true]);
  expect(after.stdout).toContain(' revoked ');
  expect(listed.stdout + after.stdout + JSON.stringify(await rows('SELECT * FROM audits'))).not.toContain(token);
});

it.each([
  ['no command', [], 2, /Usage: image-catalog/],
  ['a group alone', ['users'], 2, /reset-password \[options\] <login>/],
  ['an unknown command', ['explode'], 2, /unknown command 'explode'[^]*see --help/],
  ['a missing word', ['users', 'reset-password'], 2, /missing required argument 'login'[^]*see --help/],
  ['a word too many', ['migrate', 'twice'], 2, /too many arguments/],
  ['a token that is no id', ['tokens', 'revoke', 'x'], 2, /"x" is not the id of a token/],
  ['a rotation without files', ['keys', 'rotate'], 1, /^SEALING_PUBLIC_KEY_FILE is not set/],
  [
    'a missing setting',
    ['migrate'],
    1,
    /^DATABASE_URL is not set, and no database of this user runs in .*\. Set it to the URL/,
  ],
  ['a missing file name', ['keys', 'make'], 1, /^DATABASE_ADDRESS is not set\. Give the database URL/],
])('answers %s with what to do', async (_what, words, code, message) => {
  const refused = await run(words, {});

  expect(refused.code).toBe(code);
  expect(refused.stderr).toMatch(message);
});

it('ends a shell’s command with its code', async () => {
  const ended = [await spawned(['explode'], {}), await spawned(['migrate'], {})];

  expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual([
    [2, ''],
    [1, ''],
  ]);
});

it('helps', async () => {
  const helped = await run(['--help'], {});

  expect(helped.code).toBe(0);
  const commands = ['migrate', 'users', 'tokens', 'keys', 'sync', 'runs', 'plans', 'explain', 'rules', 'settings'];
  for (const command of commands) expect(helped.stdout).toContain(`\n  ${command} `);
});

/** Runs a command in this process. */
async function run(words: string[], environment: Record<string, string>, input = '') {
  const said = { stdout: '', stderr: '' };
  const code = await runCommandLine(words, {
    environment,
    print: (line) => (said.stdout += `${line}\n`),
    warn: (line) => (said.stderr += `${line}\n`),
    paint: PLAIN,
    dataFolder: '/nowhere',
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => input,
  });
  return { code, ...said };
}

/** Runs a command as a shell does. */
function spawned(words: string[], environment: Record<string, string>, input = '') {
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

function rows<Row extends object>(statement: string): Promise<Row[]> {
  return withDataSource(database.url, 'spec', (connected) => connected.query(statement));
}

function canLogIn(password: string): Promise<boolean> {
  return withDataSource(database.url, 'spec', async (connected) => {
    const [user] = await connected.query<{ password_hash: string }[]>(
      `SELECT password_hash FROM users WHERE login = 'admin'`,
    );
    return verifyPassword(user?.password_hash ?? '', password);
  });
}
