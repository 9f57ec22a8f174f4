import { randomUUID } from 'node:crypto';
import pg from 'pg';

const WRITERS = 8;
const TRIGGERS = ['images_count_insert', 'images_count_update', 'images_count_delete'];

/** Measures how many images a second eight writers insert into one compute resource, with counters and without, in turn. */
export async function counterCost(
  url: string,
  seconds: number,
  rounds: number,
): Promise<{ with: number; without: number; cost: number }> {
  const figures: { with: number; without: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await setTriggers(url, 'DISABLE');
    const without = await insertRate(url, seconds);
    await setTriggers(url, 'ENABLE');
    figures.push({ with: await insertRate(url, seconds), without });
  }
  figures.sort((a, b) => a.with / a.without - b.with / b.without);
  const middle = figures[Math.floor(figures.length / 2)] ?? { with: Number.NaN, without: Number.NaN };
  return { ...middle, cost: 1 - middle.with / middle.without };
}

async function setTriggers(url: string, what: 'ENABLE' | 'DISABLE'): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const trigger of TRIGGERS) await client.query(`ALTER TABLE images ${what} TRIGGER ${trigger}`);
  await client.end();
}

async function insertRate(url: string, seconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const end = performance.now() + seconds * 1000;
  let inserted = 0;
  const writer = async (client: pg.Client) => {
    while (performance.now() < end) {
      await client.query({
        name: 'insert',
        text: `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
               VALUES ($1, $2, 'root', 1, 1, 1)`,
        values: [randomUUID(), randomUUID()],
      });
      inserted += 1;
    }
  };
  await Promise.all(clients.map(writer));
  await Promise.all(clients.map((client) => client.end()));
  return inserted / seconds;
}
