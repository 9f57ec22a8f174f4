import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../problem.ts';
import { explainFile } from './explain-file.ts';

/**
 * Makes a file that is whole or not there: written beside it under another name, and named when it is done. An existing
 * file is never overwritten. @throws Problem
 */
export async function makeFreshFile(file: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`;
  try {
    await refuseExisting(file);
    await write(partial);
    await giveName(partial, file);
    await keepName(dirname(file));
  } catch (error) {
    throw explainFile(error, file);
  } finally {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
  if (found) throw Object.assign(new Error(file), { code: 'EEXIST', syscall: 'open' });
}

async function giveName(partial: string, file: string): Promise<void> {
  try {
    // link() never overwrites: of two backups at once to one name, one fails.
    await link(partial, file);
  } catch (error) {
    // File systems of sticks and shares have no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error;
    await refuseExisting(file);
    await rename(partial, file);
  }
}

// On the disk, too, before anybody is told that there is a backup; not every file system can be asked for it.
async function keepName(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
