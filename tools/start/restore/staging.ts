import { readRunningServer, removeCluster } from '@image-catalog/embedded-postgres';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from '../data-folder.ts';
import { errorCode, explainFiles, Problem } from '../problem.ts';

/** The only files that a backup may write to the folder of keys. */
const KEY_FILES = ['sealing_private_key', 'sealing_public_key', 'admin_password'];

/**
 * A folder inside the data folder where a restore builds a catalog. Its content is moved to the final place at the end. As
 * long as it exists, nothing starts on the data folder.
 */
export class Staging {
  readonly postgres: string;
  private readonly keys: string;
  private readonly folder: DataFolder;

  constructor(folder: DataFolder) {
    this.folder = folder;
    this.postgres = join(folder.restoring, 'postgres');
    this.keys = join(folder.restoring, 'keys');
  }

  /** Creates an empty folder and deletes the files of a killed restore. @throws Problem */
  async begin(): Promise<void> {
    await this.remove();
    try {
      // When root restores, the database's user must be able to enter the folder.
      await mkdir(this.folder.restoring, { mode: 0o755 });
      await mkdir(this.keys, { mode: 0o700 });
    } catch (error) {
      throw explainFiles(error, this.folder.restoring);
    }
  }

  async writeKeys(keys: Map<string, string>): Promise<void> {
    for (const name of KEY_FILES) {
      const text = keys.get(name);
      if (text === undefined) continue;
      await writeFile(join(this.keys, name), text, { mode: 0o600, flag: 'wx', flush: true });
    }
  }

  /** Moves everything to its place. If this is interrupted, the folder remains and prevents a start. */
  async finish(): Promise<void> {
    for (const [from, to] of [
      [this.postgres, this.folder.postgres],
      [this.keys, this.folder.keys],
    ] as const) {
      if (!(await isThere(from))) continue;
      await rmdir(to).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error;
      });
      await rename(from, to);
    }
    await rm(this.folder.restoring, { recursive: true });
  }

  /** Deletes the folder, and stops the server that may run on it. */
  async remove(): Promise<void> {
    if (!(await isThere(this.folder.restoring))) return;
    await (await readRunningServer(this.postgres))?.stop();
    await removeCluster(this.postgres);
    await rm(this.folder.restoring, { recursive: true, force: true });
  }
}

/** Checks that a data folder holds no data. @throws Problem with advice. */
export async function refuseData({ path, postgres, keys }: DataFolder): Promise<void> {
  for (const place of [postgres, keys]) {
    if ((await list(place)).length === 0) continue;
    throw new Problem(
      `There is already data in ${place}, which is not overwritten. Restore into another folder with --data, or move ` +
        `${path} away first: mv '${path}' '${path}.before'`,
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await list(path, ['ENOTDIR'])) !== MISSING;
}

const MISSING: string[] = [];

async function list(path: string, alsoFine: string[] = []): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return MISSING;
    if (alsoFine.includes(errorCode(error))) return [];
    throw explainFiles(error, path);
  }
}
