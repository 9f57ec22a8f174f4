import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { allowLoopback, Engine } from './engine.js';
import { buildGlanceImage, PagedOpenstack } from './paged-openstack.js';
import { WorkerProcess } from './worker-process.js';

const certificateFile = (name: string) =>
  fileURLToPath(new URL(`../../../packages/providers/test/certificates/${name}.pem`, import.meta.url));

let engine: Engine;
let source: PagedOpenstack;
let workers: WorkerProcess[];

beforeEach(async () => {
  engine = await Engine.open();
  const pem = readFileSync(certificateFile('signed'));
  source = await PagedOpenstack.start({ key: pem, cert: pem });
  source.images = [1, 2, 3].map(buildGlanceImage);
  workers = [];
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
  await source.close();
  await engine.close();
});

function startWorker(settings: Record<string, string>): WorkerProcess {
  const worker = WorkerProcess.start({
    DATABASE_URL: engine.url,
    SEALING_PUBLIC_KEY: engine.keys.public_key,
    SEALING_PRIVATE_KEY: engine.keys.private_key,
    EGRESS: allowLoopback([Number(new URL(source.url).port)]),
    ...settings,
  });
  workers.push(worker);
  return worker;
}

async function runIt(settings: Record<string, string>): Promise<{ state: string; reason: string | null }> {
  const id = await engine.createComputeResource({
    type: 'Foreman::Model::Openstack',
    url: source.url,
    user: 'me',
    sync_due_at: null,
  });
  const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, 'secret');
  await engine.database.query('UPDATE compute_resources SET password = $2, sync_due_at = now() WHERE id = $1', [
    id,
    password,
  ]);
  startWorker(settings);
  const find = 'SELECT state, reason FROM sync_runs WHERE compute_resource_id = $1 AND ended_at IS NOT NULL';
  for (;;) {
    const [run] = await engine.database.query<{ state: string; reason: string | null }[]>(find, [id]);
    if (run) return run;
    await sleep(50);
  }
}

it('does not trust the certificate of an authority that nobody named, and says where to name it', async () => {
  const run = await runIt({});

  expect(run).toEqual({
    state: 'failed',
    reason: expect.stringMatching(/a certificate of an unknown authority: add .+ to CA_FILE of the worker\.$/),
  });
});

it('trusts the authorities of CA_FILE', async () => {
  const run = await runIt({ CA_FILE: certificateFile('authority') });

  expect(run).toEqual({ state: 'succeeded', reason: null });
});

it('does not start with a wrong CA_FILE, and says what is wrong', async () => {
  const file = certificateFile('signed');
  const worker = startWorker({ CA_FILE: file });

  expect(await worker.exit()).toBe(1);
  expect(worker.lines.join('\n')).toContain(
    `The worker could not start: CA_FILE names ${file}, which holds a private key: keep that elsewhere`,
  );
});
