import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { allowLoopback, Engine } from './engine.js';
import { buildGlanceImage, PagedOpenstack } from './paged-openstack.js';
import { WorkerProcess } from './worker-process.js';

const SILENT = 50;

let engine: Engine;
let source: PagedOpenstack;
let silent: Server;
let sockets: Set<Socket>;
let workers: WorkerProcess[];

beforeEach(async () => {
  engine = await Engine.open();
  source = await PagedOpenstack.start();
  source.images = Array.from({ length: 25 }, (_, index) => buildGlanceImage(index + 1));
  sockets = new Set();
  silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  workers = [];
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => silent.close(() => resolve()));
  await source.close();
  await engine.close();
});

function startWorker(environment: Record<string, string> = {}): WorkerProcess {
  const ports = [(silent.address() as AddressInfo).port, Number(new URL(source.url).port)];
  const worker = WorkerProcess.start({
    DATABASE_URL: engine.url,
    SEALING_PUBLIC_KEY: engine.keys.public_key,
    SEALING_PRIVATE_KEY: engine.keys.private_key,
    EGRESS: allowLoopback(ports),
    SYNC_CONCURRENCY: '2',
    SYNC_LEASE_SECONDS: '6',
    ...environment,
  });
  workers.push(worker);
  return worker;
}

/** A compute resource of each kind that a silent host can be given as. */
async function createSilent(number: number): Promise<number> {
  const { port } = silent.address() as AddressInfo;
  const kinds = [
    { type: 'ImageCatalog::Simplestreams', url: `http://127.0.0.1:${port}/${number}/` },
    { type: 'ImageCatalog::Simplestreams', url: `https://127.0.0.1:${port}/${number}/` },
    { type: 'Foreman::Model::Libvirt', url: `qemu+tcp://127.0.0.1:${port}/system` },
    { type: 'Foreman::Model::Openstack', url: `http://127.0.0.1:${port}/v3`, user: 'me', attrs: { tenant: 'mine' } },
  ];
  return withPassword(await engine.createComputeResource(kinds[number % kinds.length]));
}

async function createHealthy(): Promise<number> {
  const type = 'Foreman::Model::Openstack';
  return withPassword(await engine.createComputeResource({ type, url: source.url, user: 'me', sync_due_at: null }));
}

async function withPassword(id: number): Promise<number> {
  const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, 'secret');
  await engine.database.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, password]);
  return id;
}

const statesOf = async (ids: number[]): Promise<Record<string, number>> => {
  const rows: { state: string; count: number }[] = await engine.database.query(
    'SELECT state, count(*)::int AS count FROM sync_runs WHERE compute_resource_id = ANY($1) GROUP BY 1',
    [ids],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};

async function untilStates(ids: number[], wanted: Record<string, number>, seconds = 40): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end && JSON.stringify(await statesOf(ids)) !== JSON.stringify(wanted)) await sleep(50);
  expect(await statesOf(ids)).toEqual(wanted);
}

async function createManySilent(): Promise<number[]> {
  const ids: number[] = [];
  for (let number = 0; number < SILENT; number++) ids.push(await createSilent(number));
  await engine.database.query('UPDATE compute_resources SET sync_due_at = now()');
  return ids;
}

it('syncs a healthy source while fifty others accept and never answer', async () => {
  const stuck = await createManySilent();
  const health = await startWorker().ready();
  await untilStates(stuck, { running: SILENT });

  const begin = performance.now();
  const id = await createHealthy();
  await engine.makeDue(id);
  await untilStates([id], { succeeded: 1 });

  console.log(`looked at after ${Math.round(performance.now() - begin)} ms`);
  expect(await statesOf(stuck)).toEqual({ running: SILENT });
  expect((await fetch(health)).status).toBe(200);
  // What waits holds no connection: the pool has six.
  const [{ busy }] = await engine.database.query(
    `SELECT count(*)::int AS busy FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'image-catalog worker' AND state LIKE 'idle in%'`,
  );
  expect(busy).toBe(0);
});

it('keeps the leases of all that it waits for, and cancels any of them', async () => {
  const stuck = await createManySilent();
  startWorker();
  await untilStates(stuck, { running: SILENT });
  const cancelled = stuck.slice(0, 20);

  // Longer than a lease: another worker finds nothing to take over.
  await sleep(7_000);
  const [{ lost }] = await engine.database.query(
    'SELECT count(*)::int AS lost FROM sync_leases WHERE expires_at < now() OR token > 1',
  );
  await engine.database.query(`UPDATE sync_runs SET cancel_requested_at = now() WHERE compute_resource_id = ANY($1)`, [
    cancelled,
  ]);

  await untilStates(cancelled, { cancelled: 20 });
  expect(lost).toBe(0);
  expect(await statesOf(stuck.slice(20))).toEqual({ running: SILENT - 20 });
});

it('stops while it waits for fifty sources, and leaves all of them to the next', async () => {
  const stuck = await createManySilent();
  const worker = startWorker();
  await untilStates(stuck, { running: SILENT });

  const begin = performance.now();
  const code = await worker.end('SIGTERM');

  console.log(`stopped within ${Math.round(performance.now() - begin)} ms`);
  expect(code).toBe(0);
  expect(await statesOf(stuck)).toEqual({ running: SILENT });
  const [{ held }] = await engine.database.query(
    'SELECT count(*)::int AS held FROM sync_leases WHERE expires_at > now()',
  );
  expect(held).toBe(0);
});

it('shares the work with another worker while both wait for silent sources', async () => {
  const stuck = await createManySilent();
  startWorker();
  startWorker();
  await untilStates(stuck, { running: SILENT });
  const healthy: number[] = [];
  for (let count = 0; count < 10; count++) healthy.push(await createHealthy());
  await engine.database.query('UPDATE compute_resources SET sync_due_at = now() WHERE id = ANY($1)', [healthy]);

  await untilStates(healthy, { succeeded: 10 });

  const holders: { holder: string }[] = await engine.database.query('SELECT DISTINCT holder FROM sync_leases');
  expect(holders).toHaveLength(2);
});
