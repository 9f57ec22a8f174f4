import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureAdmin } from '@image-catalog/catalog';
import { buildDataSource } from '@image-catalog/database';
import { generateSealingKeys } from '@image-catalog/secrets';
import { PROGRAM_FLAGS } from '../../../tools/start/program-flags.ts';
import type { Target } from './load.ts';

/** A child process that answers on a port. */
export interface Running extends Target {
  pid: number;
  stop(): Promise<void>;
}

const PASSWORD = 'benchmark';

const MAIN = fileURLToPath(import.meta.resolve('@image-catalog/api/dist/main.js'));

/** Writes the header of a login. */
export function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}

/** Starts the built API on a database, as `pnpm start` does. */
export async function startApi(url: string, main = MAIN): Promise<Running> {
  const database = await buildDataSource(url).initialize();
  await ensureAdmin(database, 'admin', PASSWORD);
  await database.destroy();
  const { public_key: SEALING_PUBLIC_KEY } = await generateSealingKeys();
  return start(main, { DATABASE_URL: url, SEALING_PUBLIC_KEY, LOG_LEVEL: 'error' }, '/api/ping');
}

/** Starts the floor on a database. */
export function startFloor(url: string): Promise<Running> {
  return start(fileURLToPath(new URL('./floor.ts', import.meta.url)), { DATABASE_URL: url }, '/');
}

async function start(script: string, settings: Record<string, string>, path: string): Promise<Running> {
  const port = await freePort();
  const child = fork(script, {
    // The floor gets those of the API as well: the code of both is to be compared, and not their heaps.
    execArgv: PROGRAM_FLAGS.API,
    env: { ...process.env, ...settings, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await answers(child, `http://127.0.0.1:${port}${path}`);
  return {
    port,
    pid: child.pid ?? 0,
    authorization: basic('admin', PASSWORD),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error('A server under test ended before it answered');
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error('A server under test does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
