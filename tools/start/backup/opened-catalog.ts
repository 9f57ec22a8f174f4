import { type Environment, setting } from '@image-catalog/database';
import { PostgresNotStarted, readRunningServer, startPostgres } from '@image-catalog/embedded-postgres';
import type { DataFolder } from '../data-folder.ts';
import { placeOf } from '../database.ts';
import { takeLock } from '../lock.ts';
import { holdsCluster } from '../lost-data.ts';
import { Problem, say } from '../problem.ts';
import type { Started } from '../started.ts';

/** A catalog's database, open for reading. */
export interface OpenedCatalog {
  url: string;
  /** Where it is, for messages. */
  place: string;
}

/**
 * Opens the database of an installation: that of DATABASE_URL, the server that runs on the data folder, or one that is
 * started on it temporarily. Never creates a database. @throws Problem
 */
export async function openCatalog(
  environment: Environment,
  folder: DataFolder,
  started: Started,
): Promise<OpenedCatalog> {
  const given = setting(environment, 'DATABASE_URL');
  if (given !== undefined) return { url: given, place: `${placeOf(given)} (DATABASE_URL)` };
  try {
    const running = await readRunningServer(folder.postgres);
    if (running) return { url: running.url, place: `${running.files}, which is in use` };
    return await startForNow(folder, started);
  } catch (error) {
    throw error instanceof PostgresNotStarted ? new Problem(error.message, { cause: error }) : error;
  }
}

/** Checks that there is a database to back up. @throws Problem */
export async function requireDatabase(environment: Environment, { path, postgres }: DataFolder): Promise<void> {
  if (setting(environment, 'DATABASE_URL') !== undefined || (await holdsCluster(postgres))) return;
  throw new Problem(
    `There is no database in ${postgres}, so there is nothing to back up. Set the data folder with --data if it is not ` +
      `${path}, or set DATABASE_URL if Image Catalog uses it.`,
  );
}

async function startForNow({ lock: file, postgres }: DataFolder, started: Started): Promise<OpenedCatalog> {
  try {
    const lock = await takeLock(file, 'start.ts');
    started.atLast(() => lock.release());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(`PostgreSQL is not running, and could not be started for the backup. ${say(error)}`, {
      cause: error,
    });
  }
  const server = await startPostgres({ folder: postgres, durable: true });
  started.add('PostgreSQL', () => server.stop());
  return { url: server.url, place: `${server.files}, which is not in use` };
}
