import type { CounterCost } from './counters.ts';
import type { Latencies } from './latency.ts';
import type { MemoryFigures } from './memory.ts';
import type { Throughput } from './throughput.ts';

/** Everything that was measured. */
export interface Results {
  taken_at: string;
  sizes: readonly number[];
  latency: Latencies;
  throughput: Record<number, Throughput>;
  memory: MemoryFigures;
  counters: CounterCost;
}

/** Aims of lists, at the largest size unless said otherwise. */
const AIMS = {
  /** Maximum time of a first page or a name, relative to the smallest size. */
  to_smallest: 1.3,
  substring_ms: 50,
  throughput: 0.85,
  grown_mb: 100,
  counter_cost: 0.1,
};

/** Requests that must cost the same at any size. */
const SAME_AT_ANY_SIZE = ['page 1', 'exact name'];

/** Prints the table and missed aims. Returns whether all aims are reached. */
export function report(results: Results): boolean {
  for (const row of rowsOf(results)) {
    console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(30) : cell.padStart(13))).join(''));
  }
  for (const size of results.sizes) {
    const { api, floor, ratio } = results.throughput[size] ?? { api: 0, floor: 0, ratio: 0 };
    console.log(`${size}: ${api.toFixed(0)} lists/s, the floor ${floor.toFixed(0)}, ratio ${ratio.toFixed(2)}`);
  }
  const { memory, counters } = results;
  console.log(
    `per_page=all below three parents at once: ${(memory.bytes / 1e6).toFixed(0)} MB in ${memory.seconds.toFixed(1)} s, ` +
      `memory grew by ${memory.grown_mb.toFixed(0)} MB`,
  );
  console.log(
    `counters with 8 writers in one compute resource: ${counters.with.toFixed(0)} images/s, ` +
      `${counters.without.toFixed(0)} without, cost ${(counters.cost * 100).toFixed(1)} %`,
  );
  const misses = missesOf(results);
  for (const miss of misses) console.log(`MISSED: ${miss}`);
  return misses.length === 0;
}

function rowsOf({ sizes, latency }: Results): string[][] {
  const header = sizes.flatMap((size, index) => [`${size} p50 ms`, 'p99 ms', ...(index === 0 ? [] : ['ratio'])]);
  const rows = Object.entries(latency).map(([key, bySize]) => [
    key,
    ...sizes.flatMap((size, index) => {
      const { p50_ms = 0, p99_ms = 0, to_smallest = 0 } = bySize[size] ?? {};
      return [p50_ms.toFixed(2), p99_ms.toFixed(2), ...(index === 0 ? [] : [to_smallest.toFixed(2)])];
    }),
  ]);
  return [['request', ...header], ...rows];
}

function missesOf({ sizes, latency, throughput, memory, counters }: Results): string[] {
  const largest = sizes.at(-1) ?? 0;
  const misses: string[] = [];
  const expect = (isReached: boolean, miss: string) => {
    if (!isReached) misses.push(miss);
  };
  for (const [key, bySize] of Object.entries(latency)) {
    const { p50_ms = Infinity, to_smallest = Infinity } = bySize[largest] ?? {};
    if (SAME_AT_ANY_SIZE.some((name) => key.endsWith(name)))
      expect(to_smallest <= AIMS.to_smallest, `${key} takes ${to_smallest.toFixed(2)} times as long at ${largest}`);
    if (key.endsWith('substring')) expect(p50_ms <= AIMS.substring_ms, `${key} takes ${p50_ms.toFixed(0)} ms`);
  }
  for (const [size, { ratio }] of Object.entries(throughput))
    expect(ratio >= AIMS.throughput, `throughput at ${size} is ${ratio.toFixed(2)} of the floor's`);
  expect(memory.grown_mb <= AIMS.grown_mb, `memory grew by ${memory.grown_mb.toFixed(0)} MB`);
  expect(counters.cost <= AIMS.counter_cost, `counters cost ${(counters.cost * 100).toFixed(1)} % of writes`);
  return misses;
}
