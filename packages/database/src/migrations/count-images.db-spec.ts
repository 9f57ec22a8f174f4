import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';

const PARENTS = ['compute_resource', 'operatingsystem', 'architecture'] as const;

describe('image counters', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 8 });
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

  it('stay exact while eight connections insert, move and delete images at once', async () => {
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

    await Promise.all(Array.from({ length: 8 }, (_, name) => worker(name)));

    expect(await counted()).toEqual(await trueCounts());
    expect(await counted()).not.toEqual([]);
  });

  it('follow the cascade when a parent goes', async () => {
    await pool.query('DELETE FROM compute_resources WHERE id = 1');
    await pool.query('DELETE FROM architectures WHERE id = 2');

    expect(await counted()).toEqual(await trueCounts());
  });

  it('are not touched by an update that moves nothing', async () => {
    const before = await pool.query('SELECT parent, parent_id, slot, images, xmin FROM image_counts ORDER BY 1, 2, 3');

    await pool.query(`UPDATE images SET username = 'y'`);

    const after = await pool.query('SELECT parent, parent_id, slot, images, xmin FROM image_counts ORDER BY 1, 2, 3');
    expect(after.rows).toEqual(before.rows);
  });

  it('keep their sums when the slots of closed connections are folded', async () => {
    const before = await counted();
    await pool.query('INSERT INTO image_counts VALUES ($1, 2, 2147483647, 5)', ['compute_resource']);
    await pool.query('INSERT INTO image_counts VALUES ($1, 2, 2147483646, -5)', ['compute_resource']);

    const { rows } = await pool.query<{ fold_image_counts: number }>('SELECT fold_image_counts()');

    expect(rows[0]?.fold_image_counts).toBeGreaterThanOrEqual(2);
    expect(await counted()).toEqual(before);
    const dead = await pool.query('SELECT 1 FROM image_counts WHERE slot IN (2147483647, 2147483646)');
    expect(dead.rowCount).toBe(0);
  });
});
