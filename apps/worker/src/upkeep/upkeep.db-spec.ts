import { type OpenDatabase, openTestDatabase } from '@image-catalog/database/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { UpkeepService } from './upkeep.service.js';

let database: OpenDatabase;

beforeEach(async () => {
  database = await openTestDatabase();
});

afterEach(() => database.close());

/** Has a worker do what it does at its start. */
async function startAndStop(): Promise<void> {
  const upkeep = new UpkeepService(database.dataSource, 30);
  upkeep.onApplicationBootstrap();
  await upkeep.onModuleDestroy();
}

it('folds what statements counted when the worker starts', async () => {
  await database.dataSource.query('INSERT INTO image_count_changes VALUES (1, 2, 3, 2), (1, 2, 4, 3)');

  await startAndStop();

  const rows = await database.dataSource.query(
    'SELECT parent, parent_id, images FROM folded_image_counts ORDER BY 1, 2',
  );
  expect(rows).toEqual([
    { parent: 'architecture', parent_id: 3, images: 2 },
    { parent: 'architecture', parent_id: 4, images: 3 },
    { parent: 'compute_resource', parent_id: 1, images: 5 },
    { parent: 'operatingsystem', parent_id: 2, images: 5 },
  ]);
});

it('leaves nothing of many folded rows that lists would read over', async () => {
  await database.dataSource.query('INSERT INTO image_count_changes SELECT 1, 2, 3, 1 FROM generate_series(1, 40000)');

  await startAndStop();

  const rows = await database.dataSource.query(`SELECT pg_relation_size('image_count_changes')::int AS bytes`);
  expect(rows).toEqual([{ bytes: 0 }]);
});
