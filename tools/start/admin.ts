import { foundCatalog, hasUsers, randomPassword, setPassword } from '@image-catalog/catalog';
import { type Environment, setting, withDataSource } from '@image-catalog/database';
import { ensureSecret, readSecret } from '@image-catalog/secrets';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { START } from './options.ts';
import { Problem } from './problem.ts';

export const LOGIN = 'admin';

/** The admin's password, and how to show it. */
export interface Access {
  /** Undefined when only the user knows it. */
  password: string | undefined;
  /** Text behind "Password" on the screen. */
  note: string;
  /** The credentials in a shell command, without a second copy of the password on the screen. */
  inShell: string;
}

/**
 * Creates the first admin. An existing admin is left unchanged unless a reset is requested. A generated password is
 * kept beside the other keys (0600), since they give full access anyway. A password from ADMIN_PASSWORD is not kept.
 */
export async function provideAdmin(
  environment: Environment,
  { url, keys, reset }: { url: string; keys: string; reset: boolean },
): Promise<Access> {
  const file = join(keys, 'admin_password');
  const chosen = setting(environment, 'ADMIN_PASSWORD');
  return withDataSource(url, 'image-catalog start', async (database) => {
    const isFirst = !(await hasUsers(database));
    if (!isFirst && !reset) return existing(file, chosen);
    if (reset || chosen !== undefined) await rm(file, { force: true });
    // Written to its file first: an interrupted start continues with the same password.
    const password = chosen ?? (await ensureSecret(file, randomPassword));
    const isDone = await (isFirst ? foundCatalog : setPassword)(database, LOGIN, password);
    if (!isDone) throw new Problem(`There is no user ${LOGIN} whose password could be reset.`);
    return chosen === undefined ? shownOnce(file, password) : fromEnvironment(chosen);
  });
}

async function existing(file: string, chosen: string | undefined): Promise<Access> {
  if (chosen !== undefined)
    return fromEnvironment(chosen, ', unless it was changed: an existing admin keeps its password');
  const known = await readSecret(file);
  if (known !== undefined) return { password: known, note: `unchanged; kept in ${file}`, inShell: catInShell(file) };
  return { password: undefined, note: `unchanged; lost it? Stop, then: ${START} --reset-password`, inShell: LOGIN };
}

function shownOnce(file: string, password: string): Access {
  return { password, note: `${password}   (shown only once; kept in ${file})`, inShell: catInShell(file) };
}

function fromEnvironment(password: string, doubt = ''): Access {
  return { password, note: `the one in ADMIN_PASSWORD${doubt}`, inShell: `"${LOGIN}:$ADMIN_PASSWORD"` };
}

function catInShell(file: string): string {
  return `"${LOGIN}:$(cat '${file}')"`;
}

/** Returns the password for the sample. @throws Problem when it is unknown. */
export function requirePassword({ password }: Access): string {
  if (password !== undefined) return password;
  throw new Problem(`The sample needs the admin's password. Stop, then run: ADMIN_PASSWORD=... ${START} --sample`);
}
