import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { buildDataSource } from '../data-source.js';
import { migrate } from '../migrate.js';
import { migrations } from '../migrations/migrations.js';
import { withClient } from '../testing/connect.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { type CatalogShape, type TableShape, unknownMigrations } from './catalog-shape.js';
import { CatalogNotLoaded, loadCatalog } from './load-catalog.js';
import { readCatalog } from './read-catalog.js';
import type { RowBlock } from './row-blocks.js';

/** A catalog in memory, as a file would hold it. */
interface Kept {
  shape: CatalogShape;
  sealingKeys: string[];
  blocks: { table: TableShape; block: RowBlock }[];
}

const databases: TestDatabase[] = [];

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function madeDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}

/** A database without any table, as a restore finds it. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await madeDatabase();
  await withClient(database.url, (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
  return database;
}

function keep(url: string, onTable: (name: string) => Promise<void> = () => Promise.resolve()): Promise<Kept> {
  return readCatalog(url, async ({ shape, sealingKeys, rowsOf }) => {
    const blocks: Kept['blocks'] = [];
    for (const table of shape.tables) {
      await onTable(table.name);
      for await (const block of rowsOf(table)) blocks.push({ table, block });
    }
    return { shape, sealingKeys, blocks };
  });
}

function load(url: string, { shape, blocks }: Kept) {
  return loadCatalog(url, shape, async (loadRows) => {
    for (const { table, block } of blocks) expect(await loadRows(table, block.bytes)).toBe(block.rows);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

const PARENTS = `
  INSERT INTO compute_resources (name, type, password) VALUES ('here', 'EC2', 'v1.abcdefghijkl.x.y');
  INSERT INTO architectures (name) VALUES ('x86_64');
  INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '13', 'Debian 13');
  INSERT INTO organizations (name, title) VALUES ('parent', 'parent');
  INSERT INTO organizations (name, title, parent_id) VALUES ('child', 'parent/child', 1);`;

const images = (from: number, to: number) => `
  INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
  SELECT 'image ' || n, n::text, E'tab\\t line\\n back\\\\slash é', 1, 1, 1 FROM generate_series(${from}, ${to}) n`;

/** Every row of every table as text, with what sequences give next. */
async function everything(url: string): Promise<unknown> {
  const { shape, blocks } = await keep(url);
  return {
    shape,
    rows: blocks.map(({ table, block }) => [table.name, block.bytes.toString().split('\n').sort()]),
  };
}

describe('a catalog that was read and loaded', () => {
  it('is the same to the last row, number and rule', async () => {
    const source = await madeDatabase();
    await query(source.url, PARENTS);
    await query(source.url, images(1, 2_000));
    await query(source.url, 'DELETE FROM images WHERE id > 1990');
    await query(source.url, `ALTER DATABASE ${nameOf(source)} SET DateStyle = 'German'`);
    const target = await emptyDatabase();

    const kept = await keep(source.url);
    const loaded = await load(target.url, kept);

    expect(loaded).toEqual({ unknownTables: [], migrated: [] });
    expect(await everything(target.url)).toEqual(await everything(source.url));
    expect(kept.sealingKeys).toEqual(['abcdefghijkl']);
    const upQueries = await missingInSchema(target.url);
    expect(upQueries).toEqual([]);
    // Numbers go on, counters count and foreign keys hold.
    await query(target.url, images(3_000, 3_000));
    expect(await query(target.url, 'SELECT max(id) FROM images')).toEqual([{ max: 2_001 }]);
    expect(await query(target.url, COUNTED)).toEqual([{ images: 1_991, counted: 1_991 }]);
    await expect(query(target.url, 'UPDATE images SET architecture_id = 99')).rejects.toMatchObject({ code: '23503' });
  });

  it('is one moment of it, whatever is written meanwhile', async () => {
    const source = await madeDatabase();
    await query(source.url, PARENTS);
    await query(source.url, images(1, 50));
    const writers = new pg.Pool({ connectionString: source.url, max: 4 });
    const writing = new AbortController();
    let written = 0;
    const write = async (name: number): Promise<void> => {
      while (!writing.signal.aborted) {
        const client = await writers.connect();
        const uuid = `w${name}-${(written += 1)}`;
        await client.query('BEGIN');
        await client.query(images(1, 1).replace("'image ' || n, n::text", `'${uuid}', '${uuid}'`));
        await client.query(`INSERT INTO audits (auditable_type, auditable_id, auditable_name, username, action, audited_changes)
          SELECT 'Image', max(id), '${uuid}', 'spec', 'create', '{}' FROM images`);
        if (written % 3 === 0) await client.query('SELECT fold_image_counts()');
        await client.query('COMMIT');
        client.release();
      }
    };
    const work = [1, 2, 3, 4].map(write);

    // Each table is read only when more was written since the one before.
    const kept = await keep(source.url, async () => {
      const wanted = written + 4;
      await until(() => written >= wanted);
    });
    writing.abort();
    await Promise.all(work);
    await writers.end();
    const target = await emptyDatabase();
    await load(target.url, kept);

    const [counts] = await query(
      target.url,
      `SELECT count(*)::int - 50 AS images, (SELECT count(*)::int FROM audits) AS audits,
         (SELECT sum(images)::int - 50 FROM image_counts WHERE parent = 'architecture') AS counted FROM images`,
    );
    expect(counts?.['audits']).toBe(counts?.['images']);
    expect(counts?.['counted']).toBe(counts?.['images']);
    expect(written).toBeGreaterThan(Number(counts?.['images']) + 50);
    await query(target.url, images(1_000, 1_000));
  });

  it('of an older version is brought up to date, with what the migrations do to its rows', async () => {
    const source = await madeDatabase();
    const old = await buildDataSource(source.url).initialize();
    for (let undone = 0; undone < 3; undone += 1) await old.undoLastMigration();
    await old.destroy();
    await query(source.url, PARENTS);
    await query(source.url, images(1, 20));
    const target = await emptyDatabase();

    const loaded = await load(target.url, await keep(source.url));

    expect(loaded.migrated).toEqual(migrations.slice(-3).map(({ name }) => name));
    expect(await query(target.url, COUNTED)).toEqual([{ images: 20, counted: 20 }]);
    expect(await missingInSchema(target.url)).toEqual([]);
    expect(await migrate(target.url)).toEqual([]);
  });
});

