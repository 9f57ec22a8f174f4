import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildGlanceImage, PagedOpenstack } from './paged-openstack.js';
import { WorkerProcess } from './worker-process.js';

const MANY = 50;

let engine: Engine;
let source: PagedOpenstack;
let hanging: Server;
let workers: WorkerProcess[];

beforeEach(async () => {
  engine = await Engine.open();
  source = await PagedOpenstack.start();
  source.images = Array.from({ length: 25 }, (_, index) => buildGlanceImage(index + 1));
  hanging = createServer(() => undefined);
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
  hanging.closeAllConnections();
  await new Promise<void>((resolve) => hanging.close(() => resolve()));
  await source.close();
  await engine.close();
});

async function createOpenstack(url: string): Promise<number> {
  const type = 'Foreman::Model::Openstack';
  const id = await engine.createComputeResource({ type, url, user: 'me', sync_due_at: null });
  const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, 'secret');
  await engine.database.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, password]);
  return id;
}

const statesOf = (ids: number[]): Promise<{ id: number; runs: number; state: string }[]> =>
  engine.database.query(
    `SELECT compute_resource_id AS id, count(*)::int AS runs, min(state) AS state FROM sync_runs
     WHERE compute_resource_id = ANY($1) GROUP BY 1 ORDER BY 1`,
    [ids],
  );

it('syncs fifty compute resources that are due at once, each once, whatever hangs or fails beside them', async () => {
  const port = (hanging.address() as AddressInfo).port;
  const stuck = await createOpenstack(`http://127.0.0.1:${port}/v3`);
  const broken = await createOpenstack('http://127.0.0.1:1/v3');
  const well: number[] = [];
  for (let count = 0; count < MANY; count++) well.push(await createOpenstack(source.url));
  await engine.database.query('UPDATE compute_resources SET sync_due_at = now()');
  const environment = {
    DATABASE_URL: engine.url,
    SEALING_PUBLIC_KEY: engine.keys.public_key,
    SEALING_PRIVATE_KEY: engine.keys.private_key,
    SYNC_CONCURRENCY: '2',
    SYNC_LEASE_SECONDS: '30',
    EGRESS: JSON.stringify({ '*': [{ host: '127.0.0.1', ports: [1, port, Number(new URL(source.url).port)] }] }),
  };

  workers = [WorkerProcess.start(environment), WorkerProcess.start(environment)];
  let states = await statesOf(well);
  while (states.filter(({ state }) => state !== 'running').length < MANY) {
    await sleep(100);
    states = await statesOf(well);
  }

  expect(states).toEqual(well.map((id) => ({ id, runs: 1, state: 'succeeded' })));
  expect(await statesOf([stuck])).toEqual([{ id: stuck, runs: 1, state: 'running' }]);
  expect(await statesOf([broken])).toEqual([{ id: broken, runs: 1, state: 'failed' }]);
});
