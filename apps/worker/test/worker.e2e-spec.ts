import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { buildDataSource } from '@image-catalog/database';
import { generateSealingKeys } from '@image-catalog/secrets';
import { setHostileSettings } from '@image-catalog/database/testing';
import { allowLoopback, Engine } from './engine.js';
import { buildGlanceImage, PagedOpenstack } from './paged-openstack.js';
import { WorkerProcess } from './worker-process.js';

const PASSWORD = 'canary-7e21';

let engine: Engine;
let source: PagedOpenstack;
let workers: WorkerProcess[];

beforeEach(async () => {
  engine = await Engine.open();
  source = await PagedOpenstack.start();
  source.images = Array.from({ length: 45 }, (_, index) => buildGlanceImage(index + 1));
  workers = [];
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
  await source.close();
  await engine.close();
});

function startWorker(environment: Record<string, string> = {}): WorkerProcess {
  const worker = WorkerProcess.start({
    DATABASE_URL: engine.url,
    SEALING_PUBLIC_KEY: engine.keys.public_key,
    SEALING_PRIVATE_KEY: engine.keys.private_key,
    EGRESS: allowLoopback([Number(new URL(source.url).port)]),
    ...environment,
  });
  workers.push(worker);
  return worker;
}

async function createOpenstack(): Promise<number> {
  const id = await engine.createComputeResource({
    type: 'Foreman::Model::Openstack',
    url: source.url,
    user: 'me',
    // Due only once the password is there.
    sync_due_at: null,
  });
  const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, PASSWORD);
  await engine.database.query('UPDATE compute_resources SET password = $2, sync_due_at = now() WHERE id = $1', [
    id,
    password,
  ]);
  return id;
}

/** Connects to the server beside the database of the test. */
async function openServer() {
  const url = new URL(engine.url);
  url.pathname = '/postgres';
  const server = await buildDataSource(url.href).initialize();
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.destroy() });
}

/** Waits until a compute resource has been synced. */
async function ended(id: number): Promise<void> {
  for (;;) {
    const rows = await engine.database.query(
      `SELECT 1 FROM sync_runs WHERE compute_resource_id = $1 AND state <> 'running'`,
      [id],
    );
    if (rows.length > 0) return;
    await sleep(50);
  }
}

/** Waits until a compute resource has been synced without a fault. */
async function succeeded(id: number): Promise<void> {
  while ((await engine.lastRun(id))?.state !== 'succeeded') await sleep(50);
}

/** Lets the source answer up to a page, and no further until released. */
function holdAt(number: number) {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  source.beforePage = async (page) => {
    if (page < number) return;
    reached.resolve();
    await released.promise;
  };
  return { reached: reached.promise, release: () => released.resolve() };
}

it.each([
  ['SEALING_PRIVATE_KEY', '', 'SEALING_PRIVATE_KEY is not set'],
  [
    'EGRESS',
    '{"openstack": []}',
    'EGRESS (or the file that EGRESS_FILE names) is wrong: \\"openstack\\" must be one of',
  ],
  ['SEALING_PRIVATE_KEY', 'short', 'SEALING_PRIVATE_KEY must be 32 bytes in base64url'],
])('does not start when %s is "%s", and says so', async (name, value, message) => {
  const worker = startWorker({ [name]: value });

  expect(await worker.exit()).toBe(1);
  expect(worker.lines.join('\n')).toContain(message);
});

it('finds what is due, syncs it, tells its health, and writes one JSON line for each thing it says', async () => {
  const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(createOpenstack));
  const [one, other] = [startWorker(), startWorker({ SYNC_CONCURRENCY: '2' })];
  const health = await one.ready();

  await Promise.all(ids.map(ended));

  for (const id of ids) {
    expect(await engine.present(id)).toHaveLength(45);
    expect(await engine.lastRun(id)).toMatchObject({ state: 'succeeded', generation: 1, fencing_token: '1' });
  }
  const answer = await fetch(health);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok', checks: { database: 'up', scheduler: 'up' } });
  const lines = [...one.lines, ...other.lines];
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
  const jobs = await engine.database.query('SELECT j::text AS text FROM pgboss.job j');
  for (const secret of [PASSWORD, engine.keys.private_key]) {
    expect(lines.join('\n')).not.toContain(secret);
    expect(JSON.stringify(jobs)).not.toContain(secret);
  }
});

