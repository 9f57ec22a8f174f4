import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

let folder: string;
let before: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lost-keys-spec-'));
  await make();
  before = await contents();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('keys make, when the private key was lost', () => {
  it.each([
    ['alone', ['private'], 'public'],
    ['with the public one', ['private', 'public'], 'password'],
    ["with all but the database's address", ['private', 'public', 'password'], 'url'],
  ])('refuses to make another: %s', async (_what, lost, witness) => {
    await lose(...lost);
    const left = await contents();

    const { code, stdout, stderr } = await make();

    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(
      `${join(folder, 'private')} is missing, but ${join(folder, witness)} exists. Restore the private key`,
    );
    expect(stderr).toContain('"keys make --replace-lost" creates new keys');
    expect(await contents()).toEqual(left);
  });

  it('makes new ones when shown to, and keeps the password of the database', async () => {
    await lose('private');

    const { code } = await make('--replace-lost');

    const { password, url, ...keys } = await contents();
    expect(code).toBe(0);
    expect({ password, url }).toEqual({ password: before['password'], url: before['url'] });
    expect(Object.keys(keys).sort()).toEqual(['private', 'public']);
    expect([keys['private'], keys['public']]).not.toContain(before['private']);
    expect(keys['public']).not.toBe(before['public']);
    expect((await make()).code).toBe(0);
  });

  it('replaces nothing that is not lost', async () => {
    expect((await make('--replace-lost')).code).toBe(0);

    expect(await contents()).toEqual(before);
  });
});

describe('keys make, when something else was lost', () => {
  it('makes the public key again from the private one', async () => {
    await lose('public');

    expect((await make()).code).toBe(0);

    expect(await contents()).toEqual(before);
  });

  it("makes the database's password again from its address", async () => {
    await lose('password');

    expect((await make()).stderr).toBe('');

    expect(await contents()).toEqual(before);
  });

  it('makes another password when there is none any more, and says what to do with the old database', async () => {
    await lose('password', 'url');

    const { code, stderr } = await make();

    const now = await contents();
    expect(code).toBe(0);
    expect(stderr).toContain(`a new one was created in ${join(folder, 'password')}`);
    expect(stderr).toContain('set the new password in the database');
    expect(stderr).not.toContain(now['password']);
    expect(now['url']).toBe(`postgresql://image_catalog:${now['password']}@postgres:5432/image_catalog`);
    expect((await make()).stderr).toBe('');
  });
});

describe('keys make, for an installation of start', () => {
  it('needs no settings of a database, and replaces a lost pair only when shown to', async () => {
    const names = {
      SEALING_PUBLIC_KEY_FILE: join(folder, 'public'),
      SEALING_PRIVATE_KEY_FILE: join(folder, 'private'),
    };
    await lose('private', 'password', 'url');

    const refused = await run(['keys', 'make'], names);
    const replaced = await run(['keys', 'make', '--replace-lost'], names);

    expect([refused.code, replaced.code]).toEqual([1, 0]);
    expect(Object.keys(await contents()).sort()).toEqual(['private', 'public']);
  });
});

function make(...words: string[]) {
  return run(['keys', 'make', ...words], {
    SEALING_PUBLIC_KEY_FILE: join(folder, 'public'),
    SEALING_PRIVATE_KEY_FILE: join(folder, 'private'),
    DATABASE_PASSWORD_FILE: join(folder, 'password'),
    DATABASE_URL_FILE: join(folder, 'url'),
    DATABASE_ADDRESS: 'postgresql://image_catalog@postgres:5432/image_catalog',
  });
}

async function run(words: string[], environment: Record<string, string>) {
  const said = { stdout: '', stderr: '' };
  const code = await runCommandLine(words, {
    environment,
    print: (line) => (said.stdout += `${line}\n`),
    warn: (line) => (said.stderr += `${line}\n`),
    paint: PLAIN,
    dataFolder: '/nowhere',
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
  return { code, ...said };
}

async function lose(...names: string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name));
}

async function contents(): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}
