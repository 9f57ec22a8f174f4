import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { allowLoopback, Engine } from './engine.js';
import type { SourceDescription } from './hostile/sources.js';
import { WorkerProcess } from './worker-process.js';

const SOURCES = fileURLToPath(new URL('./hostile/sources.ts', import.meta.url));

/** The longest that is watched, and the most that the worker may take. */
const WATCHED_MS = 170_000;
const MOST_MIB = 512;

/** Many pages take long: this one may still be read when everything else is over, and is cancelled then. */
const ENDLESS = 'has pages without end';

interface FirstRun {
  id: number;
  state: string;
  reason: string | null;
  seconds: number;
}

let engine: Engine;
let child: ChildProcess;
let worker: WorkerProcess;
let sources: (SourceDescription & { id: number })[];

beforeAll(async () => {
  engine = await Engine.open();
  child = spawn(process.execPath, [SOURCES], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  sources = [];
  for (const source of JSON.parse(line) as SourceDescription[]) sources.push({ ...source, id: await create(source) });
});

afterAll(async () => {
  await worker?.end('SIGKILL');
  child.kill('SIGKILL');
  await engine.close();
});

async function create({ name, type, url }: SourceDescription): Promise<number> {
  const values = { name, type, url, user: 'me', attrs: { tenant: 'mine' }, uuid: 'dc', sync_due_at: null };
  const id = await engine.createComputeResource(values);
  const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id }, 'secret');
  await engine.database.query('UPDATE compute_resources SET password = $2, sync_due_at = now() WHERE id = $1', [
    id,
    password,
  ]);
  return id;
}

/** The first run of each that has ended. */
async function firstRuns(): Promise<Map<number, FirstRun>> {
  const rows: FirstRun[] = await engine.database.query(
    `SELECT DISTINCT ON (compute_resource_id) compute_resource_id AS id, state, reason,
            extract(epoch FROM ended_at - started_at)::float AS seconds
     FROM sync_runs WHERE state <> 'running' ORDER BY compute_resource_id, generation`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Has honest sources looked at again as soon as they were. */
async function dueAgain(ids: number[]): Promise<Record<number, number>> {
  await engine.database.query(
    `UPDATE compute_resources c SET sync_due_at = now() WHERE id = ANY($1)
     AND NOT EXISTS (SELECT FROM sync_runs r WHERE r.compute_resource_id = c.id AND r.state = 'running')`,
    [ids],
  );
  const rows: { id: number; count: number }[] = await engine.database.query(
    `SELECT compute_resource_id AS id, count(*)::int AS count FROM sync_runs
     WHERE state = 'succeeded' AND compute_resource_id = ANY($1) GROUP BY 1`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}

it('serves honest sources, answers for its health and keeps to its memory, whatever all others do at once', async () => {
  const honest = sources.filter(({ reason }) => reason === null);
  const hostile = sources.filter(({ reason }) => reason !== null);
  worker = WorkerProcess.start({
    DATABASE_URL: engine.url,
    SEALING_PUBLIC_KEY: engine.keys.public_key,
    SEALING_PRIVATE_KEY: engine.keys.private_key,
    SYNC_POLL_SECONDS: '5',
    SYNC_LEASE_SECONDS: '60',
    EGRESS: allowLoopback([...new Set(sources.map(({ port }) => port))]),
  });
  const url = await worker.ready();
  // Its first look for what is due is on its way.
  while ((await fetch(url)).status !== 200) await sleep(50);
  const begin = performance.now();
  const watching = new AbortController();
  const memory: number[] = [];
  const probes: { status: number; ms: number }[] = [];
  const probing = (async () => {
    while (!watching.signal.aborted) {
      const asked = performance.now();
      const status = await fetch(url).then(
        (response) => response.status,
        () => 0,
      );
      probes.push({ status, ms: performance.now() - asked });
      memory.push(await worker.residentMebibytes());
      await sleep(250);
    }
  })();

  let runs = await firstRuns();
  let looks: Record<number, number> = {};
  const isOver = () => hostile.every(({ id, name }) => runs.has(id) || name === ENDLESS);
  while (!isOver() && performance.now() - begin < WATCHED_MS) {
    await sleep(1_000);
    looks = await dueAgain(honest.map(({ id }) => id));
    runs = await firstRuns();
  }
  watching.abort();
  await probing;
  const endless = hostile.filter(({ name, id }) => name === ENDLESS && !runs.has(id));
  await engine.database.query('UPDATE sync_runs SET cancel_requested_at = now() WHERE compute_resource_id = ANY($1)', [
    endless.map(({ id }) => id),
  ]);
  while (endless.some(({ id }) => !runs.has(id))) {
    await sleep(100);
    runs = await firstRuns();
  }
  const stopping = performance.now();
  const code = await worker.end('SIGTERM');

  const latencies = probes.map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(
    [
      `watched for ${Math.round((stopping - begin) / 1000)} s, stopped within ${Math.round(performance.now() - stopping)} ms`,
      `memory: ${Math.max(...memory)} MiB at most`,
      `health: ${probes.length} probes, median ${Math.round(latencies[latencies.length >> 1] ?? 0)} ms, longest ${Math.round(latencies.at(-1) ?? 0)} ms`,
      ...honest.map(
        ({ id, name }) => `${name}: ${looks[id] ?? 0} looks, the first in ${runs.get(id)?.seconds.toFixed(1)} s`,
      ),
      ...hostile.flatMap(({ id, name }) => {
        const run = runs.get(id);
        // One of each kind stands for the many that never answer.
        if (run && /^never answers \((?!\d\))/.test(name)) return [];
        return `${name}: ${run ? `${run.state} in ${run.seconds.toFixed(1)} s: ${run.reason}` : 'has not ended'}`;
      }),
    ].join('\n'),
  );
  const told = hostile
    .filter(({ name, id }) => name !== ENDLESS || runs.get(id)?.state !== 'cancelled')
    .map(({ id, name, reason }) => ({
      name,
      ...runs.get(id),
      isNamed: new RegExp(reason ?? '').test(runs.get(id)?.reason ?? ''),
    }));
  expect(told.filter(({ state, isNamed }) => !isNamed || (state !== 'failed' && state !== 'partial'))).toEqual([]);
  expect(honest.filter(({ id }) => (looks[id] ?? 0) < 2)).toEqual([]);
  expect(honest.filter(({ id }) => runs.get(id)?.state !== 'succeeded')).toEqual([]);
  expect(probes.filter(({ status }) => status !== 200)).toEqual([]);
  expect(Math.max(...memory)).toBeLessThan(MOST_MIB);
  expect(code).toBe(0);
});
