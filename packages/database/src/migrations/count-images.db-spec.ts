import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';

const PARENTS = ['compute_resource', 'operatingsystem', 'architecture'] as const;

const INSERT_ONE = `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
  VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 2, 2, 1)`;

describe('image counters', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 10 });
    await pool.query(`INSERT INTO compute_resources (name, type) SELECT 'cr' || n, 'X' FROM generate_series(1, 3) n`);
    await pool.query(`INSERT INTO architectures (name) SELECT 'a' || n FROM generate_series(1, 3) n`);
    await pool.query(
      `INSERT INTO operatingsystems (name, major, title) SELECT 'os' || n, '1', 'os' || n || ' 1' FROM generate_series(1, 3) n`,
    );
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function counted(): Promise<unknown> {
    const { rows } = await pool.query(
      'SELECT parent, parent_id, sum(images)::int AS images FROM image_counts GROUP BY 1, 2 HAVING sum(images) <> 0 ORDER BY 1, 2',
    );
    return rows;
  }

  async function trueCounts(): Promise<unknown> {
    const selects = PARENTS.map(
      (parent) =>
        `SELECT '${parent}' AS parent, ${parent}_id AS parent_id, count(*)::int AS images FROM images GROUP BY 2`,
    );
    const { rows } = await pool.query(`SELECT * FROM (${selects.join(' UNION ALL ')}) c ORDER BY 1, 2`);
    return rows;
  }

  /** A connection of which it is known when its statements fold by themselves: never at first. */
  async function seeded(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    await client.query('SELECT setseed(0)');
    return client;
  }

  async function foldedRows(): Promise<number> {
    const { rows } = await pool.query<{ rows: number }>('SELECT fold_image_counts() AS rows');
    return rows[0]?.rows ?? 0;
  }

  async function changes(): Promise<number> {
    const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM image_count_changes');
    return rows[0]?.count ?? 0;
  }

  it('stay exact while eight connections insert, move and delete images at once, and they are folded meanwhile', async () => {
    const writing = new AbortController();
    let folded = 0;
    const fold = async (): Promise<void> => {
      while (!writing.signal.aborted) folded += await foldedRows();
    };
    const worker = async (name: number): Promise<void> => {
      const client = await pool.connect();
      for (let round = 0; round < 40; round += 1) {
        await client.query('BEGIN');
        await client.query(
          `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
           SELECT gen_random_uuid(), gen_random_uuid(), 'x', 1 + (random() * 2)::int, 1 + (random() * 2)::int, 1 + (random() * 2)::int
           FROM generate_series(1, 1 + ${name} % 3)`,
        );
        await client.query(
          `UPDATE images SET operatingsystem_id = 1 + (random() * 2)::int WHERE id IN
             (SELECT id FROM images ORDER BY random() LIMIT 2 FOR UPDATE SKIP LOCKED)`,
        );
        await client.query(
          `DELETE FROM images WHERE id IN (SELECT id FROM images ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
        );
        await client.query(round % 4 === 3 ? 'ROLLBACK' : 'COMMIT');
      }
      client.release();
    };

    const folding = fold();
    await Promise.all(Array.from({ length: 8 }, (_, name) => worker(name)));
    writing.abort();
    await folding;

    expect(await counted()).toEqual(await trueCounts());
    expect(await counted()).not.toEqual([]);
    expect(folded).toBeGreaterThan(0);
  });

  it('follow the cascade when a parent goes', async () => {
    await pool.query('DELETE FROM compute_resources WHERE id = 1');
    await pool.query('DELETE FROM architectures WHERE id = 2');

    expect(await counted()).toEqual(await trueCounts());
  });

  it('are not touched by an update that moves nothing', async () => {
    await foldedRows();

    await pool.query(`UPDATE images SET username = 'y'`);

    expect(await changes()).toBe(0);
  });

  it('are folded by one of the statements that come, whoever runs', async () => {
    const writer = await seeded();
    for (let round = 0; round < 4_000; round += 1) await writer.query({ name: 'insert', text: INSERT_ONE });
    writer.release();

    expect(await changes()).toBeLessThan(3_500);
    expect(await counted()).toEqual(await trueCounts());
  });

  it('keep their sums when they are folded, and let go of parents without images', async () => {
    const writer = await seeded();
    await writer.query('DELETE FROM images WHERE operatingsystem_id = 3');
    writer.release();
    const before = await counted();

    const folded = await foldedRows();
    await foldedRows();

    expect(folded).toBeGreaterThan(0);
    expect(await counted()).toEqual(before);
    const { rows } = await pool.query(`SELECT images FROM folded_image_counts WHERE images = 0
      UNION ALL SELECT images FROM image_count_changes`);
    expect(rows).toEqual([]);
  });

  it('of a writer who is not done are folded another time, without waiting for it', async () => {
    const writer = await seeded();
    await writer.query('BEGIN');
    await writer.query(INSERT_ONE);

    const whileOpen = await foldedRows();
    await writer.query('COMMIT');
    writer.release();
    const afterwards = await foldedRows();

    expect([whileOpen, afterwards]).toEqual([0, 1]);
    expect(await counted()).toEqual(await trueCounts());
  });

  it('are folded by one at a time, and nobody waits for who does not end', async () => {
    const folder = await pool.connect();
    await folder.query('BEGIN');
    await folder.query('SELECT fold_image_counts()');
    await pool.query(INSERT_ONE);

    const meanwhile = await foldedRows();
    await folder.query('ROLLBACK');
    folder.release();

    expect(meanwhile).toBe(0);
    expect(await counted()).toEqual(await trueCounts());
  });
});
