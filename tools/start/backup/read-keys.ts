import { type Environment, setting } from '@image-catalog/database';
import { readSecret } from '@image-catalog/secrets';
import { join } from 'node:path';
import { Problem, say } from '../problem.ts';
import type { Member } from './archive.ts';
import { KEYS } from './members.ts';

/**
 * Reads the keys of an installation, from the environment or else from its folder, and the first admin's
 * password if it is kept there. @throws Problem when the sealing keys are missing.
 */
export async function readKeys(environment: Environment, folder: string): Promise<Member[]> {
  const members: Member[] = [];
  for (const name of ['sealing_private_key', 'sealing_public_key']) {
    const text = setting(environment, name.toUpperCase()) ?? (await readKey(join(folder, name)));
    if (text === undefined) throw missing(join(folder, name), name.toUpperCase());
    members.push(memberOf(name, text));
  }
  const password = await readKey(join(folder, 'admin_password'));
  return password === undefined ? members : [...members, memberOf('admin_password', password)];
}

function memberOf(name: string, text: string): Member {
  return { name: KEYS + name, bytes: Buffer.from(text) };
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    return await readSecret(file);
  } catch (error) {
    throw new Problem(`${file} cannot be read: ${say(error)}. Run this as the user that starts Image Catalog.`, {
      cause: error,
    });
  }
}

function missing(file: string, name: string): Problem {
  return new Problem(
    `${file} is missing. A backup without it could not open any stored password. Restore the file, or set ${name} as it ` +
      'is set where Image Catalog is started.',
  );
}
