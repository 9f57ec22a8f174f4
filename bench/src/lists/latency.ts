import { median } from '../floors/measure.ts';
import type { SizedDatabase } from './catalogs.ts';
import { load, quantile } from './load.ts';
import { keyOf, pathOf, REQUESTS } from './requests.ts';
import { type Running, startApi } from './servers.ts';

/** Latency of one kind of request at one size. */
export interface Latency {
  p50_ms: number;
  p99_ms: number;
  /** Median of the ratios of its p50 to that of the smallest size. */
  to_smallest: number;
}

/** By kind of request, then by size. */
export type Latencies = Record<string, Record<number, Latency>>;

/**
 * Measures every request one by one, on one connection. Within a round the sizes take turns, so that changes of the
 * machine affect all of them.
 */
export async function measureLatencies(
  databases: readonly SizedDatabase[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Latencies> {
  const apis: { size: number; api: Running }[] = [];
  try {
    for (const { size, url } of databases) apis.push({ size, api: await startApi(url) });
    const latencies: Latencies = {};
    for (const request of REQUESTS) {
      const times = await timesOf(apis, pathOf(request), rounds, seconds);
      latencies[keyOf(request)] = sumUp(times);
    }
    return latencies;
  } finally {
    for (const { api } of apis) await api.stop();
  }
}

/** All times of each round, by size. */
type Times = Map<number, number[][]>;

async function timesOf(
  apis: readonly { size: number; api: Running }[],
  path: string,
  rounds: number,
  seconds: number,
): Promise<Times> {
  const times: Times = new Map(apis.map(({ size }) => [size, []]));
  for (const { api } of apis) await load(api, path, { seconds, connections: 1 });
  for (let round = 0; round < rounds; round += 1) {
    for (const { size, api } of apis) {
      const { sorted_ms } = await load(api, path, { seconds, connections: 1 });
      times.get(size)?.push(sorted_ms);
    }
  }
  return times;
}

function sumUp(times: Times): Record<number, Latency> {
  const p50s = new Map([...times].map(([size, rounds]) => [size, rounds.map((round) => quantile(round, 0.5))]));
  const [smallest = []] = p50s.values();
  const latencies: Record<number, Latency> = {};
  for (const [size, rounds] of times) {
    const all = rounds.flat().sort((a, b) => a - b);
    const ratios = (p50s.get(size) ?? []).map((p50, round) => p50 / (smallest[round] ?? Number.NaN));
    latencies[size] = { p50_ms: quantile(all, 0.5), p99_ms: quantile(all, 0.99), to_smallest: median(ratios) };
  }
  return latencies;
}
