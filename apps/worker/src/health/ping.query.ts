import type { DataSource } from 'typeorm';

/** Checks that the database answers. @throws when it does not. */
export async function ping(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT 1');
}
