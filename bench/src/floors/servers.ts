import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PROGRAM_FLAGS } from '../../../tools/start/program-flags.ts';

const API = fileURLToPath(new URL('../../../apps/api/dist/main.js', import.meta.url));
const FLOOR = fileURLToPath(new URL('floor.ts', import.meta.url));
const START_TRIES = 100;

/** A server in a process of its own. */
export interface RunningServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the built API as in production. Its eight connections and two for look-ups equal the floor's ten. */
export async function startApi(
  databaseUrl: string,
  sealingKey: string,
  { poolSize = 8, nodeOptions = [] as string[] } = {},
): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [...PROGRAM_FLAGS.API, ...nodeOptions, API], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(poolSize),
      SEALING_PUBLIC_KEY: sealingKey,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const server = { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => stop(child) };
  for (let tries = 0; tries < START_TRIES; tries++) {
    if (child.exitCode !== null) break;
    if (await answers(`${server.url}/api/ping`)) return server;
    await sleep(100);
  }
  await server.stop();
  throw new Error('The API did not start; is it built?');
}

/** Starts the floor with the statements of a file. */
export async function startFloor(databaseUrl: string, statementsFile: string): Promise<RunningServer> {
  const child = fork(FLOOR, [databaseUrl, statementsFile], { env: { ...process.env, NODE_ENV: 'production' } });
  const url = await Promise.race([
    once(child, 'message').then(([message]) => message as string),
    once(child, 'exit').then(() => undefined),
  ]);
  if (url === undefined) throw new Error('The floor did not start');
  return { url, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, 'exit');
  child.kill('SIGTERM');
  await end;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
