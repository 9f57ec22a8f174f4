import { buildDataSource } from '@image-catalog/database';
import { createTestDatabase } from '@image-catalog/database/testing';
import { expect, it } from '@jest/globals';
import { UpkeepService } from './upkeep.service.js';

it('folds the counters of closed connections when the worker starts', async () => {
  const database = await createTestDatabase();
  const dataSource = await buildDataSource(database.url).initialize();
  await dataSource.query(
    `INSERT INTO image_counts VALUES ('architecture', 1, 2147483646, 2), ('architecture', 1, 2147483647, 3)`,
  );
  const upkeep = new UpkeepService(dataSource, 30);

  upkeep.onApplicationBootstrap();
  await upkeep.onModuleDestroy();

  const rows = await dataSource.query('SELECT slot, images FROM image_counts');
  expect(rows).toEqual([{ slot: 0, images: 5 }]);
  await dataSource.destroy();
  await database.drop();
});
