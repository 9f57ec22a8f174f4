import { openTestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { createUser } from './create-user.js';
import { foundCatalog } from './found-catalog.js';

const { dataSource, close } = await openTestDatabase();
afterAll(close);

const TABLES = ['users', 'organizations', 'locations', 'architectures'];

beforeEach(async () => {
  for (const table of TABLES) await dataSource.query(`DELETE FROM ${table}`);
});

/** Gives the names of what is there, table by table. */
async function names(): Promise<Record<string, string[]>> {
  const named = TABLES.map(async (table) => {
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT ${table === 'users' ? 'login' : 'name'} AS name FROM ${table} ORDER BY 1`,
    );
    return [table, rows.map(({ name }) => name)];
  });
  return Object.fromEntries(await Promise.all(named));
}

const FRESH = {
  users: ['admin'],
  organizations: ['Default Organization'],
  locations: ['Default Location'],
  architectures: ['x86_64'],
};

it('gives a new catalog what a fresh Foreman holds', async () => {
  const made = await foundCatalog(dataSource, 'admin', 'secret');

  const [admin] = await dataSource.query(
    `SELECT firstname, lastname, mail, mail_enabled, admin, o.title AS organization, l.title AS location,
       ARRAY(SELECT organization_id FROM users_organizations WHERE user_id = u.id) = ARRAY[o.id] AS is_in_organization,
       ARRAY(SELECT location_id FROM users_locations WHERE user_id = u.id) = ARRAY[l.id] AS is_in_location,
       EXISTS (SELECT FROM locations_organizations p WHERE p.location_id = l.id AND p.organization_id = o.id) AS is_pair
     FROM users u JOIN organizations o ON o.id = default_organization_id JOIN locations l ON l.id = default_location_id`,
  );
  expect(made).toBe(true);
  expect(await names()).toEqual(FRESH);
  expect(admin).toEqual({
    firstname: 'Admin',
    lastname: 'User',
    mail: 'root@localhost',
    mail_enabled: false,
    admin: true,
    organization: 'Default Organization',
    location: 'Default Location',
    is_in_organization: true,
    is_in_location: true,
    is_pair: true,
  });
});

it('adds nothing when it is asked again, even after people removed all of it', async () => {
  await foundCatalog(dataSource, 'admin', 'secret');
  for (const table of ['organizations', 'locations', 'architectures']) await dataSource.query(`DELETE FROM ${table}`);

  const again = await foundCatalog(dataSource, 'admin', 'secret');

  expect(again).toBe(false);
  expect(await names()).toEqual({ users: ['admin'], organizations: [], locations: [], architectures: [] });
});

it('gives a catalog in use that lost its admin no more than the admin', async () => {
  await createUser(dataSource, {
    login: 'jane',
    password: 'secret',
    admin: false,
    firstname: null,
    lastname: null,
    mail: null,
    roles: [],
  });

  const made = await foundCatalog(dataSource, 'admin', 'secret');

  expect(made).toBe(true);
  expect(await names()).toEqual({ users: ['admin', 'jane'], organizations: [], locations: [], architectures: [] });
});

it('leaves alone the kinds of which there are rows', async () => {
  await dataSource.query(`INSERT INTO organizations (name, title) VALUES ('Acme', 'Acme')`);
  await dataSource.query(`INSERT INTO architectures (name) VALUES ('aarch64')`);

  await foundCatalog(dataSource, 'admin', 'secret');

  expect(await names()).toEqual({ ...FRESH, organizations: ['Acme'], architectures: ['aarch64'] });
  const [admin] = await dataSource.query('SELECT default_organization_id, default_location_id FROM users');
  expect(admin).toEqual({ default_organization_id: null, default_location_id: expect.any(Number) });
});

it('founds one catalog when many processes start at once', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => foundCatalog(dataSource, 'admin', 'secret')));

  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await names()).toEqual(FRESH);
});
