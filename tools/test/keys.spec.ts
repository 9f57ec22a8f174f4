import { generateSealingKeys } from '@image-catalog/secrets';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { provideKeys } from '../start/keys.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-spec-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes a pair once and goes on with it', async () => {
  const first = await provideKeys({}, folder);

  const second = await provideKeys({}, folder);

  expect(second).toEqual(first);
  expect((await readdir(folder)).sort()).toEqual(['sealing_private_key', 'sealing_public_key']);
});

it('takes the pair of the environment, also from files, and writes nothing', async () => {
  const keys = await generateSealingKeys();
  const elsewhere = join(folder, 'elsewhere');
  await writeFile(elsewhere, `${keys.private_key}\n`);

  const taken = await provideKeys({ SEALING_PUBLIC_KEY: keys.public_key, SEALING_PRIVATE_KEY_FILE: elsewhere }, folder);

  expect(taken).toEqual(keys);
  expect(await readdir(folder)).toEqual(['elsewhere']);
});

it('refuses half a pair', async () => {
  const { public_key } = await generateSealingKeys();

  await expect(provideKeys({ SEALING_PUBLIC_KEY: public_key }, folder)).rejects.toThrow(/Only one of .* is set/);
});

it('says when two files are no pair', async () => {
  await provideKeys({}, folder);
  await writeFile(join(folder, 'sealing_public_key'), (await generateSealingKeys()).public_key);

  await expect(provideKeys({}, folder)).rejects.toThrow(/are not a pair of keys/);
});
