import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../problem.ts';
import { explainFile } from './explain-file.ts';

/**
 * Creates a file atomically: writes it under another name and renames it at the end. An existing
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
    // link() never overwrites. When two backups write to one name at once, one fails.
    await link(partial, file);
  } catch (error) {
    // File systems of USB sticks and network shares may have no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error;
    await refuseExisting(file);
    await rename(partial, file);
  }
}

// Flushed to disk before the backup is reported. Some file systems do not support that.
async function keepName(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
