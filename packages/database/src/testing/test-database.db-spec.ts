import { afterEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { atDatabase, withClient } from './connect.js';
import { readHandedOver } from './environment.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const made: TestDatabase[] = [];

async function clone(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  made.push(database);
  return database;
}

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop();
});

const query = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query(sql)).rows as unknown[]);

it('gives every caller a migrated database of its own', async () => {
  const [one, other] = [await clone(), await clone()];

  await query(one.url, "insert into architectures (name) values ('x86_64')");

  expect(await query(one.url, 'select name from architectures')).toEqual([{ name: 'x86_64' }]);
  expect(await query(other.url, 'select name from architectures')).toEqual([]);
});

it('clones for several callers at once and leaves the template free', async () => {
  const { server_url, template } = readHandedOver();

  const clones = await Promise.all([1, 2, 3, 4].map(clone));
  const locks = await query(
    server_url,
    `select l.mode from pg_locks l join pg_database d on d.oid in (l.database, l.objid) where d.datname = '${template}'`,
  );

  expect(new Set(clones.map(({ url }) => url)).size).toBe(4);
  expect(locks).toEqual([]);
});

it('lets nobody open the template, for one connection would stop all cloning', async () => {
  const { server_url, template } = readHandedOver();

  const visit = query(atDatabase(server_url, template), 'select 1');

  await expect(visit).rejects.toThrow('is not currently accepting connections');
});

it('drops a database that is still in use, and does not mind dropping it twice', async () => {
  const database = await createTestDatabase();
  const lingering = new pg.Client({ connectionString: database.url });
  const ended = new Promise((resolve) => lingering.on('error', resolve));
  await lingering.connect();

  await database.drop();
  await database.drop();

  expect(await ended).toMatchObject({ code: '57P01' });
  await expect(query(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});
