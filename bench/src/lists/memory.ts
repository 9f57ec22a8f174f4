import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './load.ts';
import { type Running, startApi } from './servers.ts';

/** Memory that the API needs to read all images at once. */
export interface MemoryFigures {
  bytes: number;
  seconds: number;
  /** Growth of the API's resident memory over what it was before, at its peak. */
  grown_mb: number;
}

const WARM_UP_SECONDS = 2;

/** Reads every image in three answers at once while watching the API's resident memory. Linux only. */
export async function measureMemory(url: string): Promise<MemoryFigures> {
  const api = await startApi(url);
  try {
    const first = '/api/architectures/1/images';
    await load(api, first, { seconds: WARM_UP_SECONDS, connections: 4 });
    return await memoryOf(
      api,
      ['1', '2', '3'].map((id) => `/api/architectures/${id}/images?per_page=all`),
    );
  } finally {
    await api.stop();
  }
}

async function memoryOf(api: Running, paths: readonly string[]): Promise<MemoryFigures> {
  await sleep(500);
  const before = resident(api.pid);
  // Resets the peak, so that it covers only these responses.
  writeFileSync(`/proc/${api.pid}/clear_refs`, '5');
  const began = performance.now();
  const sizes = await Promise.all(paths.map((path) => read(api, path)));
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    seconds: (performance.now() - began) / 1000,
    grown_mb: (resident(api.pid, 'VmHWM') - before) / 1024,
  };
}

function resident(pid: number, what = 'VmRSS'): number {
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function read({ port, authorization }: Running, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { authorization } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${response.statusCode}`)),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}
