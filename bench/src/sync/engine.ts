/**
 * The engine in its own process: `node engine.ts '{"url", "images", "record"}'` syncs compute resource 1 twice and
 * prints the figures as one line of JSON. With `record` it writes its statements to that file, for the floor. With
 * `mirror` it reads a simplestreams mirror instead of pages from memory.
 */
import { createWriteStream } from 'node:fs';
import { buildDataSource } from '@image-catalog/database';
import { generateSealingKeys, Opener } from '@image-catalog/secrets';
import { findProvider } from '@image-catalog/providers';
import pg from 'pg';
import { Egress } from '../../../apps/worker/dist/outside/outside.js';
import { SyncRunner } from '../../../apps/worker/dist/sync/sync-runner.js';
import { sourceOf } from './source.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  images: number;
  record: string | null;
  mirror: string | null;
};
const recording = order.record === null ? null : createWriteStream(order.record);

let isArmed = false;
const query = Reflect.get(pg.Client.prototype, 'query') as (...values: unknown[]) => unknown;
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...values: unknown[]) {
    if (isArmed && recording) recording.write(`${JSON.stringify(values.map(encode))}\n`);
    return query.apply(this, values);
  },
});

const dataSource = await buildDataSource(order.url).initialize();
const service = new SyncRunner(dataSource, await Opener.of(await generateSealingKeys()), {
  interval_minutes: 15,
  lease_seconds: 600,
  grace_days: 7,
  files_root: order.mirror,
  egress: new Egress({ rules: null, own_servers: [] }),
  concurrency: 4,
  find_provider: () => (order.mirror === null ? sourceOf(order.images) : findProvider('Simplestreams')),
});
const first = await timed();
await dataSource.query('VACUUM ANALYZE');
const before = await counters();
const unchanged = await timed();
const after = await counters();
await dataSource.destroy();
recording?.end();
const difference = (key: 'rows' | 'wal') => Number(after[key]) - Number(before[key]);
const maxRss = process.resourceUsage().maxRSS * 1024;
console.log(
  JSON.stringify({ first, unchanged, rows_written: difference('rows'), wal_bytes: difference('wal'), maxRss }),
);

async function timed(): Promise<number> {
  await dataSource.query('UPDATE compute_resources SET sync_due_at = now()');
  recording?.write('"begin"\n');
  isArmed = true;
  const begin = performance.now();
  const outcome = await service.sync(1);
  const took = performance.now() - begin;
  isArmed = false;
  if (outcome !== 'succeeded') throw new Error(`The sync ${outcome}`);
  return took;
}

/** Rows of the inventory ever written, and the place in the write-ahead log. */
async function counters(): Promise<{ rows: string; wal: string }> {
  await dataSource.query('SELECT pg_stat_force_next_flush()');
  const [row] = await dataSource.query<{ rows: string; wal: string }[]>(
    `SELECT n_tup_ins + n_tup_upd + n_tup_del AS rows, pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS wal
     FROM pg_stat_user_tables WHERE relname = 'available_images'`,
  );
  if (!row) throw new Error('There is no inventory');
  return row;
}

/** Marks buffers, which JSON cannot hold. */
function encode(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { $bytes: value.toString('base64') };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
}
