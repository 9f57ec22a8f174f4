import { buildDataSource } from '@image-catalog/database';
import { createTestDatabase } from '@image-catalog/database/testing';
import { expect, it } from '@jest/globals';
import { UpkeepService } from './upkeep.service.js';

it('folds what statements counted when the worker starts', async () => {
  const database = await createTestDatabase();
  const dataSource = await buildDataSource(database.url).initialize();
  await dataSource.query('INSERT INTO image_count_changes VALUES (1, 2, 3, 2), (1, 2, 4, 3)');
  const upkeep = new UpkeepService(dataSource, 30);

  upkeep.onApplicationBootstrap();
  await upkeep.onModuleDestroy();

  const rows = await dataSource.query('SELECT parent, parent_id, images FROM folded_image_counts ORDER BY 1, 2');
  expect(rows).toEqual([
    { parent: 'architecture', parent_id: 3, images: 2 },
    { parent: 'architecture', parent_id: 4, images: 3 },
    { parent: 'compute_resource', parent_id: 1, images: 5 },
    { parent: 'operatingsystem', parent_id: 2, images: 5 },
  ]);
  await dataSource.destroy();
  await database.drop();
});

it('leaves nothing of many folded rows that lists would read over', async () => {
  const database = await createTestDatabase();
  const dataSource = await buildDataSource(database.url).initialize();
  await dataSource.query('INSERT INTO image_count_changes SELECT 1, 2, 3, 1 FROM generate_series(1, 40000)');
  const upkeep = new UpkeepService(dataSource, 30);

  upkeep.onApplicationBootstrap();
  await upkeep.onModuleDestroy();

  const rows = await dataSource.query(`SELECT pg_relation_size('image_count_changes')::int AS bytes`);
  expect(rows).toEqual([{ bytes: 0 }]);
  await dataSource.destroy();
  await database.drop();
});
