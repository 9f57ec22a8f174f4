import { DEFAULT_ROLES, PERMISSIONS } from '@image-catalog/spec';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase } from '../testing/open-test-database.js';
import { ensureAccess } from './ensure-access.js';

const { dataSource, close } = await openTestDatabase();
afterAll(close);

/** Gives each role's permissions, filter by filter. */
async function rolesWithPermissions(): Promise<Record<string, string[]>> {
  const rows = await dataSource.query<{ name: string; permissions: string[] }[]>(
    `SELECT r.name, array_remove(array_agg(p.name ORDER BY p.name), NULL) AS permissions FROM roles r
     LEFT JOIN filters f ON f.role_id = r.id AND f.search IS NULL
     LEFT JOIN filterings fp ON fp.filter_id = f.id LEFT JOIN permissions p ON p.id = fp.permission_id
       AND p.resource_type IS NOT DISTINCT FROM f.resource_type
     GROUP BY r.name`,
  );
  return Object.fromEntries(rows.map(({ name, permissions }) => [name, permissions]));
}

async function everything(): Promise<unknown> {
  const tables = ['permissions', 'roles', 'filters', 'filterings'];
  return Promise.all(tables.map((table) => dataSource.query(`SELECT * FROM ${table} ORDER BY 1, 2`)));
}

describe('ensureAccess', () => {
  it('gives a migrated database every permission and every default role', async () => {
    const permissions = await dataSource.query('SELECT name, resource_type FROM permissions ORDER BY id');

    expect(permissions).toEqual(PERMISSIONS);
    expect(await rolesWithPermissions()).toEqual(
      Object.fromEntries(DEFAULT_ROLES.map((role) => [role.name, [...role.permissions].sort()])),
    );
  });

  it("gives the roles Foreman's names and texts, and writes those of an older version anew", async () => {
    const read = () => dataSource.query<object[]>('SELECT name, description, builtin, origin FROM roles ORDER BY id');
    const before = await read();
    await dataSource.query(`UPDATE roles SET description = 'old'`);

    await ensureAccess(dataSource);

    const [everyone, ...locked] = await read();
    expect(before).toEqual(
      DEFAULT_ROLES.map(({ name, description, builtin }) => ({ name, description, builtin, origin: 'foreman' })),
    );
    expect(locked).toEqual(before.slice(1));
    // The role that everyone has belongs to the installation.
    expect(everyone).toMatchObject({ name: 'Default role', description: 'old' });
    await dataSource.query('UPDATE roles SET description = $1 WHERE builtin = 2', [DEFAULT_ROLES[0]?.description]);
  });

  it('changes nothing when it runs again', async () => {
    const before = await everything();

    await ensureAccess(dataSource);

    expect(await everything()).toEqual(before);
  });

  it('gives back what a locked role lost, and leaves alone what an installation made', async () => {
    await dataSource.query(`DELETE FROM filters WHERE role_id = (SELECT id FROM roles WHERE name = 'Viewer')`);
    await dataSource.query(`DELETE FROM roles WHERE name = 'Auditor'`);
    await dataSource.query(`INSERT INTO roles (name) VALUES ('Auditor')`);

    await ensureAccess(dataSource);

    const { Viewer, Auditor } = await rolesWithPermissions();
    expect(Viewer).toContain('view_images');
    expect(Auditor).toEqual([]);
  });
});
