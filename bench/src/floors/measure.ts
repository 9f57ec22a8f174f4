import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { type Kind, requestOf } from './requests.ts';
import type { RunningServer } from './servers.ts';

/** Result of one server in one run. */
export interface Measurement {
  requests_per_second: number;
  p50_ms: number;
  p99_ms: number;
  /** CPU time of the server per request, without Postgres; 0 on systems that do not report it. */
  cpu_ms: number;
}

/** Concurrency and duration of a load. */
export interface Load {
  kind: Kind;
  imageId: number;
  headers: Record<string, string>;
  seconds: number;
  connections: number;
  signal: AbortSignal;
}

/** Sends requests as fast as the server responds. @throws Error when a response is missing or not successful. */
export async function measure(server: RunningServer, load: Load): Promise<Measurement> {
  const { kind, imageId, headers } = load;
  const create = (request: object) => ({ ...request, ...requestOf(kind, imageId) });
  const options: autocannon.Options = {
    url: server.url,
    connections: load.connections,
    duration: load.seconds,
    headers,
    requests: [{ ...requestOf(kind, imageId), ...(kind === 'create' && { setupRequest: create }) }],
  };
  const before = cpuTime(server.pid);
  const result = await fire(options, load.signal);
  const spent = cpuTime(server.pid) - before;
  if (result.errors + result.timeouts + result.non2xx > 0) {
    throw new Error(`${kind}: ${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} failures`);
  }
  return {
    requests_per_second: result.requests.total / result.duration,
    p50_ms: result.latency.p50,
    p99_ms: result.latency.p99,
    cpu_ms: spent / result.requests.total,
  };
}

async function fire(options: autocannon.Options, signal: AbortSignal): Promise<autocannon.Result> {
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const cannon = autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
  const halt = () => cannon.stop();
  signal.addEventListener('abort', halt, { once: true });
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', halt);
    signal.throwIfAborted();
  }
}

// Linux counts hundredths of a second, in fields 14 and 15. The name before them may contain blanks.
function cpuTime(pid: number): number {
  try {
    const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  } catch {
    return 0;
  }
}

/** Returns the median. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Adds up numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
