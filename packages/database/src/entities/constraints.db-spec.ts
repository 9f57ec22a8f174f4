import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase } from '../testing/open-test-database.js';
import { titleOf } from './operatingsystem.entity.js';

const { dataSource, close } = await openTestDatabase();
afterAll(close);

const sql = (text: string, values: unknown[] = []): Promise<{ id: number; n: number }[]> =>
  dataSource.query(text, values);

/** Two rows of each parent, ids 1 and 2, and one image of the first ones. */
beforeEach(async () => {
  const tables = 'compute_resources, operatingsystems, architectures, users';
  await sql(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
  await sql("INSERT INTO compute_resources (name, type) VALUES ('one', 'T'), ('two', 'T')");
  await sql(
    "INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12'), ('Debian', '13', 'Debian 13')",
  );
  await sql("INSERT INTO architectures (name) VALUES ('x86_64'), ('aarch64')");
  await sql('INSERT INTO architectures_operatingsystems VALUES (1, 1), (2, 1)');
  await sql("INSERT INTO parameters (operatingsystem_id, name) VALUES (1, 'p')");
  await sql(
    "INSERT INTO available_images (compute_resource_id, uuid, scope, name, state, content_hash, first_generation, changed_generation) VALUES (1, 'u', 's', 'n', 'active', '', 1, 1)",
  );
  await sql('INSERT INTO sync_runs (compute_resource_id, generation, fencing_token) VALUES (1, 1, 1)');
  await sql("INSERT INTO sync_scopes (run_id, scope) SELECT id, 's' FROM sync_runs");
  await sql("INSERT INTO sync_pages (run_id, scope, seq, uuids) SELECT id, 's', 1, '{u}' FROM sync_runs");
  await sql("INSERT INTO sync_leases VALUES (1, 'h', 1, now())");
  await insertImage({});
});

function insertImage(image: Record<string, unknown>): Promise<unknown> {
  const row = {
    name: 'n',
    uuid: 'u',
    username: 'root',
    compute_resource_id: 1,
    operatingsystem_id: 1,
    architecture_id: 1,
    ...image,
  };
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return sql(`INSERT INTO images (${columns.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
}

async function count(table: string): Promise<number> {
  return Number((await sql(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
}

describe('images', () => {
  it.each([
    [
      'the name within a compute resource and operating system',
      { uuid: 'other', architecture_id: 2 },
      'images_name_key',
    ],
    [
      'the uuid within a compute resource',
      { name: 'other', operatingsystem_id: 2, architecture_id: 2 },
      'images_uuid_key',
    ],
  ])('have %s once', async (_what, image, constraint) => {
    const insert = insertImage(image);

    await expect(insert).rejects.toMatchObject({ driverError: { code: '23505', constraint } });
  });

  it.each([
    ['the name in another operating system', { uuid: 'other', operatingsystem_id: 2 }],
    ['the name in other case', { uuid: 'other', name: 'N' }],
    ['name and uuid in another compute resource', { compute_resource_id: 2 }],
  ])('may have %s', async (_what, image) => {
    await insertImage(image);

    expect(await count('images')).toBe(2);
  });

  it.each([
    ['compute_resource_id', 'images_compute_resource_id_fkey'],
    ['operatingsystem_id', 'images_operatingsystem_id_fkey'],
    ['architecture_id', 'images_architecture_id_fkey'],
  ])('need the row that %s names', async (column, constraint) => {
    const insert = insertImage({ name: 'x', uuid: 'x', [column]: 99 });

    await expect(insert).rejects.toMatchObject({ driverError: { code: '23503', constraint } });
  });

  it.each(['name', 'uuid', 'username', 'compute_resource_id', 'operatingsystem_id', 'architecture_id'])(
    'need %s',
    async (column) => {
      const insert = insertImage({ name: 'x', uuid: 'x', [column]: null });

      await expect(insert).rejects.toMatchObject({ driverError: { code: '23502', column } });
    },
  );

  it.each([
    ['origin', 'robot', 'images_origin_check'],
    ['inventory_state', 'gone', 'images_inventory_state_check'],
  ])('know no %s %j', async (column, value, constraint) => {
    const insert = insertImage({ name: 'x', uuid: 'x', [column]: value });

    await expect(insert).rejects.toMatchObject({ driverError: { code: '23514', constraint } });
  });

  it('start as made by a person, not looked for yet, without user data', async () => {
    const rows = await sql('SELECT origin, inventory_state, user_data, iam_role, password FROM images');

    expect(rows).toEqual([
      { origin: 'manual', inventory_state: 'unknown', user_data: false, iam_role: null, password: null },
    ]);
  });
});

describe('the end of a parent', () => {
  it.each([
    [
      'compute_resources',
      {
        images: 0,
        available_images: 0,
        sync_runs: 0,
        sync_scopes: 0,
        sync_pages: 0,
        sync_leases: 0,
        architectures_operatingsystems: 2,
      },
    ],
    ['operatingsystems', { images: 0, architectures_operatingsystems: 0, parameters: 0, available_images: 1 }],
    ['architectures', { images: 0, architectures_operatingsystems: 1, parameters: 1, available_images: 1 }],
  ])('in %s takes with it what belongs to it, and nothing else', async (table, left) => {
    await sql(`DELETE FROM ${table} WHERE id = 1`);

    const counts = await Promise.all(Object.keys(left).map(count));
    expect(counts).toEqual(Object.values(left));
  });

  it.each(['compute_resources', 'operatingsystems', 'architectures'])(
    'in %s leaves the images of others',
    async (table) => {
      await insertImage({ name: 'x', uuid: 'x', compute_resource_id: 2, operatingsystem_id: 2, architecture_id: 2 });

      await sql(`DELETE FROM ${table} WHERE id = 1`);

      expect(await sql('SELECT name FROM images')).toEqual([{ name: 'x' }]);
    },
  );
});

describe('the other tables', () => {
  it.each([
    [
      'a compute resource name',
      "INSERT INTO compute_resources (name, type) VALUES ('one', 'X')",
      'compute_resources_name_key',
    ],
    ['an architecture name', "INSERT INTO architectures (name) VALUES ('x86_64')", 'architectures_name_key'],
    [
      'an operating system version',
      "INSERT INTO operatingsystems (name, major, description, title) VALUES ('Debian', '12', 'Bookworm', 'Bookworm')",
      'operatingsystems_version_key',
    ],
    [
      'an operating system title',
      "INSERT INTO operatingsystems (name, major, description, title) VALUES ('Other', '1', 'Debian 12', 'Debian 12')",
      'operatingsystems_title_key',
    ],
    ['a link', 'INSERT INTO architectures_operatingsystems VALUES (1, 1)', 'architectures_operatingsystems_pkey'],
    [
      'a parameter name',
      "INSERT INTO parameters (operatingsystem_id, name) VALUES (1, 'p')",
      'parameters_operatingsystem_name_key',
    ],
    [
      'a uuid of an inventory',
      `INSERT INTO available_images (compute_resource_id, uuid, scope, name, state, content_hash, first_generation, changed_generation)
       VALUES (1, 'u', 'other', 'n', 'active', '', 1, 1)`,
      'available_images_pkey',
    ],
    [
      'a generation',
      "INSERT INTO sync_runs (compute_resource_id, generation, fencing_token, state) VALUES (1, 1, 1, 'failed')",
      'sync_runs_generation_key',
    ],
    [
      'an unfinished run',
      'INSERT INTO sync_runs (compute_resource_id, generation, fencing_token) VALUES (1, 2, 1)',
      'sync_runs_unfinished_idx',
    ],
  ])('have %s once', async (_what, insert, constraint) => {
    const attempt = sql(insert);

    await expect(attempt).rejects.toMatchObject({ driverError: { code: '23505', constraint } });
  });

  it('have a login once, whatever its case', async () => {
    await sql("INSERT INTO users (login, password_hash) VALUES ('Admin', 'x')");

    const attempt = sql("INSERT INTO users (login, password_hash) VALUES ('aDMIN', 'x')");

    await expect(attempt).rejects.toMatchObject({ driverError: { code: '23505', constraint: 'users_login_key' } });
  });

  it('hold the title of an operating system to its description, else to its name and version', async () => {
    const attempt = sql("UPDATE operatingsystems SET minor = '5' WHERE id = 1");

    await expect(attempt).rejects.toMatchObject({
      driverError: { code: '23514', constraint: 'operatingsystems_title_check' },
    });
    await sql("UPDATE operatingsystems SET minor = '5', title = 'Debian 12.5' WHERE id = 1");
    await sql("UPDATE operatingsystems SET description = 'Bookworm', title = 'Bookworm' WHERE id = 1");
  });

  it.each([
    ['Debian', '13', '', null],
    ['CentOS', '7', '9.2009', null],
    ['x', '1', '', 'A description'],
    ['n'.repeat(255), '1', '2', null],
    ['\u{1f427}'.repeat(254), '1', '', null],
  ])('take the title that is derived from %j %j %j %j', async (name, major, minor, description) => {
    await sql('TRUNCATE operatingsystems CASCADE');

    await sql('INSERT INTO operatingsystems (name, major, minor, description, title) VALUES ($1, $2, $3, $4, $5)', [
      name,
      major,
      minor,
      description,
      titleOf({ name, major, minor, description }),
    ]);

    expect(await count('operatingsystems')).toBe(1);
  });

  it('know no other state of a run', async () => {
    const attempt = sql("UPDATE sync_runs SET state = 'odd'");

    await expect(attempt).rejects.toMatchObject({
      driverError: { code: '23514', constraint: 'sync_runs_state_check' },
    });
  });
});