describe('loading', () => {
  it('leaves a database alone that holds anything', async () => {
    const source = await madeDatabase();
    const kept = await keep(source.url);
    const taken = await emptyDatabase();
    await query(taken.url, 'CREATE TABLE somebodys (id int)');

    const attempt = load(taken.url, kept);

    await expect(attempt).rejects.toThrow(CatalogNotLoaded);
    await expect(attempt).rejects.toThrow('the database is not empty: it has 1 tables, somebodys for one');
    expect(await tablesOf(taken.url)).toEqual(['somebodys']);
  });

  it.each([
    ['a row that no foreign key allows', 'UPDATE images SET architecture_id = 7', /images_architecture_id_fkey/],
    ['a row that is there twice', 'INSERT INTO images SELECT * FROM images', /images_pkey/],
  ])('leaves nothing behind of a catalog with %s', async (_what, damage, message) => {
    const source = await madeDatabase();
    await query(source.url, PARENTS);
    await query(source.url, images(1, 1));
    await query(source.url, 'ALTER TABLE images DISABLE TRIGGER ALL');
    await query(
      source.url,
      `ALTER TABLE images DROP CONSTRAINT images_pkey, DROP CONSTRAINT images_uuid_key,
      DROP CONSTRAINT images_name_key`,
    );
    await query(source.url, damage);
    const target = await emptyDatabase();

    await expect(load(target.url, await keep(source.url))).rejects.toThrow(message);

    expect(await tablesOf(target.url)).toEqual([]);
  });

  it('misses a table that the migrations make, and says which ones it has no use for', async () => {
    const source = await madeDatabase();
    await query(source.url, 'CREATE TABLE somebodys AS SELECT 1 AS id');
    const kept = await keep(source.url);
    const target = await emptyDatabase();

    const less = {
      ...kept,
      shape: { ...kept.shape, tables: kept.shape.tables.filter(({ name }) => name !== 'users') },
    };
    await expect(loadCatalog(target.url, less.shape, () => Promise.resolve())).rejects.toThrow(
      'it does not hold the table users',
    );
    const loaded = await loadCatalog(target.url, kept.shape, () => Promise.resolve());

    expect(loaded.unknownTables).toEqual(['somebodys']);
  });

  it('knows by name what a newer version made', () => {
    const { name } = migrations[0] ?? { name: '' };

    expect(unknownMigrations({ migrations: [name, 'AddWings2763900000000'] })).toEqual(['AddWings2763900000000']);
  });
});

const COUNTED = `SELECT count(*)::int AS images,
  (SELECT sum(images)::int FROM image_counts WHERE parent = 'compute_resource' AND parent_id = 1) AS counted FROM images`;

function nameOf({ url }: TestDatabase): string {
  return new URL(url).pathname.slice(1);
}

async function tablesOf(url: string): Promise<unknown[]> {
  return (await query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).map(
    ({ tablename }) => tablename,
  );
}

async function missingInSchema(url: string): Promise<string[]> {
  const dataSource = await buildDataSource(url).initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query: sql }) => sql);
  } finally {
    await dataSource.destroy();
  }
}
