import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The user who may read a secret, besides root. */
interface Reader {
  uid: number;
  gid: number;
}

/** Writes a secret to a new file that only one user can read; returns the path. */
export async function writeSecret(folder: string, secret: string, reader?: Reader): Promise<string> {
  const file = join(folder, `.secret-${randomBytes(6).toString('hex')}`);
  // Flushed to disk before it is used, since a lost key means lost secrets.
  await writeFile(file, secret, { mode: 0o600, flag: 'wx', flush: true });
  if (reader) await chown(file, reader.uid, reader.gid);
  return file;
}

/** Reads a secret from its file; undefined when there is none. @throws Error when the file is empty. */
export async function readSecret(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim();
    if (secret === '')
      throw new Error(`${file} is empty. Restore its content, or delete the file to create a new secret`);
    return secret;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads a secret from its file, or creates it: atomically, 0600, never overwritten. */
export async function ensureSecret(file: string, make: () => string | Promise<string>): Promise<string> {
  const known = await readSecret(file);
  if (known !== undefined) return known;
  const fresh = await writeSecret(dirname(file), await make());
  try {
    // link() never overwrites. When two starts run at once, both use the secret of the first.
    await link(fresh, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(fresh);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Replaces the secret in an existing file atomically. The reader stays the same. */
export async function replaceSecret(file: string, secret: string): Promise<void> {
  const { uid, gid } = await stat(file);
  const fresh = await writeSecret(dirname(file), secret, { uid, gid });
  await rename(fresh, file);
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
