import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { adviseOnSorting, rebuildSorting } from './sorting.js';
import { openTestDatabase } from './testing/index.js';

let url: string;
let database: DataSource;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ url, dataSource: database, close } = await openTestDatabase());
});

afterAll(() => close());

const ADVICE =
  /^The server sorts names by ICU [\d.]+, but their indexes were made by ICU 0\.1: .* Run "image-catalog reindex" once/;

/** Makes the database look as if its files came from a server with another ICU. */
async function move(): Promise<void> {
  await database.transaction(async (manager) => {
    await manager.query('SET LOCAL allow_system_table_mods = on');
    await manager.query(`UPDATE pg_collation SET collversion = '0.1' WHERE collname = 'alphabetical'`);
  });
}

async function filesOf(names: readonly string[]): Promise<number[]> {
  const rows = await database.query<{ file: number }[]>(
    'SELECT relfilenode::int AS file FROM pg_class WHERE relname = ANY($1::text[]) ORDER BY relname',
    [names],
  );
  return rows.map(({ file }) => file);
}

it('has nothing to say while the server has the ICU that the indexes were made with', async () => {
  expect(await adviseOnSorting(url)).toBeUndefined();
});

it('says which command rebuilds the indexes when it has another, until it was run', async () => {
  await move();
  expect(await adviseOnSorting(url)).toMatch(ADVICE);
  await database.query('CREATE INDEX images_name_ccnew ON images (name COLLATE alphabetical)');
  await database.query(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'images_name_ccnew'::regclass`);
  const [{ names }] = await database.query(
    `SELECT array_agg(relname::text ORDER BY relname) AS names FROM pg_index JOIN pg_class ON oid = indexrelid
     WHERE pg_get_indexdef(indexrelid) LIKE '%COLLATE alphabetical%' AND indisvalid`,
  );
  const before = await filesOf(names);

  const rebuilt = await rebuildSorting(url);

  expect(rebuilt.toSorted()).toEqual(names);
  expect(rebuilt).toEqual(expect.arrayContaining(['images_compute_resource_name_idx', 'users_login_idx']));
  const after = await filesOf(names);
  expect(after).toHaveLength(before.length);
  expect(after.filter((file) => before.includes(file))).toEqual([]);
  expect(await filesOf(['images_name_ccnew'])).toEqual([]);
  expect(await adviseOnSorting(url)).toBeUndefined();
});
