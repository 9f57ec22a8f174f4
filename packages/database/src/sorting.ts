import { buildDataSource, withDataSource } from './data-source.js';
import { lockMigrations } from './statements/lock-migrations.js';
import { readSorting } from './statements/read-sorting.js';
import { rebuildNameIndexes } from './statements/rebuild-name-indexes.js';

/** Says what to do when the server sorts names by another version of ICU than their indexes; undefined when they agree. */
export async function adviseOnSorting(url: string): Promise<string | undefined> {
  const versions = await withDataSource(url, 'image-catalog sorting', (database) => readSorting(database));
  if (versions === undefined || versions.made_with === versions.server_has) return undefined;
  return (
    `The server sorts names by ICU ${versions.server_has}, but their indexes were made by ICU ${versions.made_with}: lists ` +
    'may be out of order. Run "image-catalog reindex" once; everything may run meanwhile.'
  );
}

/** Rebuilds the indexes that sort names. Gives their names. Waits for a migration, or another rebuild, to end first. */
export async function rebuildSorting(url: string): Promise<string[]> {
  const dataSource = buildDataSource(url, { application_name: 'image-catalog reindex', statement_timeout: 0 });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lockMigrations(lock, 'pg_advisory_lock');
    return await rebuildNameIndexes(dataSource);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
