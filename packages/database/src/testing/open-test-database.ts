import type { DataSource } from 'typeorm';
import type { ConnectionSettings } from '../connection/connection-options.js';
import { buildDataSource } from '../data-source.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A test database, and a data source that is connected to it. */
export interface OpenDatabase {
  url: string;
  dataSource: DataSource;
  /** Disconnects, then drops the database. */
  close: () => Promise<void>;
}

/** Opens a migrated database of a test file's own, or one that is given. */
export async function openTestDatabase(settings?: ConnectionSettings, given?: TestDatabase): Promise<OpenDatabase> {
  const database = given ?? (await createTestDatabase());
  const dataSource = await buildDataSource(database.url, settings).initialize();
  const close = async () => {
    await dataSource.destroy();
    await database.drop();
  };
  return { url: database.url, dataSource, close };
}
