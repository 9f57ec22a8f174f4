import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { type Kind, requestOf } from './requests.ts';
import type { RunningServer } from './servers.ts';

/** What one server did in one run. */
export interface Measurement {
  requests_per_second: number;
  p50_ms: number;
  p99_ms: number;
  /** Time that the server itself computed for one request, Postgres not included; 0 where the system does not tell. */
  cpu_ms: number;
}

/** How hard and how long a server is asked. */
export interface Load {
  kind: Kind;
  imageId: number;
  headers: Record<string, string>;
  seconds: number;
  connections: number;
  signal: AbortSignal;
}

/** Asks a server as fast as it answers. @throws Error when an answer is missing or no success: its figures mean nothing. */
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

// Linux counts in hundredths of a second; fields 14 and 15 after the name, which may hold anything.
function cpuTime(pid: number): number {
  try {
    const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  } catch {
    return 0;
  }
}

/** Gives the middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Adds up numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
