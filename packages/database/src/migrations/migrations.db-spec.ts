import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate } from '../migrate.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { migrations } from './migrations.js';

const run = promisify(execFile);

const database = await openTestDatabase();
const { dataSource } = database;
afterAll(() => database.close());

/** Everything that makes a schema, as text that can be compared. */
async function describeSchema(): Promise<unknown> {
  const [columns, constraints, indexes, triggers, functions] = await Promise.all([
    dataSource.query(
      `SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
       FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, column_name`,
    ),
    dataSource.query(
      `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    ),
    dataSource.query(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef`),
    dataSource.query('SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname'),
    dataSource.query(
      `SELECT proname, prosrc FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
    ),
  ]);
  return { columns, constraints, indexes, triggers, functions };
}

async function tables(): Promise<string[]> {
  const rows = await dataSource.query<{ tablename: string }[]>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  return rows.map(({ tablename }) => tablename);
}

describe('the migrations', () => {
  it('make exactly the tables that the entities describe', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it.each([
    ['a column', 'ALTER TABLE images DROP COLUMN iam_role', 'ALTER TABLE images ADD iam_role varchar(255)'],
    ['a length', 'ALTER TABLE users ALTER login TYPE varchar(50)', 'ALTER TABLE users ALTER login TYPE varchar(100)'],
    [
      'a default',
      "ALTER TABLE images ALTER origin SET DEFAULT 'sync'",
      "ALTER TABLE images ALTER origin SET DEFAULT 'manual'",
    ],
    [
      'a null that may not be',
      'ALTER TABLE audits ALTER username DROP NOT NULL',
      'ALTER TABLE audits ALTER username SET NOT NULL',
    ],
    [
      'a unique key',
      'ALTER TABLE images DROP CONSTRAINT images_uuid_key',
      'ALTER TABLE images ADD CONSTRAINT images_uuid_key UNIQUE (uuid, compute_resource_id)',
    ],
    [
      'a check',
      'ALTER TABLE images DROP CONSTRAINT images_origin_check',
      "ALTER TABLE images ADD CONSTRAINT images_origin_check CHECK (origin IN ('manual', 'sync'))",
    ],
    [
      'an index',
      'DROP INDEX images_architecture_name_idx',
      'CREATE INDEX images_architecture_name_idx ON images (architecture_id, name COLLATE alphabetical, id)',
    ],
    [
      'a cascade',
      `ALTER TABLE images DROP CONSTRAINT images_architecture_id_fkey,
         ADD CONSTRAINT images_architecture_id_fkey FOREIGN KEY (architecture_id) REFERENCES architectures`,
      `ALTER TABLE images DROP CONSTRAINT images_architecture_id_fkey,
         ADD CONSTRAINT images_architecture_id_fkey FOREIGN KEY (architecture_id) REFERENCES architectures ON DELETE CASCADE`,
    ],
  ])('would fail the comparison above if %s differed', async (_what, change, undo) => {
    await dataSource.query(change);

    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.query(undo);

    expect(upQueries).not.toEqual([]);
  });

  it('are all applied, oldest first, and there is nothing left to do', async () => {
    const applied = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id');
    const ran = await migrate(database.url);

    expect(applied.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    expect(ran).toEqual([]);
  });

  it('have names that sort as they run', () => {
    const times = migrations.map(({ name }) => Number(/\d+$/.exec(name)?.[0]));

    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  it('can be undone one by one to nothing, and done again to the same', async () => {
    const before = await describeSchema();

    for (const _ of migrations) await dataSource.undoLastMigration();
    const undone = await tables();
    const ran = await migrate(database.url);

    expect(undone).toEqual(['migrations']);
    expect(ran).toEqual(migrations.map(({ name }) => name));
    expect(await describeSchema()).toEqual(before);
  });
});

describe('migrate', () => {
  it('lets processes that start at once take turns: one of them migrates, all of them succeed', async () => {
    for (const _ of migrations) await dataSource.undoLastMigration();
    const script = `const { migrate } = await import(process.argv[1]);
      console.log((await migrate(process.argv[2])).length);`;
    const dist = fileURLToPath(new URL('../../dist/migrate.js', import.meta.url));
    const start = () => run(process.execPath, ['--input-type=module', '-e', script, dist, database.url]);

    const outputs = await Promise.all([start(), start(), start()]);

    expect(outputs.map(({ stdout }) => stdout.trim()).sort()).toEqual(['0', '0', String(migrations.length)]);
    expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toEqual([]);
  });

  it('leaves the schema as it was when a migration fails half-way', async () => {
    for (const _ of migrations) await dataSource.undoLastMigration();
    await dataSource.query('CREATE TABLE sync_leases (squatter int)');
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);

    const attempt = migrate(database.url);

    await expect(attempt).rejects.toThrow('relation "sync_leases" already exists');
    expect(await tables()).toEqual(['migrations', 'sync_leases']);
    log.mockRestore();
    await dataSource.query('DROP TABLE sync_leases');
    expect(await migrate(database.url)).toHaveLength(migrations.length);
  });

  it('says what is wrong when there is no such database', async () => {
    const attempt = migrate(database.url.replace(/[^/]+$/, 'nowhere'));

    await expect(attempt).rejects.toThrow('database "nowhere" does not exist');
  });
});
