import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@image-catalog/database';
import { removeCluster, startPostgres } from '@image-catalog/embedded-postgres';
import pg from 'pg';
import { median, sum } from '../floors/measure.ts';
import { fillCatalog } from './catalog.ts';

const WRITERS = 8;
const IMAGES = 10_000;
const TRIGGERS = ['images_count_insert', 'images_count_update', 'images_count_delete'];

/** Images a second with counters and without. */
export interface CounterCost {
  with: number;
  without: number;
  /** Lost share of the throughput, over all rounds. */
  cost: number;
}

/**
 * Measures how many images per second eight writers insert into one compute resource, with and without counters, in turns,
 * in alternating order, on a server that waits for its disk as in production.
 */
export async function counterCost({ rounds, seconds }: { rounds: number; seconds: number }): Promise<CounterCost> {
  const folder = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
  const server = await startPostgres({ folder, durable: true });
  try {
    await migrate(server.url);
    await fillCatalog(server.url, IMAGES);
    const clients = await Promise.all(Array.from({ length: WRITERS }, () => connect(server.url)));
    const rate = async (what: 'ENABLE' | 'DISABLE') => {
      await prepare(server.url, what);
      return insertRate(clients, seconds);
    };
    await rate('ENABLE');
    const figures: { with: number; without: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) figures.push({ without: await rate('DISABLE'), with: await rate('ENABLE') });
      else figures.push({ with: await rate('ENABLE'), without: await rate('DISABLE') });
    }
    await Promise.all(clients.map((client) => client.end()));
    return {
      with: median(figures.map((figure) => figure.with)),
      without: median(figures.map((figure) => figure.without)),
      cost: 1 - sum(figures.map((figure) => figure.with)) / sum(figures.map((figure) => figure.without)),
    };
  } finally {
    await server.stop();
    await removeCluster(folder);
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Resets the table for a measurement, and turns the counters on or off. */
async function prepare(url: string, what: 'ENABLE' | 'DISABLE'): Promise<void> {
  const client = await connect(url);
  for (const trigger of TRIGGERS) await client.query(`ALTER TABLE images DISABLE TRIGGER ${trigger}`);
  await client.query("DELETE FROM images WHERE username = 'writer'");
  await client.query('VACUUM ANALYZE images, folded_image_counts, image_count_changes');
  if (what === 'ENABLE')
    for (const trigger of TRIGGERS) await client.query(`ALTER TABLE images ENABLE TRIGGER ${trigger}`);
  await client.query('CHECKPOINT');
  await client.end();
}

async function insertRate(clients: readonly pg.Client[], seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let inserted = 0;
  const writer = async (client: pg.Client) => {
    while (performance.now() < end) {
      await client.query({
        name: 'insert',
        text: `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
               VALUES ($1, $2, 'writer', 1, 1, 1)`,
        values: [randomUUID(), randomUUID()],
      });
      inserted += 1;
    }
  };
  const began = performance.now();
  await Promise.all(clients.map(writer));
  return (inserted * 1000) / (performance.now() - began);
}
