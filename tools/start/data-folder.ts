import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFiles } from './problem.ts';

/** Paths of everything that an installation must keep over a restart. */
export interface DataFolder {
  path: string;
  postgres: string;
  keys: string;
  logs: string;
  lock: string;
  /** Where a restore builds a catalog until it is complete. */
  restoring: string;
}

/** Returns the paths in a data folder, whether it exists or not. */
export function dataFolderAt(path: string): DataFolder {
  return {
    path,
    postgres: join(path, 'postgres'),
    keys: join(path, 'keys'),
    logs: join(path, 'logs'),
    lock: join(path, 'start.lock'),
    restoring: join(path, 'restoring'),
  };
}

/** Creates the data folder and checks that it is writable. @throws Problem when it is not. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = dataFolderAt(path);
  try {
    await mkdir(path, { recursive: true });
    for (const closed of [folder.keys, folder.logs]) await mkdir(closed, { recursive: true, mode: 0o700 });
    await tryToWrite(folder);
  } catch (error) {
    throw explainFiles(error, path);
  }
  return folder;
}

// Writes some content, since an empty file fits on a full disk.
async function tryToWrite({ path, keys, logs }: DataFolder): Promise<void> {
  for (const place of [path, keys, logs]) {
    const probe = join(place, `.probe-${process.pid}`);
    try {
      await writeFile(probe, Buffer.alloc(65_536), { flush: true });
    } finally {
      await rm(probe, { force: true });
    }
  }
}
