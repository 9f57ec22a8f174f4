import { ensureAccess } from './seeds/ensure-access.js';
import { buildDataSource } from './data-source.js';

/** One process migrates at a time, and none while a backup reads; this key is known to nobody else. */
export const MIGRATION_LOCK = 7_246_180_251;

/** Brings the schema up to date, with the roles that come with the program; returns the names of the migrations that ran. Safe to call from several processes at once. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = buildDataSource(url, { application_name: 'image-catalog migrate', statement_timeout: 0 });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    await ensureAccess(dataSource);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
