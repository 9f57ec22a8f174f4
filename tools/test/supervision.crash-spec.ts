import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { buildDataSource } from '@image-catalog/database';
import { readRunningServer, removeCluster } from '@image-catalog/embedded-postgres';
import { isRunning } from '../start/processes.ts';
import { RunningStart } from './running-start.ts';

// Every death is waited for, and so is the pause after it; a busy machine takes its time.
jest.setTimeout(300_000);

let folder: string;
let start: RunningStart;
let password: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'supervision-spec-')));
  await chmod(folder, 0o755);
});

beforeEach(async () => {
  start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();
  password = await readFile(join(folder, 'data', 'keys', 'admin_password'), 'utf8');
});

afterEach(async () => {
  await start.end('SIGINT');
});

afterAll(async () => {
  await removeCluster(join(folder, 'data', 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

it('starts again what was killed, tells it, and lets nothing else die of it', async () => {
  const before = await start.pids();

  process.kill(before.worker, 'SIGKILL');
  const afterWorker = await until(
    () => start.pids(),
    ({ worker }) => worker !== before.worker,
  );
  process.kill(before.api, 'SIGKILL');
  const afterApi = await until(
    () => start.pids(),
    ({ api }) => api !== before.api,
  );
  await until(askForArchitectures, (status) => status === 200);
  process.kill(before.postgres, 'SIGKILL');
  const after = await until(
    () => start.pids(),
    ({ postgres }) => postgres !== before.postgres && postgres !== 0,
  );
  await until(askForArchitectures, (status) => status === 200);

  expect(afterWorker).toEqual({ ...before, worker: afterWorker.worker });
  expect(afterApi).toEqual({ ...afterWorker, api: afterApi.api });
  expect(after).toEqual({ ...afterApi, postgres: after.postgres });
  expect(start.output).toMatch(
    /The worker was ended by SIGKILL\. It will be restarted in 0\.5 s\. Its log: .*worker\.log/,
  );
  expect(start.output).toMatch(/The API was ended by SIGKILL\. It will be restarted in 0\.5 s\. Its log: .*api\.log/);
  expect(start.output).toMatch(
    /PostgreSQL was ended by SIGKILL\. It will be restarted in 0\.5 s\. Its log: .*server\.log/,
  );
  expect(await start.end('SIGTERM')).toBe(0);
  expect(await running(after)).toEqual([]);
});

it('ends what a killed PostgreSQL left in the middle of a statement, and starts it again', async () => {
  const before = await start.pids();
  const server = await readRunningServer(join(folder, 'data', 'postgres'));
  const client = await buildDataSource(server?.url ?? '', { application_name: 'spec', pool_size: 1 }).initialize();
  const rows = await client.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
  // It looks neither at its client nor at its postmaster before the last row.
  const busy = client
    .query('SELECT count(*) FROM (SELECT generate_series(1, 100000000000)) AS numbers')
    .catch((error: Error) => error.message);
  await sleep(500);

  process.kill(before.postgres, 'SIGKILL');
  const after = await until(
    () => start.pids(),
    ({ postgres }) => postgres !== before.postgres && postgres !== 0,
  );
  await until(askForArchitectures, (status) => status === 200);

  expect(await isRunning({ pid: rows[0]?.pid ?? 0, mark: 'postgres' })).toBe(false);
  expect(await busy).toEqual(expect.any(String));
  await client.destroy();
  expect(after).toEqual({ ...before, postgres: after.postgres });
  expect(start.output.match(/It will be restarted/g)).toHaveLength(1);
  expect(await start.end('SIGINT')).toBe(0);
});

it('ends with 1 when a part dies five times in a minute, says where to look, and leaves nothing running', async () => {
  const seen = new Set<number>();
  for (let deaths = 0; deaths < 5; deaths++) {
    const { worker } = await until(
      () => start.pids(),
      (pids) => !seen.has(pids.worker),
    );
    seen.add(worker);
    process.kill(worker, 'SIGKILL');
  }

  const exitCode = await start.ended();

  expect(exitCode).toBe(1);
  expect(start.output.match(/The worker was ended by SIGKILL. It will be restarted in (\S+) s/g)).toEqual(
    ['0.5', '1', '2', '4'].map((pause) => `The worker was ended by SIGKILL. It will be restarted in ${pause} s`),
  );
  expect(start.output).toMatch(
    /The worker was ended by SIGKILL\. It died five times in a minute .* Its log: .*worker\.log/,
  );
  expect(start.output).toContain('API stopped');
  expect(start.output).toContain('PostgreSQL stopped');
  expect(await running(await start.pids().catch(() => ({ api: 0, worker: 0, postgres: 0 })))).toEqual([]);
});

it('ends in order on Ctrl-C while it waits to start PostgreSQL again', async () => {
  const seen = new Set<number>([0]);
  for (let deaths = 0; deaths < 4; deaths++) {
    const { postgres } = await until(
      () => start.pids(),
      (pids) => !seen.has(pids.postgres),
    );
    seen.add(postgres);
    process.kill(postgres, 'SIGKILL');
  }
  await until(
    async () => start.output,
    (output) => /PostgreSQL .* It will be restarted in 4 s/.test(output),
  );
  const pids = await start.pids();

  expect(await start.end('SIGINT')).toBe(0);

  expect(await running({ ...pids, postgres: await start.postgres() })).toEqual([]);
});

it('leaves no program behind when it is killed itself, and the next start goes on with its PostgreSQL', async () => {
  const before = await start.pids();

  await start.end('SIGKILL');
  while ((await running(before)).length > 1) await sleep(100);
  start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();

  expect((await start.pids()).postgres).toBe(before.postgres);
  expect(await askForArchitectures()).toBe(200);
  expect(await start.end('SIGTERM')).toBe(0);
});

async function askForArchitectures(): Promise<number> {
  return start.get('/api/architectures', password).then(
    ({ status }) => status,
    () => 0,
  );
}

async function running(pids: Awaited<ReturnType<RunningStart['pids']>>): Promise<string[]> {
  const marks = { api: 'dist/main.js', worker: 'dist/main.js', postgres: 'postgres' };
  const names = ['api', 'worker', 'postgres'] as const;
  const found = await Promise.all(names.map((name) => isRunning({ pid: pids[name], mark: marks[name] })));
  return names.filter((name, index) => pids[name] !== 0 && found[index]);
}

// The test's own limit ends it: how long something takes is not what is tested.
async function until<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (start.hasEnded) throw new Error(`start ended meanwhile:\n${start.output}`);
    await sleep(100);
  }
}
