import { ensureAccess } from './seeds/ensure-access.js';
import { buildDataSource } from './data-source.js';
import { lockMigrations } from './statements/lock-migrations.js';

/**
 * Brings the schema up to date, and the permissions and roles that come with the program; gives the names of the migrations
 * that ran. Several processes may call it at once.
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = buildDataSource(url, { application_name: 'image-catalog migrate', statement_timeout: 0 });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lockMigrations(lock, 'pg_advisory_lock');
    const ran = await dataSource.runMigrations();
    await ensureAccess(dataSource);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
