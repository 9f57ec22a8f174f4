import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '../data-source.js';
import { migrate } from '../migrate.js';
import { migrations } from '../migrations/migrations.js';
import { lockMigrations } from '../statements/lock-migrations.js';
import { type CatalogShape, readTables, type SequenceShape, type TableShape } from './catalog-shape.js';
import { pinSettings } from './pin-settings.js';
import { withoutRules } from './without-rules.js';

/** Loads a block of a table's rows; returns how many it held. */
export type LoadRows = (table: TableShape, rows: Buffer) => Promise<number>;

/** The database is not empty, or the backup is inconsistent. Nothing was written. */
export class CatalogNotLoaded extends Error {
  override readonly name = 'CatalogNotLoaded';
}

/** What a restore did besides loading rows. */
export interface Loaded {
  /** Tables that this program does not know; their rows were skipped. */
  unknownTables: string[];
  /** The migrations that brought an older catalog up to date. */
  migrated: string[];
}

/**
 * Restores a catalog into an empty database: the schema by the same migrations and all rows, in one transaction, and then the
 * newer migrations.
 * @throws CatalogNotLoaded
 */
export async function loadCatalog(
  url: string,
  shape: CatalogShape,
  fill: (load: LoadRows) => Promise<void>,
): Promise<Loaded> {
  const dataSource = await olderDataSource(url, shape.migrations).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await pinSettings((sql, parameters) => runner.query(sql, parameters));
    await runner.startTransaction();
    const unknownTables = await loadAll(dataSource, runner, shape, fill);
    await runner.commitTransaction();
    // Without statistics the first lists would read whole tables.
    await runner.query('ANALYZE');
    return { unknownTables, migrated: await migrate(url) };
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

/** Builds a data source that knows only the migrations of a catalog. */
function olderDataSource(url: string, ran: string[]): DataSource {
  const options = dataSourceOptions(url, { application_name: 'image-catalog restore', pool_size: 1 });
  // COPY is a conversation of its own, which statements sent ahead of it would disturb.
  return new DataSource({
    ...options,
    migrations: migrations.filter(({ name }) => ran.includes(name)),
    extra: {},
  });
}

async function loadAll(
  dataSource: DataSource,
  runner: QueryRunner,
  shape: CatalogShape,
  fill: (load: LoadRows) => Promise<void>,
): Promise<string[]> {
  const client = (await runner.connect()) as pg.PoolClient;
  await lockMigrations(client, 'pg_advisory_xact_lock');
  const found = await readTables(client);
  if (found.length > 0)
    throw new CatalogNotLoaded(`the database is not empty: it has ${found.length} tables, ${found[0]?.name} for one`);
  await new MigrationExecutor(dataSource, runner).executePendingMigrations();
  const tables = (await readTables(client)).map(({ name }) => name);
  requireAll(tables, shape.tables);
  await withoutRules(client, tables, async () => {
    // What a migration has put into a table came along with the rows.
    await client.query(`TRUNCATE ${tables.map((name) => pg.escapeIdentifier(name)).join(', ')}`);
    await fill((table, rows) => (tables.includes(table.name) ? load(client, table, rows) : Promise.resolve(0)));
  });
  await setSequences(client, shape.sequences);
  return shape.tables.map(({ name }) => name).filter((name) => !tables.includes(name));
}

function requireAll(tables: string[], held: TableShape[]): void {
  const missing = tables.filter((table) => !held.some(({ name }) => name === table));
  if (missing.length > 0) throw new CatalogNotLoaded(`it does not hold the table ${missing.join(', ')}`);
}

async function load(client: pg.PoolClient, { name, columns }: TableShape, rows: Buffer): Promise<number> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  // The table was emptied in this transaction, so its rows can be written as old ones that need no vacuum.
  const copy = client.query(copyFrom(`COPY ${pg.escapeIdentifier(name)} (${list}) FROM STDIN WITH (FREEZE)`));
  await pipeline(Readable.from([rows]), copy);
  return copy.rowCount;
}

async function setSequences(client: pg.PoolClient, sequences: SequenceShape[]): Promise<void> {
  for (const { name, value } of sequences) {
    if (value === null) continue;
    await client.query('SELECT setval(to_regclass($1), $2)', [pg.escapeIdentifier(name), value]);
  }
}
