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
 * Makes sure that no empty catalog begins where there was one: after a restore that was cut off, beside keys whose database
 * is gone, or over a database that cannot be used as it is. @throws Problem
 */
export async function refuseLostDatabase(environment: Environment, folder: DataFolder): Promise<void> {
  const { path, postgres, keys, restoring } = folder;
  if (existsSync(restoring)) {
    throw new Problem(
      `A restore into ${path} was cut off. Make it again: ${RESTORE} <file> --data '${path}'. If it says that there is data ` +
        `already, move ${path} away first.`,
    );
  }
  if (setting(environment, 'DATABASE_URL') !== undefined || (await holdsCluster(postgres))) return;
  const key = join(keys, PRIVATE_KEY);
  if ((await readKey(key)) === undefined) return;
  throw new Problem(
    `There are keys in ${keys}, and no database in ${postgres}. If the catalog used a server of yours, set DATABASE_URL. If ` +
      `its database was lost, move ${path} away and restore a backup: ${RESTORE} <file>. If nothing was ever stored here, ` +
      `as after a first start that failed, delete ${keys} and start again.`,
  );
}

/** Makes sure that no new keys are made for a database whose secrets they could not open. @throws Problem */
export async function refuseLostKeys(environment: Environment, folder: string, databaseUrl: string): Promise<void> {
  const key = join(folder, PRIVATE_KEY);
  if (setting(environment, 'SEALING_PRIVATE_KEY') !== undefined || (await readKey(key)) !== undefined) return;
  if (!(await withDataSource(databaseUrl, 'image-catalog start', hasSealedSecrets))) return;
  const names = ['private', 'public'].map(
    (kind) => `SEALING_${kind.toUpperCase()}_KEY_FILE='${folder}/sealing_${kind}_key'`,
  );
  throw new Problem(
    `The database holds passwords that were sealed with a key which is not in ${key}. Put that file back, from a backup for ` +
      'one, or set SEALING_PRIVATE_KEY and SEALING_PUBLIC_KEY. If the key is lost for good, make new ones, and enter the ' +
      `passwords of compute resources and images again: ${names.join(' ')} pnpm exec image-catalog keys make --replace-lost`,
  );
}

/** Tells whether a folder holds a database. @throws Problem when it holds one that cannot be used as it is. */
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
