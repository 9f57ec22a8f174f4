import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@image-catalog/database/testing';
import { withDataSource } from '@image-catalog/database';
import { ApiProcess } from './api-process.js';
import { Catalog } from './builders.js';
import { RunningApi } from './running-api.js';

/** As Foreman's database, which has the locale en_US, puts them: by letter first, small before capital, accents after. */
const SORTED = ['back-slash', 'Éclair', 'main', 'Main', 'VMware', 'zebra', 'Zebra', 'Ωmega'];
const SHUFFLED = ['Zebra', 'main', 'Ωmega', 'VMware', 'Éclair', 'zebra', 'back-slash', 'Main'];

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  for (const name of SHUFFLED) {
    await catalog.architecture({ name });
    await catalog.operatingsystem({ name, major: '1', minor: '' });
    await catalog.computeResource({ name });
    await catalog.role({ name });
    await catalog.organization({ name });
    await catalog.location({ name });
  }
  for (const name of SHUFFLED.filter((login) => /^[ -~]*$/.test(login) && login !== 'Main' && login !== 'Zebra'))
    await catalog.user({ login: name, firstname: name });
});

afterAll(() => api.stop());

async function listed(path: string, key: string): Promise<string[]> {
  const { body } = await api.get(path);
  return body.results.map((row: Record<string, string>) => row[key]).filter((name: string) => NAMES.has(name));
}

const NAMES = new Set(SORTED);

describe('a list is sorted as people sort', () => {
  it.each([
    ['architectures', 'order=name'],
    ['compute_resources', ''],
    ['compute_resources', 'order=name'],
    ['operatingsystems', ''],
    ['operatingsystems', 'order=name'],
    ['operatingsystems', 'order=title'],
    ['roles', ''],
    ['organizations', ''],
    ['organizations', 'order=title'],
    ['locations', 'order=name'],
  ])('%s by %j', async (resource, order) => {
    const back = order === '' ? null : await listed(`/api/${resource}?per_page=100&${order}%20DESC`, 'name');

    expect(await listed(`/api/${resource}?per_page=100&${order}`, 'name')).toEqual(SORTED);
    expect(back ?? SORTED.toReversed()).toEqual(SORTED.toReversed());
  });

  it('images below their parents, searched or not', async () => {
    const parents = await catalog.parents();
    for (const name of SHUFFLED) await catalog.image({ ...parents, name });
    const path = `/api/compute_resources/${parents.compute_resource_id}/images?order=name`;

    expect(await listed(path, 'name')).toEqual(SORTED);
    expect(await listed(`${path}%20desc`, 'name')).toEqual(SORTED.toReversed());
    expect(await listed(`${path}&search=name~a`, 'name')).toEqual(SORTED.filter((name) => /a/i.test(name)));
    expect(await listed(`${path}&per_page=all`, 'name')).toEqual(SORTED);
  });

  it('users by first name and by login', async () => {
    const expected = ['back-slash', 'main', 'VMware', 'zebra'];

    expect(await listed('/api/users?per_page=100', 'login')).toEqual(expected);
    expect(await listed('/api/users?per_page=100&order=login', 'login')).toEqual(expected);
  });

  it('and what is greater comes later', async () => {
    expect(await listed('/api/roles?order=name&search=name%20%3E%20main', 'name')).toEqual(SORTED.slice(3));
  });

  it('while = and ^ keep to the letter', async () => {
    expect(await listed('/api/roles?search=name%20%3D%20main', 'name')).toEqual(['main']);
    expect(await listed('/api/roles?search=name%20%5E%20(main,%20VMWARE)', 'name')).toEqual(['main']);
  });
});

describe('the indexes of names', () => {
  it.each([
    ['images', 'compute_resource_id = 1', 'name'],
    ['images', 'operatingsystem_id = 1', 'name'],
    ['images', 'architecture_id = 1', 'name'],
    ['available_images', 'compute_resource_id = 1', 'name'],
    ['compute_resources', 'true', 'name'],
    ['architectures', 'true', 'name'],
    ['operatingsystems', 'true', 'name'],
    ['operatingsystems', 'true', 'title'],
    ['parameters', 'operatingsystem_id = 1', 'name'],
    ['organizations', 'true', 'title'],
    ['locations', 'true', 'name'],
    ['roles', 'true', 'name'],
    ['users', 'true', 'login'],
    ['users', 'true', 'firstname'],
  ])('serve a page of %s where %s in the order of %s, both ways', async (table, condition, column) => {
    const last = table === 'available_images' ? 'uuid' : 'id';
    for (const direction of ['', ' DESC']) {
      const plan = await planOf(
        `SELECT ${last} FROM ${table} WHERE ${condition} ORDER BY ${column} COLLATE alphabetical${direction}, ${last} LIMIT 20`,
      );

      expect(plan).toMatch(direction === '' ? /Index (Only )?Scan using/ : /Index (Only )?Scan Backward using/);
      expect(plan).not.toMatch(/(?:^|-> )\s*Sort {2}\(/m);
    }
  });

  it.each([
    [`name = 'x'`, /images_name_key/],
    [`name = ANY('{x,y}')`, /images_name_key/],
    [`name ILIKE '%xyz%'`, /images_name_trgm_idx/],
  ])('leave the search by %s to the index that it had', async (condition, index) => {
    expect(await planOf(`SELECT id FROM images WHERE ${condition}`)).toMatch(index);
  });
});

/** The plan of a statement when reading the whole table, or sorting it, is out of the question. */
async function planOf(text: string): Promise<string> {
  return api.database.transaction(async (manager) => {
    for (const way of ['seqscan', 'sort', 'bitmapscan'].slice(0, text.includes('ILIKE') ? 2 : 3))
      await manager.query(`SET LOCAL enable_${way} = off`);
    const rows = await manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

it('is told at the start when the data came to a server with another ICU', async () => {
  const database = await createTestDatabase();
  await withDataSource(database.url, 'a move', (moved) =>
    moved.transaction(async (manager) => {
      await manager.query('SET LOCAL allow_system_table_mods = on');
      await manager.query(`UPDATE pg_collation SET collversion = '0.1' WHERE collname = 'alphabetical'`);
    }),
  );

  const started = await ApiProcess.start(database.url);

  const told = started.lines.filter((line) => line.includes('image-catalog reindex'));
  await started.stop();
  await database.drop();
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('but their indexes were made by ICU 0.1');
});
