import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Who may read a secret besides root. */
interface Reader {
  uid: number;
  gid: number;
}

/** Writes a secret to a new file of a folder that only one user can read; returns the file's path. */
export async function writeSecret(folder: string, secret: string, reader?: Reader): Promise<string> {
  const file = join(folder, `.secret-${randomBytes(6).toString('hex')}`);
  // On the disk before anything is encrypted with it: what a lost key sealed is lost as well.
  await writeFile(file, secret, { mode: 0o600, flag: 'wx', flush: true });
  if (reader) await chown(file, reader.uid, reader.gid);
  return file;
}

/** Reads a secret from its file; undefined when there is none. @throws Error when the file is empty. */
export async function readSecret(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim();
    if (secret === '')
      throw new Error(`${file} is empty. Put its content back, or delete the file to have a new one made`);
    return secret;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads a secret from its file, making it first when there is none: whole or not at all, 0600, never overwritten. */
export async function ensureSecret(file: string, make: () => string | Promise<string>): Promise<string> {
  const known = await readSecret(file);
  if (known !== undefined) return known;
  const fresh = await writeSecret(dirname(file), await make());
  try {
    // link() never overwrites: of two starts at once the first one's secret counts for both.
    await link(fresh, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(fresh);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Puts another secret into an existing file: whole or not at all, for the same reader as before. */
export async function replaceSecret(file: string, secret: string): Promise<void> {
  const { uid, gid } = await stat(file);
  const fresh = await writeSecret(dirname(file), secret, { uid, gid });
  await rename(fresh, file);
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
