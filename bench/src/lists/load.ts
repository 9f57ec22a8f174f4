import { Agent, request } from 'node:http';

/** Result of a load. */
export interface Figures {
  per_second: number;
  /** How long each answer took, shortest first. */
  sorted_ms: number[];
}

/** Address and credentials of a server. */
export interface Target {
  port: number;
  authorization: string;
}

/** Sends one path over and over on a few connections for some seconds; every answer must be 200. */
export async function load(
  target: Target,
  path: string,
  options: { seconds: number; connections: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const times: number[] = [];
  const began = performance.now();
  const end = began + options.seconds * 1000;
  const connection = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      await send(agent, target, path);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { per_second: times.length / seconds, sorted_ms: times.sort((a, b) => a - b) };
}

/** Returns a quantile of sorted figures. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function send(agent: Agent, { port, authorization }: Target, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, headers: { authorization } }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${path} answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
