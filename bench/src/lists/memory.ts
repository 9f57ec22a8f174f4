import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './servers.ts';

/** What reading every image at once cost the API. */
export interface MemoryFigures {
  bytes: number;
  seconds: number;
  /** Growth of the API's resident memory over what it was before, at its peak. */
  grown_mb: number;
}

/** Reads all images of a parent in one answer while watching the API's resident memory. Linux only. */
export async function memoryOfAll(api: Running, paths: readonly string[]): Promise<MemoryFigures> {
  await sleep(500);
  const before = resident(api.pid);
  // Starts the peak anew, so that it tells of this answer alone.
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
