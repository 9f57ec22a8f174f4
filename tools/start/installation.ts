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
// The pid of a killed program is gone before its port is closed.
const PORT_PATIENCE_MS = 5_000;

/** Everything that the programs need. */
export interface Installation {
  folder: DataFolder;
  lock: Lock;
  host: string;
  port: number;
  databaseUrl: string;
  /** Folder of the embedded server's files; undefined with DATABASE_URL. */
  databaseFolder: string | undefined;
  publicKey: string;
  privateKey: string;
  access: Access;
}

/** Sets up folder, PostgreSQL, keys, schema and first admin, as far as missing. @throws Problem */
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
  // After the database: then keys without a database mean a lost database, not an interrupted first start.
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

// The server's files may be elsewhere: where `moved-to` points, or on another disk.
async function isSameDisk(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one), stat(other)]);
  return first.dev === second.dev;
}

/** Returns the host name for clients on this machine. */
export function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

// A killed start leaves its programs running, and they keep the port.
async function endLeftovers({ leftovers }: Lock): Promise<boolean> {
  let hasKilled = false;
  for (const leftover of leftovers) {
    if (!(await isRunning(leftover))) continue;
    console.log(`  The previous start was killed. Ending its process ${leftover.pid}`);
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
