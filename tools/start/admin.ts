import { ensureAdmin, hasUsers, randomPassword, setPassword } from '@image-catalog/catalog';
import { type Environment, setting, withDataSource } from '@image-catalog/database';
import { ensureSecret, readSecret } from '@image-catalog/secrets';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { START } from './options.ts';
import { Problem } from './problem.ts';

export const LOGIN = 'admin';

/** What this start knows about the admin's password. */
export interface Access {
  /** Undefined when only the person knows it. */
  password: string | undefined;
  /** What stands behind "Password" on the screen. */
  note: string;
  /** How a command in a shell names it, so that no second copy of it is on the screen. */
  inShell: string;
}

/**
 * Makes the first admin, or leaves an existing one alone unless a reset is asked for. A password of our own choice is
 * kept beside the other keys (0600), as whoever reads those has the catalog anyway; one from ADMIN_PASSWORD is not.
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
    // Kept before it counts: a start that is cut off between the two goes on with the same password.
    const password = chosen ?? (await ensureSecret(file, randomPassword));
    const isDone = await (isFirst ? ensureAdmin : setPassword)(database, LOGIN, password);
    if (!isDone) throw new Problem(`There is no user ${LOGIN} whose password could be reset.`);
    return chosen === undefined ? shownOnce(file, password) : fromEnvironment(chosen);
  });
}

async function existing(file: string, chosen: string | undefined): Promise<Access> {
  if (chosen !== undefined) return fromEnvironment(chosen, ', if it is still that: an existing admin is left alone');
  const known = await readSecret(file);
  if (known !== undefined) return { password: known, note: `unchanged, kept in ${file}`, inShell: catInShell(file) };
  return { password: undefined, note: `unchanged; lost it? Stop, then: ${START} --reset-password`, inShell: LOGIN };
}

function shownOnce(file: string, password: string): Access {
  return { password, note: `${password}   (shown this once; kept in ${file})`, inShell: catInShell(file) };
}

function fromEnvironment(password: string, doubt = ''): Access {
  return { password, note: `the one in ADMIN_PASSWORD${doubt}`, inShell: `"${LOGIN}:$ADMIN_PASSWORD"` };
}

function catInShell(file: string): string {
  return `"${LOGIN}:$(cat '${file}')"`;
}

/** Says what a sample needs of the password. @throws Problem when nobody here knows it. */
export function requirePassword({ password }: Access): string {
  if (password !== undefined) return password;
  throw new Problem(`Adding the sample needs the admin's password. Stop, then: ADMIN_PASSWORD=... ${START} --sample`);
}
