import { median, sum } from '../floors/measure.ts';
import type { SizedDatabase } from './catalogs.ts';
import { load } from './load.ts';
import { pathOf, REQUESTS } from './requests.ts';
import { startApi, startFloor } from './servers.ts';

const CONNECTIONS = 8;

/** Lists a second of the API and its floor at one size. */
export interface Throughput {
  api: number;
  floor: number;
  /** Of the lists of all rounds. */
  ratio: number;
}

/** Measures first pages on several connections, the API and its floor in turns, in alternating order. */
export async function measureThroughput(
  databases: readonly SizedDatabase[],
  options: { rounds: number; seconds: number },
): Promise<Record<number, Throughput>> {
  const throughput: Record<number, Throughput> = {};
  for (const { size, url } of databases) throughput[size] = await beside(url, options);
  return throughput;
}

async function beside(url: string, { rounds, seconds }: { rounds: number; seconds: number }): Promise<Throughput> {
  const api = await startApi(url);
  const floor = await startFloor(url);
  try {
    const [request] = REQUESTS;
    if (request === undefined) throw new Error('There is no request to measure');
    const rate = async (server: typeof api) =>
      (await load(server, pathOf(request), { seconds, connections: CONNECTIONS })).per_second;
    await rate(floor);
    await rate(api);
    const figures: { api: number; floor: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) figures.push({ floor: await rate(floor), api: await rate(api) });
      else figures.push({ api: await rate(api), floor: await rate(floor) });
    }
    return {
      api: median(figures.map((figure) => figure.api)),
      floor: median(figures.map((figure) => figure.floor)),
      ratio: sum(figures.map((figure) => figure.api)) / sum(figures.map((figure) => figure.floor)),
    };
  } finally {
    await Promise.all([api.stop(), floor.stop()]);
  }
}
