import { type Environment, hasSealedSecrets, setting, withDataSource } from '@image-catalog/database';
import { readSecret } from '@image-catalog/secrets';
import { examineCluster, PostgresNotStarted } from '@image-catalog/embedded-postgres';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.ts';
import { RESTORE } from './options.ts';
import { explainFiles, Problem, say } from './problem.ts';

const PRIVATE_KEY = 'sealing_private_key';

/**
 * Refuses to create an empty catalog where there was one: after an interrupted restore, beside keys whose database
 * is missing, or over an unusable database. @throws Problem
 */
export async function refuseLostDatabase(environment: Environment, folder: DataFolder): Promise<void> {
  const { path, postgres, keys, restoring } = folder;
  if (existsSync(restoring)) {
    throw new Problem(
      `A restore into ${path} was interrupted. Run it again: ${RESTORE} <file> --data '${path}'. If it says that there is data ` +
        `already, move ${path} away first.`,
    );
  }
  if (setting(environment, 'DATABASE_URL') !== undefined || (await holdsCluster(postgres))) return;
  const key = join(keys, PRIVATE_KEY);
  if ((await readKey(key)) === undefined) return;
  throw new Problem(
    `There are keys in ${keys}, but no database in ${postgres}. If the catalog used your own server, set DATABASE_URL. If ` +
      `its database was lost, move ${path} away and restore a backup: ${RESTORE} <file>. If nothing was ever stored here, ` +
      `as after a first start that failed, delete ${keys} and start again.`,
  );
}

/** Refuses to create new keys for a database with secrets of other keys. @throws Problem */
export async function refuseLostKeys(environment: Environment, folder: string, databaseUrl: string): Promise<void> {
  const key = join(folder, PRIVATE_KEY);
  if (setting(environment, 'SEALING_PRIVATE_KEY') !== undefined || (await readKey(key)) !== undefined) return;
  if (!(await withDataSource(databaseUrl, 'image-catalog start', hasSealedSecrets))) return;
  const names = ['private', 'public'].map(
    (kind) => `SEALING_${kind.toUpperCase()}_KEY_FILE='${folder}/sealing_${kind}_key'`,
  );
  throw new Problem(
    `The database holds passwords sealed with a key that is not in ${key}. Restore that file, for example from a ` +
      'backup, or set SEALING_PRIVATE_KEY and SEALING_PUBLIC_KEY. If the key is lost for good, create new keys and enter the ' +
      `passwords of compute resources and images again: ${names.join(' ')} pnpm exec image-catalog keys make --replace-lost`,
  );
}

/** Tells whether a folder holds a database. @throws Problem when it is unusable. */
export async function holdsCluster(postgres: string): Promise<boolean> {
  try {
    return (await examineCluster(postgres)) === 'usable';
  } catch (error) {
    throw error instanceof PostgresNotStarted ? new Problem(error.message, { cause: error }) : error;
  }
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    return await readSecret(file);
  } catch (error) {
    const explained = explainFiles(error, file);
    throw explained instanceof Problem ? explained : new Problem(say(error), { cause: error });
  }
}
