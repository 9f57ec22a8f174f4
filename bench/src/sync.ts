/** Compares the sync engine with its floor: the same statements and values, sent by a bare pg connection. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { migrate, withDataSource } from '@image-catalog/database';
import { startPostgres } from '@image-catalog/embedded-postgres';
import { PROGRAM_FLAGS } from '../../tools/start/program-flags.ts';
import { replay } from './sync/floor.ts';
import { writeMirror } from './sync/mirror.ts';

const AIMS = { ratio: 1.5, rows_written: 0, wal_bytes: 5 * 2 ** 20 };
const ENGINE = fileURLToPath(new URL('./sync/engine.ts', import.meta.url));
const MOST_MEMORY = 256 * 2 ** 20;
const { values: options } = parseArgs({
  options: { images: { type: 'string', default: '100000' }, memory: { type: 'boolean', default: false } },
});
const images = Number(options.images);
const run = promisify(execFile);

interface Figures {
  first: number;
  unchanged: number;
  rows_written: number;
  wal_bytes: number;
  maxRss: number;
}

const folder = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
const recording = join(folder, 'statements.jsonl');
try {
  await (options.memory ? measureMemory() : compare());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Syncs a mirror of simplestreams twice, and reports the memory of the engine's process. */
async function measureMemory(): Promise<void> {
  await writeMirror(folder, images);
  const engine = await withDatabase((url) => sync(url, null, folder), pathToFileURL(folder).href);
  console.log(
    `${images} images of a mirror: first ${Math.round(engine.first / 1000)} s, again ${Math.round(engine.unchanged / 1000)} s`,
  );
  console.log(
    `engine: ${Math.round(engine.maxRss / 2 ** 20)} MiB of memory at most, ${engine.rows_written} rows written again`,
  );
  process.exitCode = engine.maxRss < MOST_MEMORY && engine.rows_written === 0 ? 0 : 1;
}

async function compare(): Promise<void> {
  const engine = await withDatabase((url) => sync(url, null));
  await withDatabase((url) => sync(url, recording));
  const [first = 0, unchanged = 0] = await withDatabase((url) => replay(url, recording));
  report(engine, { first, unchanged });
}

/** Gives a fresh database with one compute resource, on a server that does not wait for the disk. */
async function withDatabase<Result>(work: (url: string) => Promise<Result>, address = ''): Promise<Result> {
  const data = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
  const server = await startPostgres({ folder: data, durable: false });
  try {
    await migrate(server.url);
    await withDataSource(server.url, 'bench', (database) =>
      database.query(
        `INSERT INTO compute_resources (name, type, url) VALUES ('bench', 'ImageCatalog::Simplestreams', $1)`,
        [address],
      ),
    );
    return await work(server.url);
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function sync(url: string, record: string | null, mirror: string | null = null): Promise<Figures> {
  const { stdout } = await run(process.execPath, [
    ...PROGRAM_FLAGS.worker,
    ENGINE,
    JSON.stringify({ url, images, record, mirror }),
  ]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures;
}

function report(engine: Figures, floor: { first: number; unchanged: number }): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const ratios = { first: engine.first / floor.first, unchanged: engine.unchanged / floor.unchanged };
  const line = (name: 'first' | 'unchanged') =>
    console.log(
      `${name}: engine ${seconds(engine[name])}, floor ${seconds(floor[name])}, ratio ${ratios[name].toFixed(2)}`,
    );
  console.log(`${images} images`);
  line('first');
  line('unchanged');
  console.log(
    `unchanged: ${engine.rows_written} rows of the inventory written, ${(engine.wal_bytes / 2 ** 20).toFixed(2)} MiB of WAL`,
  );
  console.log(`engine: ${Math.round(engine.maxRss / 2 ** 20)} MiB of memory at most`);
  const isGood =
    ratios.first <= AIMS.ratio &&
    ratios.unchanged <= AIMS.ratio &&
    engine.rows_written <= AIMS.rows_written &&
    engine.wal_bytes < AIMS.wal_bytes;
  console.log(isGood ? 'All aims are met.' : 'An aim is missed.');
  process.exitCode = isGood ? 0 : 1;
}
