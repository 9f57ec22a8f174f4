import type { DataSource } from 'typeorm';

/** Asks the database for nothing but an answer. @throws when it gives none. */
export async function ping(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT 1');
}
