import { type CatalogSnapshot, type Environment, readCatalog, unknownMigrations } from '@image-catalog/database';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { DataFolder } from '../data-folder.ts';
import { errorCode, Problem, say } from '../problem.ts';
import type { Started } from '../started.ts';
import { type Member, writeArchive } from './archive.ts';
import { makeFreshFile } from './fresh-file.ts';
import { describeMember, type KnownMember, makeManifest, MANIFEST } from './manifest.ts';
import { blockName } from './members.ts';
import { type OpenedCatalog, openCatalog, requireDatabase } from './opened-catalog.ts';
import { Progress } from './progress.ts';
import { readKeys } from './read-keys.ts';
import { type Verified, verifyBackup } from './verify-backup.ts';

/** Parameters of a backup. */
export interface BackupJob {
  repository: string;
  environment: Environment;
  folder: DataFolder;
  /** Absolute. */
  file: string;
  started: Started;
  interrupt: AbortSignal;
}

/**
 * Writes an installation's database and keys to one file, while it runs or is stopped. Verifies the file
 * before it gets its final name. @throws Problem
 */
export async function makeBackup(job: BackupJob): Promise<Verified> {
  const { environment, folder, file, interrupt } = job;
  // Checked first, before PostgreSQL is started for it.
  await requireDatabase(environment, folder);
  const keys = await readKeys(environment, folder.keys);
  let verified: Verified | undefined;
  await makeFreshFile(file, async (partial) => {
    const catalog = await openCatalog(environment, folder, job.started);
    interrupt.throwIfAborted();
    console.log(`  Backing up the database in ${catalog.place}`);
    await writeAll({ ...job, keys }, catalog, partial);
    console.log('  Verifying the backup');
    verified = await verifyBackup(partial, new Progress());
    interrupt.throwIfAborted();
  });
  if (verified === undefined) throw new Error('the backup was not verified');
  return verified;
}

/** A backup job with the keys that were read. */
interface KeyedJob extends BackupJob {
  keys: Member[];
}

async function writeAll(job: KeyedJob, { url, place }: OpenedCatalog, partial: string): Promise<void> {
  try {
    await readCatalog(url, (snapshot) => writeArchive(partial, membersOf(job, snapshot), job.interrupt));
  } catch (error) {
    throw explainDatabase(error, place);
  }
}

async function* membersOf(job: KeyedJob, snapshot: CatalogSnapshot): AsyncGenerator<Member> {
  refuseNewer(snapshot);
  const members: KnownMember[] = [];
  for (const member of job.keys) {
    members.push(describeMember(member));
    yield member;
  }
  const rows: Record<string, number> = {};
  for await (const { member, table, count } of blocksOf(snapshot)) {
    members.push(describeMember(member));
    rows[table] = (rows[table] ?? 0) + count;
    yield member;
  }
  await refuseOtherKeys(job);
  const { shape: catalog, sealingKeys: sealing_keys } = snapshot;
  const all = Object.fromEntries(catalog.tables.map(({ name }) => [name, rows[name] ?? 0]));
  const version = await readVersion(job.repository);
  yield { name: MANIFEST, bytes: makeManifest({ version, catalog, rows: all, sealing_keys, members }) };
}

async function* blocksOf({ shape, rowsOf }: CatalogSnapshot) {
  const progress = new Progress();
  let total = 0;
  for (const table of shape.tables) {
    let blocks = 0;
    for await (const { bytes, rows: count } of rowsOf(table)) {
      blocks += 1;
      total += bytes.length;
      yield { member: { name: blockName(table, blocks), bytes }, table: table.name, count };
      progress.tell(`${table.name}; ${Math.round(total / 1e6)} MB so far`);
    }
  }
}

function refuseNewer({ shape }: CatalogSnapshot): void {
  const [unknown] = unknownMigrations(shape);
  if (unknown === undefined) return;
  throw new Problem(
    `A newer version of Image Catalog has migrated this database: this version does not know ${unknown}. Make the ` +
      'backup with that version.',
  );
}

// If keys were rotated meanwhile, keys and snapshot may not belong together.
async function refuseOtherKeys({ environment, folder, keys }: KeyedJob): Promise<void> {
  if (isDeepStrictEqual(await readKeys(environment, folder.keys), keys)) return;
  throw new Problem('The keys changed during the backup. Make the backup again.');
}

async function readVersion(repository: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  return version;
}

const ADVICE: Readonly<Record<string, string>> = {
  '42P01': 'It has no tables of Image Catalog. Start Image Catalog once, then make the backup.',
  '55P03': 'A migration is running. Make the backup when it has ended.',
};

// Errors of PostgreSQL have a code of five characters and no system call. A server that stops ends the connection.
function explainDatabase(error: unknown, place: string): unknown {
  const code = errorCode(error);
  const isGone = /^(57P..|ECONNRESET|ECONNREFUSED)$/.test(code) || say(error).startsWith('Connection terminated');
  const isOfDatabase = /^[0-9A-Z]{5}$/.test(code) && !(error instanceof Object && 'syscall' in error);
  if (!isGone && !isOfDatabase) return error;
  const advice = isGone ? 'It was stopped, or is still starting. Make the backup again.' : ADVICE[code];
  return new Problem(
    `The database in ${place} could not be read. ${advice ?? 'No backup was made.'} Reason given: ${say(error)}`,
    { cause: error },
  );
}
