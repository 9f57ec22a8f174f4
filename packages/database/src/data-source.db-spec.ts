import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withDataSource } from './data-source.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describe('a data source', () => {
  it('reads moments in UTC, whatever zone the database is set to', async () => {
    await withDataSource(database.url, 'spec', (source) =>
      source.query(
        `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''', current_database()); END $$`,
      ),
    );

    const rows = await withDataSource(database.url, 'spec', (source) =>
      source.query("SELECT '2020-08-31 15:17:29+00'::timestamptz::text AS moment"),
    );

    expect(rows).toEqual([{ moment: '2020-08-31 15:17:29+00' }]);
  });
});
