/*
 * The cost of authentication: a list with a token, compared with the same list without authentication, and
 * the 99th percentile of requests with a token while 50 clients log in with passwords that are not cached.
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createToken } from '@image-catalog/catalog';
import { buildDataSource, migrate } from '@image-catalog/database';
import { startPostgres } from '@image-catalog/embedded-postgres';
import autocannon from 'autocannon';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basic, type Running, startApi } from './lists/servers.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, seconds: { type: 'string', default: '2' } },
});
const rounds = Number(options.rounds);
const duration = Number(options.seconds);
const LIST = '/api/architectures';
const OPEN = fileURLToPath(new URL('./authentication/open-api.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
const postgres = await startPostgres({ folder, durable: false });
try {
  await migrate(postgres.url);
  const closed = await startApi(postgres.url);
  const open = await startApi(postgres.url, OPEN);
  const token = await prepare(postgres.url);
  try {
    const plain = () => throughput(open, undefined);
    const known = () => throughput(closed, token);
    await plain();
    await known();
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [first, second] = round % 2 === 0 ? [await plain(), await known()] : [await known(), await plain()];
      ratios.push(round % 2 === 0 ? second / first : first / second);
      console.log(`${round + 1}/${rounds}: ${ratios.at(-1)?.toFixed(2)}`);
    }
    const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    const calm = await p99(closed, token);
    const storm = logins(closed);
    const busy = await p99(closed, token);
    const answered = await storm;
    console.log(`list with a token / without authentication: ${ratio.toFixed(3)} (median of ${rounds}; at least 0.9)`);
    console.log(`p99 of a list alone: ${calm} ms; beside 50 logging in (${answered} logins a second): ${busy} ms`);
    process.exitCode = ratio >= 0.9 ? 0 : 1;
  } finally {
    await closed.stop();
    await open.stop();
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Creates rows and a token, and turns off the limit of failed logins, since all come from one address. */
async function prepare(url: string): Promise<string> {
  const database = await buildDataSource(url).initialize();
  await database.query(`INSERT INTO architectures (name) SELECT 'arch' || n FROM generate_series(1, 1000) n`);
  await database.query(`INSERT INTO settings (name, value) VALUES ('failed_login_attempts_limit', '0')`);
  const token = await createToken(database, 'admin', 'benchmark', null);
  await database.destroy();
  // The API reads its settings every five seconds.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  return basic('admin', token);
}

function load({ port }: Running, authorization: string | undefined, connections: number) {
  const headers = authorization === undefined ? {} : { authorization };
  return autocannon({ url: `http://127.0.0.1:${port}${LIST}`, connections, duration, headers });
}

async function throughput(server: Running, authorization: string | undefined): Promise<number> {
  const result = await load(server, authorization, 10);
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} requests were refused`);
  return result.requests.average;
}

async function p99(server: Running, authorization: string): Promise<number> {
  return (await load(server, authorization, 2)).latency.p99;
}

/** Lets fifty clients log in all the time, always with a new password; returns the logins per second. */
async function logins({ port }: Running): Promise<number> {
  const setupClient = (client: autocannon.Client): void => {
    const change = (): void => client.setHeaders({ authorization: basic('admin', randomUUID()) });
    change();
    client.on('response', change);
  };
  const url = `http://127.0.0.1:${port}${LIST}`;
  return (await autocannon({ url, connections: 50, duration, setupClient })).requests.average;
}