it('goes on without its database, says that it is ill, and is well again when it is back', async () => {
  const worker = startWorker();
  const health = await worker.ready();
  const name = new URL(engine.url).pathname.slice(1);
  await using server = await openServer();

  await server.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);

  const ill = await fetch(health);
  expect(ill.status).toBe(503);
  expect(await ill.json()).toMatchObject({ status: 'failing', checks: { database: 'down' } });
  await server.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  while ((await fetch(health)).status !== 200) await sleep(50);
});

it('works whatever the database is set to', async () => {
  await engine.database.query(setHostileSettings());
  const worker = startWorker();
  await worker.ready();

  const id = await createOpenstack();
  await ended(id);

  expect(await engine.present(id)).toHaveLength(45);
  expect(await engine.lastRun(id)).toMatchObject({ state: 'succeeded' });
  const wakeCalls = worker.lines.filter((line) => line.includes('Wake calls cannot be heard'));
  expect(wakeCalls).toEqual([]);
});

it('lives on when Postgres ends all its connections, again and again', async () => {
  const worker = startWorker();
  const health = await worker.ready();
  const ids = await Promise.all([1, 2, 3, 4].map(createOpenstack));
  let terminated = 0;
  for (let round = 0; round < 15; round += 1) {
    await sleep(Math.random() * 300);
    const [{ count }] = await engine.database.query(
      `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000))::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND application_name IN
         ('image-catalog worker', 'image-catalog queue', 'image-catalog wake calls')`,
    );
    terminated += count;
  }

  while ((await fetch(health)).status !== 200) await sleep(50);
  await engine.database.query('UPDATE compute_resources SET sync_due_at = now(), sync_not_before = NULL');
  await Promise.all(ids.map(succeeded));
  expect(terminated).toBeGreaterThan(15);
});

it('killed in the middle of a run, leaves it to another that ends it as if nothing had happened', async () => {
  const id = await createOpenstack();
  const gate = holdAt(3);
  const victim = startWorker();
  await gate.reached;
  while ((await engine.present(id)).length < 20) await sleep(20);

  await victim.end('SIGKILL');
  gate.release();
  const unfinished = await engine.lastRun(id);
  startWorker();
  await ended(id);

  expect(unfinished).toMatchObject({ state: 'running', generation: 1 });
  expect(await engine.lastRun(id)).toMatchObject({ id: unfinished.id, state: 'succeeded', fencing_token: '2' });
  const undisturbed = await createOpenstack();
  await ended(undisturbed);
  expect(await engine.finalState(id)).toEqual(await engine.finalState(undisturbed));
});

it('asked to stop in the middle of a run, ends at once and leaves the run resumable', async () => {
  const id = await createOpenstack();
  const gate = holdAt(3);
  const stopping = startWorker();
  await gate.reached;
  while ((await engine.present(id)).length < 20) await sleep(20);

  const code = await stopping.end('SIGTERM');
  gate.release();

  expect(code).toBe(0);
  expect(await engine.lastRun(id)).toMatchObject({ state: 'running', generation: 1 });
  startWorker();
  await ended(id);
  expect(await engine.lastRun(id)).toMatchObject({ state: 'succeeded', generation: 1 });
  expect(await engine.present(id)).toHaveLength(45);
});

it.each([
  ['waits for its database', /Waiting up to 60 seconds/, 'postgresql://image_catalog:x@127.0.0.1:1/image_catalog'],
  ['builds itself', /Starting Nest application/, undefined],
])('asked to stop while it %s, ends in order', async (_phase, said, url) => {
  const starting = startWorker(url === undefined ? {} : { DATABASE_URL: url });
  await starting.line(said);

  expect(await starting.end('SIGTERM')).toBe(0);
});

it('says at the start whose stored passwords its keys do not open, and nothing when they open all', async () => {
  const id = await createOpenstack();
  const other = await generateSealingKeys();

  const stranger = startWorker({
    SEALING_PUBLIC_KEY: other.public_key,
    SEALING_PRIVATE_KEY: other.private_key,
  });
  const [line] = await stranger.line(/The stored passwords of .*/);
  await stranger.end();
  const owner = startWorker();
  await owner.ready();

  expect(line).toContain(
    `of 1 compute resources (${id}) were sealed with a key that is not here. Put the private key back`,
  );
  expect(stranger.lines.join('\n')).not.toContain(PASSWORD);
  expect(owner.lines.join('\n')).not.toContain('The stored passwords');
});
