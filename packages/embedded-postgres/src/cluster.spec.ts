import { chmod, mkdtemp, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ensurePassword, locateCluster, makeReachable } from './cluster.js';

const STRANGER = { uid: 4_000_000, gid: 4_000_000 };
let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'cluster-spec-')));
  await chmod(root, 0o755);
});

afterEach(() => rm(root, { recursive: true, force: true }));

it('keeps the files in the folder asked for when the server can enter it', async () => {
  const cluster = await makeReachable(join(root, 'a', 'b'), STRANGER, join(root, 'state'));

  expect(cluster.home).toBe(join(root, 'a', 'b'));
  expect(await readdir(root)).toEqual(['a']);
});

it('moves the files of a closed folder, leaves a link and finds them again', async () => {
  await chmod(root, 0o700);
  // The state folder of the test has to be reachable, unlike the root it would otherwise stand in.
  const state = await realpath(await mkdtemp(join(tmpdir(), 'cluster-spec-state-')));

  const cluster = await makeReachable(join(root, 'pg'), STRANGER, state);
  const again = await makeReachable(join(root, 'pg'), STRANGER, state);

  expect(cluster.home.startsWith(join(state, 'postgres-'))).toBe(true);
  expect(again).toEqual(cluster);
  expect(await locateCluster(join(root, 'pg'))).toEqual(cluster);
  await rm(state, { recursive: true });
});

it('makes one long password, for our eyes only, however many ask at once', async () => {
  const cluster = await makeReachable(join(root, 'pg'), undefined);

  const passwords = await Promise.all([1, 2, 3].map(() => ensurePassword(cluster)));

  expect(new Set(passwords).size).toBe(1);
  expect(passwords[0]).toHaveLength(32);
  expect(await readFile(cluster.passwordFile, 'utf8')).toBe(passwords[0]);
  expect((await stat(cluster.passwordFile)).mode & 0o777).toBe(0o600);
  expect(await readdir(cluster.home)).toEqual(['password']);
});
