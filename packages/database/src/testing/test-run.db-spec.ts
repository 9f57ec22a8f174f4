import { expect, it } from '@jest/globals';
import { withClient } from './connect.js';
import { readHandedOver } from './environment.js';
import { createTestDatabase } from './test-database.js';
import { openTestServer } from './test-server.js';
import { openTestRun } from './test-run.js';

// The server of this package's own tests plays the foreign server that other runs share.
const { server_url, prefix } = readHandedOver();
const family = prefix.replace(/\d+_$/, '');
const migrate = (url: string) => withClient(url, (client) => client.query('create table planted (id int)'));

async function listDatabases(): Promise<string[]> {
  const { rows } = await withClient(server_url, (client) =>
    client.query<{ datname: string }>('select datname from pg_database order by 1'),
  );
  return rows.map(({ datname }) => datname);
}

const execute = (sql: string) => withClient(server_url, (client) => client.query(sql));
it('keeps two runs on one server apart', async () => {
  const before = await listDatabases();
  const one = await openTestServer(server_url, { migrate });
  const other = await openTestServer(server_url, { migrate });
  await createTestDatabase(one);
  const kept = await createTestDatabase(other);

  await one.close();

  const { rows } = await withClient(kept.url, (client) => client.query('select * from planted'));
  expect(rows).toEqual([]);
  await other.close();
  expect(await listDatabases()).toEqual(before);
});

it('drops what a dead run left behind, and nothing of a living one or of anybody else', async () => {
  const living = await openTestServer(server_url, { migrate });
  await execute(`create database ${family}77_template`);
  await execute(`create database ${family}77_ab12`);
  await execute('create database image_catalog_test_of_a_person');

  const next = await openTestRun(server_url);

  const now = await listDatabases();
  expect(now).not.toContain(`${family}77_template`);
  expect(now).not.toContain(`${family}77_ab12`);
  expect(now).toContain(living.template);
  expect(now).toContain('image_catalog_test_of_a_person');
  await execute('drop database image_catalog_test_of_a_person');
  await next.close();
  await living.close();
  expect((await listDatabases()).filter((name) => name.startsWith(living.prefix))).toEqual([]);
});

it('leaves nothing on the server when the migration fails', async () => {
  const before = await listDatabases();

  const start = openTestServer(server_url, {
    migrate: () => Promise.reject(new Error('column "nmae" does not exist')),
  });

  await expect(start).rejects.toThrow('column "nmae" does not exist');
  expect(await listDatabases()).toEqual(before);
});

it('says who may not create databases', async () => {
  await execute("create role test_run_spec login password 'hush'");
  const login = new URL(server_url);
  login.username = 'test_run_spec';
  login.password = 'hush';

  const start = openTestServer(login.href, { migrate });

  await expect(start).rejects.toThrow(/may not create databases: ALTER ROLE \.\.\. CREATEDB/);
  await execute('drop role test_run_spec');
});

it.each([
  ['postgresql://me:hush@127.0.0.1:1/nothing', '127.0.0.1:1/nothing'],
  ['no address', '(not an address)'],
])('says that %s cannot be used, without the password', async (url, name) => {
  const start = openTestServer(url, { migrate });

  await expect(start).rejects.toThrow(`The test server ${name} cannot be used`);
  await expect(start).rejects.not.toThrow('hush');
});
