import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFiles } from './problem.ts';

/** Where an installation on one machine keeps everything that must survive a restart. */
export interface DataFolder {
  path: string;
  postgres: string;
  keys: string;
  logs: string;
  lock: string;
  /** Where a restore makes a catalog before it is whole. */
  restoring: string;
}

/** Says where things are in a data folder, whether there is one or not. */
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

/** Makes the data folder and what it holds, and tries whether it can be written. @throws Problem when it cannot. */
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

// An empty file fits on a full disk; one with content does not.
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
