import autocannon from 'autocannon';
import { type Kind, requestOf } from './requests.ts';
import type { RunningServer } from './servers.ts';

/** What one server did in one run. */
export interface Measurement {
  requests_per_second: number;
  p50_ms: number;
  p99_ms: number;
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
  const result = await fire(options, load.signal);
  if (result.errors + result.timeouts + result.non2xx > 0) {
    throw new Error(`${kind}: ${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} failures`);
  }
  return {
    requests_per_second: result.requests.total / result.duration,
    p50_ms: result.latency.p50,
    p99_ms: result.latency.p99,
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

/** Gives the middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
