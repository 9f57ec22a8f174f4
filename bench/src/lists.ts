import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { migrate } from '@image-catalog/database';
import { startPostgres } from '@image-catalog/database/embedded';
import { fillCatalog } from './lists/catalog.ts';
import { counterCost } from './lists/counters.ts';
import { type Figures, load } from './lists/load.ts';
import { memoryOfAll } from './lists/memory.ts';
import { pathOf, REQUESTS } from './lists/requests.ts';
import { startApi, startFloor } from './lists/servers.ts';
import { explain, statementOf } from './lists/statements.ts';

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '10000,100000,1000000' }, seconds: { type: 'string', default: '2' } },
});
const seconds = Number(options.seconds);
const sizes = options.sizes.split(',').map(Number);
const results = join(fileURLToPath(import.meta.url), '..', '..', 'results');
mkdirSync(join(results, 'explain'), { recursive: true });
const key = (request: (typeof REQUESTS)[number]) => `${request.parent.split('/')[0]} ${request.name}`;

const latency: Record<number, Record<string, Figures>> = {};
const throughput: Record<number, { api: number; floor: number; ratio: number }> = {};
let memory: unknown;
let counters: unknown;

for (const size of sizes) await measure(size);
writeFileSync(
  join(results, 'lists.json'),
  `${JSON.stringify({ seconds, latency, throughput, memory, counters }, null, 2)}\n`,
);
report();

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
  const server = await startPostgres({ folder, durable: size === sizes[0] });
  try {
    await migrate(server.url);
    console.log(`Filling ${size} images ...`);
    await fillCatalog(server.url, size);
    await measureLatency(size, server.url);
    await measureThroughput(size, server.url);
    if (size === sizes.at(-1)) await measureMemory(server.url);
    if (size === sizes[0]) counters = await counterCost(server.url, seconds * 2, 5);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureLatency(size: number, url: string): Promise<void> {
  const api = await startApi(url);
  latency[size] = {};
  for (const request of REQUESTS) {
    await load(api, pathOf(request), { seconds: seconds / 4, connections: 1 });
    latency[size][key(request)] = await load(api, pathOf(request), { seconds, connections: 1 });
    const name = `${size}-${key(request).replaceAll(/\W+/g, '-')}.txt`;
    writeFileSync(join(results, 'explain', name), `${await explain(url, await statementOf(request))}\n`);
  }
  await api.stop();
}

async function measureThroughput(size: number, url: string): Promise<void> {
  const [api, floor] = [await startApi(url), await startFloor(url)];
  const path = pathOf(REQUESTS[0]!);
  const rounds: { api: number; floor: number }[] = [];
  for (let round = 0; round < 6; round += 1) {
    const figures = {
      api: (await load(api, path, { seconds, connections: 8 })).per_second,
      floor: (await load(floor, path, { seconds, connections: 8 })).per_second,
    };
    if (round > 0) rounds.push(figures);
  }
  await Promise.all([api.stop(), floor.stop()]);
  rounds.sort((a, b) => a.api / a.floor - b.api / b.floor);
  const middle = rounds[Math.floor(rounds.length / 2)]!;
  throughput[size] = { ...middle, ratio: middle.api / middle.floor };
}

async function measureMemory(url: string): Promise<void> {
  const api = await startApi(url);
  for (let warm = 0; warm < 200; warm += 1) await load(api, pathOf(REQUESTS[0]!), { seconds: 0.01, connections: 4 });
  memory = await memoryOfAll(
    api,
    ['1', '2', '3'].map((id) => `/api/architectures/${id}/images?per_page=all`),
  );
  await api.stop();
}

function report(): void {
  const [first] = sizes;
  const header = [
    'request',
    ...sizes.flatMap((size) => [`${size} p50 ms`, 'p99 ms', ...(size === first ? [] : ['x'])]),
  ];
  const rows = REQUESTS.map((request) => {
    const floor = latency[first!]![key(request)]!;
    return [
      key(request),
      ...sizes.flatMap((size) => {
        const figures = latency[size]![key(request)]!;
        return [
          figures.p50_ms.toFixed(2),
          figures.p99_ms.toFixed(2),
          ...(size === first ? [] : [(figures.p50_ms / floor.p50_ms).toFixed(2)]),
        ];
      }),
    ];
  });
  for (const row of [header, ...rows])
    console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(14))).join(''));
  console.log('throughput, 8 connections, beside the floor:', throughput);
  console.log('per_page=all below three parents at once:', memory);
  console.log('counters, 8 writers in one compute resource:', counters);
}
