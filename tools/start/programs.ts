import { setting } from '@image-catalog/database';
import { join } from 'node:path';
import { serviceEnvironment } from './environment.ts';
import { type Installation, reachableName } from './installation.ts';
import { LogFile } from './log-file.ts';
import { ensureFreePort } from './port.ts';
import { PROGRAM_FLAGS } from './program-flags.ts';
import { waitUntilReady } from './ready.ts';
import { EXAMPLES } from './sample.ts';
import { Service } from './service.ts';
import type { Started } from './started.ts';
import { Supervision } from './supervision.ts';

const LOOPBACK = '127.0.0.1';

/** Parameters for running the programs of an installation. */
export interface Launch {
  repository: string;
  installation: Installation;
  environment: NodeJS.ProcessEnv;
  started: Started;
  interrupt: AbortSignal;
}

/** Runs the API and the worker and waits until both respond; returns the API's URL. @throws Problem when one dies. */
export async function runPrograms(launch: Launch): Promise<string> {
  const { installation, interrupt, started } = launch;
  const workerPort = await ensureFreePort(LOOPBACK, 0);
  const worker = await run(launch, 'worker', workerSettings(launch, workerPort));
  const api = await run(launch, 'API', apiSettings(launch));
  const url = `http://${reachableName(installation.host)}:${installation.port}`;
  const ready = (async () => {
    await waitUntilReady('API', `${url}/api/ping`, interrupt);
    await waitUntilReady('worker', `http://${LOOPBACK}:${workerPort}/health`, interrupt);
  })();
  await Promise.race([started.failure(), ready]);
  for (const program of [worker, api]) program.prove();
  return url;
}

async function run(launch: Launch, name: 'API' | 'worker', own: Record<string, string>): Promise<Supervision> {
  const { installation, environment, repository, started } = launch;
  const folder = name.toLowerCase();
  const log = new LogFile(name, join(installation.folder.logs, `${folder}.log`));
  const start = async () => {
    const service = new Service({
      name,
      main: join(repository, 'apps', folder, 'dist', 'main.js'),
      flags: PROGRAM_FLAGS[name],
      environment: serviceEnvironment(environment, own),
      log,
    });
    await installation.lock.note(service.known).catch(async (error: unknown) => {
      await service.stop();
      throw error;
    });
    return service;
  };
  const supervision = new Supervision({ name, title: `The ${name}`, start, log: log.path }, await start());
  started.supervise(supervision);
  return supervision;
}

// The API never gets the private key: it seals passwords but cannot open any.
function apiSettings(launch: Launch): Record<string, string> {
  const { databaseUrl, databaseFolder, host, port } = launch.installation;
  return {
    DATABASE_URL: databaseUrl,
    ...(databaseFolder !== undefined && { DATABASE_FOLDER: databaseFolder }),
    HOST: host,
    PORT: String(port),
    ...keySetting(launch, 'public'),
  };
}

// Generated keys are read from their files, so that a rotation needs no restart.
function keySetting({ installation, environment }: Launch, kind: 'public' | 'private'): Record<string, string> {
  const name = `SEALING_${kind.toUpperCase()}_KEY`;
  if (setting(environment, name) === undefined)
    return { [`${name}_FILE`]: join(installation.folder.keys, `sealing_${kind}_key`) };
  return { [name]: kind === 'public' ? installation.publicKey : installation.privateKey };
}

function workerSettings(launch: Launch, port: number): Record<string, string> {
  const { installation, environment, repository } = launch;
  return {
    // Poll every second, since a person waits for the sync, and allow the worker to read the examples.
    SYNC_POLL_SECONDS: environment['SYNC_POLL_SECONDS'] ?? '1',
    SIMPLESTREAMS_FILES_ROOT: environment['SIMPLESTREAMS_FILES_ROOT'] ?? join(repository, EXAMPLES),
    DATABASE_URL: installation.databaseUrl,
    WORKER_HOST: LOOPBACK,
    WORKER_PORT: String(port),
    ...keySetting(launch, 'public'),
    ...keySetting(launch, 'private'),
  };
}
