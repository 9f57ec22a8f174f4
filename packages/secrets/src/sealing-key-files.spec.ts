import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Opener } from './opener.js';
import { Sealer } from './sealer.js';
import { ensureSealingKeys, type SealingKeyFiles } from './sealing-key-files.js';
import { generateSealingKeys } from './sealing-keys.js';

let folder: string;
let files: SealingKeyFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealing-key-files-spec-'));
  files = { public_key: join(folder, 'public'), private_key: join(folder, 'private') };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes a pair that seals and opens, for our eyes only', async () => {
  const keys = await ensureSealingKeys(files);

  const place = { table: 'compute_resources', column: 'password', id: 7 };
  const sealed = await (await Sealer.of(keys.public_key)).seal(place, 'hunter2');
  expect(await (await Opener.of(keys)).open(place, sealed)).toBe('hunter2');
  expect((await readdir(folder)).sort()).toEqual(['private', 'public']);
  for (const name of ['private', 'public']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

it('makes one pair however many ask at once, and keeps it', async () => {
  const pairs = await Promise.all([1, 2, 3, 4].map(() => ensureSealingKeys(files)));

  const later = await ensureSealingKeys(files);

  expect(new Set([...pairs, later].map((pair) => JSON.stringify(pair))).size).toBe(1);
});

it('goes on where a set-up was cut off between the two files', async () => {
  const before = await ensureSealingKeys(files);
  await rm(files.public_key);

  const after = await ensureSealingKeys(files);

  expect(after).toEqual(before);
  expect(await readFile(files.public_key, 'utf8')).toBe(before.public_key);
});

it('refuses two keys that are no pair, and leaves both as they are', async () => {
  const { private_key } = await ensureSealingKeys(files);
  const { public_key: stranger } = await generateSealingKeys();
  await writeFile(files.public_key, stranger);

  await expect(ensureSealingKeys(files)).rejects.toThrow(/not a pair of keys\. Restore the two files/);

  expect(await readFile(files.private_key, 'utf8')).toBe(private_key);
  expect(await readFile(files.public_key, 'utf8')).toBe(stranger);
});

it.each([
  ['an empty file', '', /is empty\. Restore its content/],
  ['what is no key', 'not a key', /SEALING_PRIVATE_KEY must be 32 bytes/],
])('refuses %s and tells nothing of it', async (_what, content, message) => {
  await writeFile(files.private_key, content);
  await chmod(files.private_key, 0o600);

  const refused = ensureSealingKeys(files);

  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.not.toThrow(/not a key/);
  expect(await readdir(folder)).toEqual(['private']);
});
