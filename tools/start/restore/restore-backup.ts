import {
  CatalogNotLoaded,
  type Environment,
  type Loaded,
  loadCatalog,
  type LoadRows,
  setting,
} from '@image-catalog/database';
import { keyNames } from '@image-catalog/secrets';
import { PostgresNotStarted, startPostgres } from '@image-catalog/embedded-postgres';
import { isDeepStrictEqual } from 'node:util';
import { NotWhole, readArchive } from '../backup/archive.ts';
import { describeMember, MANIFEST, type Manifest } from '../backup/manifest.ts';
import { tableOf } from '../backup/members.ts';
import { Progress } from '../backup/progress.ts';
import { explainReading, type Verified, verifyBackup } from '../backup/verify-backup.ts';
import { dataFolderAt, openDataFolder } from '../data-folder.ts';
import { placeOf } from '../database.ts';
import { takeLock } from '../lock.ts';
import { errorCode, explainFiles, Problem, say } from '../problem.ts';
import type { Started } from '../started.ts';
import { refuseData, Staging } from './staging.ts';

/** What it takes to restore a backup. */
export interface RestoreJob {
  environment: Environment;
  /** Absolute. */
  dataFolder: string;
  /** Absolute. */
  file: string;
  started: Started;
  interrupt: AbortSignal;
}

/** Result of a restore. */
export interface Restored extends Loaded {
  verified: Verified;
}

/**
 * Creates an installation from a backup: database and keys. The whole backup is verified before
 * anything is written, and an interrupted restore does not start. @throws Problem
 */
export async function restoreBackup(job: RestoreJob): Promise<Restored> {
  await refuseData(dataFolderAt(job.dataFolder));
  console.log('  Verifying the backup');
  const verified = await verifyBackup(job.file, new Progress());
  refuseOtherKeys(job.environment, verified.manifest);
  job.interrupt.throwIfAborted();
  const folder = await openDataFolder(job.dataFolder);
  const lock = await takeLock(folder.lock, 'start.ts');
  job.started.atLast(() => lock.release());
  await refuseData(folder);
  const staging = new Staging(folder);
  try {
    await staging.begin();
    console.log('  Restoring');
    await staging.writeKeys(verified.keys);
    const loaded = await load(job, staging, verified.manifest);
    await staging.finish();
    return { ...loaded, verified };
  } catch (error) {
    await staging.remove();
    throw explainFiles(error, folder.path);
  }
}

// Keys of the environment take precedence over those of the folder, and may not open the restored passwords.
function refuseOtherKeys(environment: Environment, { sealing_keys }: Manifest): void {
  const given = setting(environment, 'SEALING_PRIVATE_KEY');
  if (given === undefined) return;
  const known = keyNames(given);
  if (sealing_keys.every((name) => known.includes(name))) return;
  throw new Problem(
    'SEALING_PRIVATE_KEY is set but does not open the passwords of the backup. Unset it and SEALING_PUBLIC_KEY to use ' +
      'the keys of the backup. Nothing was changed.',
  );
}

async function load(job: RestoreJob, staging: Staging, manifest: Manifest): Promise<Loaded> {
  const given = setting(job.environment, 'DATABASE_URL');
  try {
    if (given !== undefined) return await loadInto(given, placeOf(given), job, manifest);
    const server = await startPostgres({ folder: staging.postgres, durable: true });
    try {
      return await loadInto(server.url, staging.postgres, job, manifest);
    } finally {
      await server.stop();
    }
  } catch (error) {
    throw error instanceof PostgresNotStarted ? new Problem(error.message, { cause: error }) : error;
  }
}

async function loadInto(url: string, place: string, job: RestoreJob, manifest: Manifest): Promise<Loaded> {
  try {
    return await loadCatalog(url, manifest.catalog, (loadRows) => fill(job, manifest, loadRows));
  } catch (error) {
    throw explainLoading(error, place, job.file);
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  '53100': 'The disk is full. Free some space and restore again.',
  '42501': 'Make the user of DATABASE_URL the owner of the database.',
};

// Errors of PostgreSQL have a code of five characters and no system call.
function explainLoading(error: unknown, place: string, file: string): unknown {
  if (error instanceof NotWhole) return explainReading(error, file);
  const isOfDatabase = /^[0-9A-Z]{5}$/.test(errorCode(error)) && !(error instanceof Object && 'syscall' in error);
  if (!isOfDatabase && !(error instanceof CatalogNotLoaded)) return error;
  const advice = ADVICE[errorCode(error)];
  return new Problem(
    `The backup cannot be restored into ${place}: ${say(error)}. Nothing was kept.${advice ? ` ${advice}` : ''}`,
    { cause: error },
  );
}

async function fill({ file, interrupt }: RestoreJob, manifest: Manifest, loadRows: LoadRows): Promise<void> {
  const progress = new Progress();
  const tables = new Map(manifest.catalog.tables.map((table) => [table.name, table]));
  const expected = manifest.members.values();
  const tell = (share: number) => progress.tell(`${Math.floor(share * 100)} % restored`);
  for await (const member of readArchive(file, tell)) {
    interrupt.throwIfAborted();
    if (member.name === MANIFEST) continue;
    if (!isDeepStrictEqual(describeMember(member), expected.next().value))
      throw new NotWhole(`${member.name} has changed since it was verified`);
    const table = tables.get(tableOf(member.name) ?? '');
    if (table) await loadRows(table, member.bytes);
  }
  if (!expected.next().done) throw new NotWhole('its end has changed since it was verified');
}
