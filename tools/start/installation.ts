import { stat } from 'node:fs/promises';
import { setting } from '@image-catalog/database';
import { type Access, provideAdmin } from './admin.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { bringUpToDate, openDatabase } from './database.ts';
import { DiskWatch } from './disk-watch.ts';
import { provideKeys } from './keys.ts';
import { type Lock, takeLock } from './lock.ts';
import { refuseLostDatabase, refuseLostKeys } from './lost-data.ts';
import { type Options, readPort } from './options.ts';
import { ensureFreePort } from './port.ts';
import { endProcess, isRunning } from './processes.ts';
import type { Started } from './started.ts';

const PATIENCE_MS = 10_000;
// A killed program's number is gone before its last thread has closed its port.
const PORT_PATIENCE_MS = 5_000;

/** Everything that the programs need, made or found. */
export interface Installation {
  folder: DataFolder;
  lock: Lock;
  host: string;
  port: number;
  databaseUrl: string;
  /** Where a server of our own keeps its files; undefined when the server is not ours. */
  databaseFolder: string | undefined;
  publicKey: string;
  privateKey: string;
  access: Access;
}

/** Sets up what is missing: folder, PostgreSQL, keys, schema, first admin. @throws Problem */
export async function setUp(
  options: Options,
  { environment, started, interrupt }: { environment: NodeJS.ProcessEnv; started: Started; interrupt: AbortSignal },
): Promise<Installation> {
  const folder = await openDataFolder(options.dataFolder);
  const lock = await takeLock(folder.lock, 'start.ts');
  started.atLast(() => lock.release());
  const hasKilled = await endLeftovers(lock);
  const { host, port } = await chooseAddress(options, environment, hasKilled ? PORT_PATIENCE_MS : 0);
  await refuseLostDatabase(environment, folder);

  void new DiskWatch(folder.path, warn).run(interrupt);
  const database = await openDatabase(environment, folder.postgres, started);
  console.log(`  PostgreSQL at ${database.place}`);
  if (database.folder !== undefined && !(await isSameDisk(database.folder, folder.path)))
    void new DiskWatch(database.folder, warn).run(interrupt);
  interrupt.throwIfAborted();
  const ran = await bringUpToDate(database, { signal: interrupt });
  console.log(`  Schema up to date${ran > 0 ? ` (${ran} migrations ran)` : ''}`);
  interrupt.throwIfAborted();
  // After the database: keys without one then mean that it was lost, not that a first start was cut off.
  await refuseLostKeys(environment, folder.keys, database.url);
  const keys = await provideKeys(environment, folder.keys);
  const access = await provideAdmin(environment, {
    url: database.url,
    keys: folder.keys,
    reset: options.resetPassword,
  });
  interrupt.throwIfAborted();
  const { public_key: publicKey, private_key: privateKey } = keys;
  const [databaseUrl, databaseFolder] = [database.url, database.folder];
  return { folder, lock, host, port, databaseUrl, databaseFolder, publicKey, privateKey, access };
}

const warn = (line: string) => console.error(`  ${line}`);

// The server's files may lie elsewhere: where `moved-to` leads, or on a disk of their own.
async function isSameDisk(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one), stat(other)]);
  return first.dev === second.dev;
}

/** Says under which name a browser or curl on this machine reaches a host that we listen on. */
export function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

// A start that was killed leaves its programs behind, with the port taken.
async function endLeftovers({ leftovers }: Lock): Promise<boolean> {
  let hasKilled = false;
  for (const leftover of leftovers) {
    if (!(await isRunning(leftover))) continue;
    console.log(`  The start before was killed; ending what it left (process ${leftover.pid})`);
    if ((await endProcess(leftover, PATIENCE_MS)) === 'killed') hasKilled = true;
  }
  return hasKilled;
}

async function chooseAddress(
  options: Options,
  environment: NodeJS.ProcessEnv,
  patienceMs: number,
): Promise<{ host: string; port: number }> {
  const host = setting(environment, 'HOST') ?? '127.0.0.1';
  const wanted = options.port ?? readPort(setting(environment, 'PORT') ?? '3000', 'PORT');
  return { host, port: await ensureFreePort(host, wanted, patienceMs) };
}
