import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { serverEnvironment } from './environment.js';
import { explainFailure } from './explain-failure.js';
import type { Identity } from './identity.js';
import { endOrphans } from './orphans.js';
import { type Postmaster, readPostmaster } from './running-server.js';
import { serverArguments } from './settings.js';

// Crash recovery of a large database takes minutes. A server that needs longer hangs.
const READY_MS = 300_000;
const POLL_MS = 20;
// Another start was faster, processes of a killed server still run, or the free port was taken meanwhile.
const STILL_GOING = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;
const PORT_TAKEN = /address already in use/i;
const TRIES = 50;
const RETRY_MS = 100;

/** Parameters of a launch. */
export interface Launch {
  cluster: Cluster;
  binaries: Binaries;
  identity: Identity | undefined;
  durable: boolean;
  /** Undefined means any free port. */
  port: number | undefined;
}

/** Returns the server that runs on a cluster, or launches one. Waits while a server starts or stops. */
export async function findOrLaunch(launch: Launch): Promise<Postmaster> {
  for (let tries = 1; ; tries++) {
    const present = await waitWhileUnready(launch.cluster);
    if (present) return present;
    const port = launch.port ?? (await findFreePort());
    const outcome = await launchOnce(launch, port);
    if (typeof outcome !== 'string') return outcome;
    const isPassing = STILL_GOING.test(outcome) || (PORT_TAKEN.test(outcome) && launch.port === undefined);
    if (!isPassing || tries === TRIES) throw explainFailure(outcome, { ...launch.cluster, port });
    if (STILL_GOING.test(outcome)) await endOrphans(launch.cluster);
    await sleep(RETRY_MS);
  }
}

async function waitWhileUnready(cluster: Cluster): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
    const postmaster = await readPostmaster(cluster);
    if (!postmaster || postmaster.isReady) return postmaster;
    await sleep(POLL_MS);
  }
  throw explainFailure(`not ready after ${READY_MS / 1000} s`, cluster);
}

// Resolves to the last errors of the server's log when it did not come up.
async function launchOnce(launch: Launch, port: number): Promise<Postmaster | string> {
  const { cluster } = launch;
  const child = await spawnServer(launch, port);
  const ended = once(child, 'exit').then(([code, signal]) =>
    signal ? `was ended by ${signal}` : `ended with code ${code}`,
  );
  ended.catch(() => undefined);
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
    if (failure) throw explainFailure(failure, cluster);
    if (child.exitCode !== null || child.signalCode !== null) return readFile(cluster.logFile, 'utf8');
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return { ...postmaster, ended };
    await sleep(POLL_MS);
  }
  child.kill('SIGINT');
  throw explainFailure(`not ready after ${READY_MS / 1000} s`, cluster);
}

async function spawnServer({ cluster, binaries, identity, durable }: Launch, port: number): Promise<ChildProcess> {
  // The previous log is kept, since it says why that run ended.
  await rename(cluster.logFile, `${cluster.logFile}.previous`).catch(() => undefined);
  // A file, not a pipe, since the server must be able to outlive this process.
  const log = await open(cluster.logFile, 'w', 0o600);
  try {
    const child = spawn(binaries.postgres, serverArguments(cluster.data, port, durable), {
      ...identity,
      cwd: cluster.home,
      env: serverEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      // Its own process group: Ctrl-C reaches only the app, which then shuts the server down in order.
      detached: true,
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address === 'object' && address) return address.port;
  throw new Error('no free port was found on 127.0.0.1');
}
