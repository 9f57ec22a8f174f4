import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDataSource } from '@image-catalog/database';
import { ensureSealingKeys, generateSealingKeys, Opener, Sealer } from '@image-catalog/secrets';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

/** More than are read at once. */
const SECRETS = 210;

let database: TestDatabase;
let connected: ReturnType<typeof buildDataSource>;
let folder: string;
let files: { public_key: string; private_key: string };
let shown: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  connected = await buildDataSource(database.url).initialize();
  folder = await mkdtemp(join(tmpdir(), 'rotate-keys-spec-'));
  files = { public_key: join(folder, 'public'), private_key: join(folder, 'private') };
  await ensureSealingKeys(files);
  shown = [];
});

afterEach(async () => {
  await connected.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const read = (file: string) => readFileSync(file, 'utf8');
const presentKeys = () => ({ public_key: read(files.public_key), private_key: read(files.private_key) });

/** Rotates, or finishes it; gives the exit code. */
function rotate(...words: string[]): Promise<number> {
  const say = (line: string) => void shown.push(line);
  const environment = {
    DATABASE_URL: database.url,
    SEALING_PUBLIC_KEY_FILE: files.public_key,
    SEALING_PRIVATE_KEY_FILE: files.private_key,
  };
  return runCommandLine(['keys', 'rotate', ...words], {
    environment,
    print: say,
    warn: say,
    paint: PLAIN,
    dataFolder: '/nowhere',
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
}

/** Stores secrets as the API does; gives the ids of their rows. */
async function store(sealer: Sealer, count: number): Promise<number[]> {
  const rows = await connected.query<{ id: number }[]>(
    `INSERT INTO compute_resources (name, type)
     SELECT 'cr' || gen_random_uuid(), 'Foreman::Model::Libvirt' FROM generate_series(1, $1::int) RETURNING id`,
    [count],
  );
  for (const { id } of rows) await put(sealer, id, `secret ${id}`);
  return rows.map(({ id }) => id);
}

async function put(sealer: Sealer, id: number, secret: string): Promise<void> {
  const sealed = await sealer.seal({ table: 'compute_resources', column: 'password', id }, secret);
  await connected.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, sealed]);
}

async function sealedTexts(): Promise<{ id: number; password: string }[]> {
  return connected.query('SELECT id, password FROM compute_resources WHERE password IS NOT NULL ORDER BY id');
}

async function openAll(opener: Opener): Promise<Set<string>> {
  const rows = await sealedTexts();
  const open = rows.map(({ id, password }) =>
    opener.open({ table: 'compute_resources', column: 'password', id }, password),
  );
  return new Set(await Promise.all(open));
}

it('seals everything with a new key while secrets are stored and opened, and loses none', async () => {
  const api = await Sealer.of(read(files.public_key), () => read(files.public_key));
  const worker = await Opener.of(presentKeys(), presentKeys);
  const ids = await store(api, SECRETS);
  const before = presentKeys();

  const opened = new Set<string>();
  const rotation = { isDone: false };
  const traffic = (async () => {
    for (let round = 0; !rotation.isDone; round += 1) {
      const id = ids[round % ids.length] ?? 0;
      await put(api, id, `secret ${id}`);
      const [{ password }] = await connected.query('SELECT password FROM compute_resources WHERE id = $1', [id]);
      opened.add(await worker.open({ table: 'compute_resources', column: 'password', id }, password));
    }
  })();
  const first = await rotate();
  rotation.isDone = true;
  await traffic;
  // What was under way with the old key when the first call ended is shown of, and sealed anew, once.
  const attempted = await rotate('--finish');
  const finished = attempted === 0 ? attempted : await rotate('--finish');

  expect([first, finished]).toEqual([0, 0]);
  const after = presentKeys();
  expect(after.public_key).not.toBe(before.public_key);
  expect(after.private_key).toMatch(/^[\w-]{43}$/);
  const expected = new Set(ids.map((id) => `secret ${id}`));
  expect(await openAll(worker)).toEqual(expected);
  expect(opened.size).toBeGreaterThan(1);
  expect(await openAll(await Opener.of(after))).toEqual(expected);
  expect(shown.join('\n')).not.toContain(after.private_key);
  for (const file of Object.values(files)) expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('also seals the passwords of images anew', async () => {
  const sealer = await Sealer.of(read(files.public_key));
  const [image] = await connected.query<{ id: number }[]>(
    `WITH cr AS (INSERT INTO compute_resources (name, type) VALUES ('c', 'Foreman::Model::EC2') RETURNING id),
       os AS (INSERT INTO operatingsystems (name, major, title) VALUES ('o', '1', 'o 1') RETURNING id),
       arch AS (INSERT INTO architectures (name) VALUES ('a') RETURNING id)
     INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
     SELECT 'i', 'u', 'root', cr.id, os.id, arch.id FROM cr, os, arch RETURNING id`,
  );
  const place = { table: 'images', column: 'password', id: image?.id ?? 0 };
  await connected.query('UPDATE images SET password = $2 WHERE id = $1', [place.id, await sealer.seal(place, 'x')]);

  await rotate();
  await rotate('--finish');

  const [row] = await connected.query('SELECT password FROM images');
  expect(await (await Opener.of(presentKeys())).open(place, row.password)).toBe('x');
});

it('goes on where it was cut off, with the key that it made', async () => {
  const old = await Sealer.of(read(files.public_key));
  await store(old, 3);
  await rotate();
  const half = presentKeys();
  await store(old, 2);
  await writeFile(files.public_key, (await generateSealingKeys()).public_key);

  const code = await rotate();

  expect(code).toBe(0);
  expect(presentKeys()).toEqual(half);
  const keys = new Set((await sealedTexts()).map(({ password }) => password.split('.')[1]));
  expect(keys.size).toBe(1);
});

it('does not finish while a program still seals with the old key, and tells which to look for', async () => {
  const stubborn = await Sealer.of(read(files.public_key));
  await rotate();
  await store(stubborn, 2);

  const refused = await rotate('--finish');
  const message = shown.at(-1);
  const finished = await rotate('--finish');

  expect([refused, finished]).toEqual([1, 0]);
  expect(message).toMatch(/^2 secrets were sealed with the old key since the last run.*Restart/);
  expect(await openAll(await Opener.of(presentKeys()))).toHaveProperty('size', 2);
});

it('leaves alone and names what nobody can open', async () => {
  const stranger = await Sealer.of((await generateSealingKeys()).public_key);
  const [id] = await store(stranger, 1);
  const before = await sealedTexts();

  const code = await rotate();

  expect(code).toBe(0);
  expect(await sealedTexts()).toEqual(before);
  expect(shown.join('\n')).toMatch(
    new RegExp(`1 secrets could not be opened[^]*compute_resources\\.password of row ${id}`),
  );
});

it('says so when there is nothing to rotate or to finish', async () => {
  const finished = await rotate('--finish');
  await rm(files.private_key);
  const rotated = await rotate();

  expect([finished, rotated]).toEqual([1, 1]);
  expect(shown[0]).toMatch(/^No rotation is in progress/);
  expect(shown[1]).toMatch(/does not exist, so there is nothing to rotate/);
  await expect(readFile(files.private_key)).rejects.toThrow('ENOENT');
});
