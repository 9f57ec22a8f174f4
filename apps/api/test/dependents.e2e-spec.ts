import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditRow, auditsOf } from './audit-rows.js';
import { buildImage, Catalog, unique } from './builders.js';
import { countDeadlocks } from './deadlocks.js';
import { Inventory } from './inventory.js';
import { ADMIN, RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;
let inventory: Inventory;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  inventory = new Inventory(api);
});

afterAll(() => api.stop());

const PARENTS = ['compute_resource', 'operatingsystem', 'architecture'] as const;

/** What an audit says besides what it is about. */
function circumstances(audit: AuditRow | undefined): Record<string, unknown> {
  const {
    id: _id,
    auditable_id: _of,
    auditable_name: _name,
    created_at: _at,
    ...rest
  } = audit as never as Record<string, unknown>;
  const { name: _called, uuid: _uuid, ...changes } = rest['audited_changes'] as Record<string, unknown>;
  return { ...rest, audited_changes: changes };
}

async function made(kind: string): Promise<number> {
  return (await api.post(`/api/${kind}s`, { [kind]: { name: unique(kind) } })).body.id;
}

async function countAudits(action: string, ids: number[]): Promise<number> {
  const [row] = await inventory.query(
    `SELECT count(*)::int FROM audits WHERE auditable_type = 'Image' AND action = $1 AND auditable_id = ANY($2)`,
    [action, ids],
  );
  return row?.['count'] as number;
}

describe('images that go along with a parent', () => {
  it.each(PARENTS)('are audited as if each were deleted alone: %s', async (parent) => {
    const places = { organization_ids: [await made('organization')], location_ids: [await made('location')] };
    const cloud = await catalog.computeResource(places);
    const parents = await catalog.parents({ compute_resource_id: cloud.id });
    const images = [];
    for (const iam_role of ['a', 'a', 'a']) images.push(await catalog.image({ ...parents, iam_role, user_data: true }));
    const [alone, first, second] = images;
    await api.put(`/api/compute_resources/${cloud.id}/images/${second.id}`, { image: { name: unique('renamed') } });
    const sent = { headers: { 'x-request-id': 'one-request' } };

    await api.delete(`/api/compute_resources/${cloud.id}/images/${alone.id}`, sent);
    const deleted = await api.delete(`/api/${parent}s/${parents[`${parent}_id`]}`, sent);
    const [single] = (await auditsOf(api, 'Image', alone.id)).slice(-1);
    const [, ofFirst] = await auditsOf(api, 'Image', first.id);
    const ofSecond = await auditsOf(api, 'Image', second.id);

    expect(deleted.status).toBe(200);
    expect(ofFirst).toMatchObject({
      action: 'destroy',
      version: 2,
      auditable_name: first.name,
      username: ADMIN.login,
      ...places,
      associated_type: 'ComputeResource',
      associated_id: cloud.id,
      associated_name: cloud.name,
      audited_changes: { name: first.name, uuid: first.uuid, iam_role: 'a', user_data: true, ...parents },
    });
    expect(circumstances(ofFirst)).toEqual(circumstances(single));
    expect(ofSecond.map(({ action, version }) => [action, version])).toEqual([
      ['create', 1],
      ['update', 2],
      ['destroy', 3],
    ]);
  });

  it.each(PARENTS)('are audited also when they are ten thousand: %s', async (parent) => {
    const parents = await catalog.parents();
    const other = await catalog.parents();
    const rows = await inventory.query(
      `INSERT INTO images (compute_resource_id, operatingsystem_id, architecture_id, name, uuid, username)
       SELECT $1, $2, $3, 'n' || n, 'u' || n, 'root' FROM generate_series(1, 10000) n RETURNING id`,
      [parents.compute_resource_id, parents.operatingsystem_id, parents.architecture_id],
    );
    const kept = await catalog.image({ ...parents, [`${parent}_id`]: other[`${parent}_id`] });

    const begin = performance.now();
    const deleted = await api.delete(`/api/${parent}s/${parents[`${parent}_id`]}`);
    console.log(`${parent} with 10,000 images deleted in ${Math.round(performance.now() - begin)} ms`);
    const left = await Promise.all(
      PARENTS.filter((name) => name !== parent).map((name) =>
        api.get(`/api/${name}s/${parents[`${name}_id`]}-/images`),
      ),
    );

    expect(deleted.status).toBe(200);
    const ids = rows.map(({ id }) => id as number);
    expect(await countAudits('destroy', ids)).toBe(10_000);
    for (const { body } of left) expect(body).toMatchObject({ total: 1, results: [{ id: kept.id }] });
  });

  it.each(PARENTS)('are audited also when they come in this moment: %s', async (parent) => {
    const before = await countDeadlocks(api);
    for (let round = 0; round < 5; round += 1) {
      const parents = await catalog.parents();
      const path = `/api/compute_resources/${parents.compute_resource_id}/images`;
      const create = () => api.post(path, { image: buildImage({ ...parents }) });

      const [, deleted, ...answers] = await Promise.all([
        create(),
        api.delete(`/api/${parent}s/${parents[`${parent}_id`]}`),
        ...Array.from({ length: 15 }, create),
      ]);
      const ids = [...(await inventory.query("SELECT auditable_id AS id FROM audits WHERE auditable_type = 'Image'"))];
      const left = await inventory.query(`SELECT FROM images WHERE ${parent}_id = $1`, [parents[`${parent}_id`]]);

      expect(deleted.status).toBe(200);
      for (const { status } of answers) expect([201, 404, 422]).toContain(status);
      expect(left).toEqual([]);
      const all = [...new Set(ids.map(({ id }) => id as number))];
      const gone = await inventory.query(
        'SELECT id FROM unnest($1::int[]) AS t(id) WHERE NOT EXISTS (SELECT FROM images i WHERE i.id = t.id)',
        [all],
      );
      const goneIds = gone.map(({ id }) => id as number);
      expect(await countAudits('destroy', goneIds)).toBe(goneIds.length);
    }
    expect(await countDeadlocks(api)).toBe(before);
  });

  it('stay, with no audit, when the deletion fails', async () => {
    const image = await catalog.image();
    await inventory.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE EXCEPTION USING ERRCODE = '55P03'; END $$`,
    );
    await inventory.query(
      'CREATE TRIGGER refuse BEFORE DELETE ON architectures FOR EACH ROW EXECUTE FUNCTION refuse()',
    );

    const deleted = await api.delete(`/api/architectures/${image.architecture_id}-`);
    await inventory.query('DROP TRIGGER refuse ON architectures');

    expect(deleted.status).toBe(503);
    expect(await auditsOf(api, 'Image', image.id)).toHaveLength(1);
    expect((await api.get(`/api/compute_resources/${image.compute_resource_id}/images/${image.id}`)).status).toBe(200);
  });
});

describe('other rows that go along', () => {
  it('are parameters of an operating system, hidden values untold', async () => {
    const os = await catalog.operatingsystem({
      os_parameters_attributes: [
        { name: 'a', value: 'shown' },
        { name: 'b', value: 'secret', hidden_value: true },
      ],
    });
    const ids = (
      await inventory.query('SELECT id FROM parameters WHERE operatingsystem_id = $1 ORDER BY id', [os.id])
    ).map(({ id }) => id as number);

    await api.delete(`/api/operatingsystems/${os.id}`);
    const audits = await Promise.all(ids.map((id) => auditsOf(api, 'Parameter', id)));

    const associated = { associated_type: 'Operatingsystem', associated_id: os.id, associated_name: os.title };
    expect(audits).toMatchObject([
      [{ action: 'destroy', auditable_name: 'a', audited_changes: { name: 'a', value: 'shown' }, ...associated }],
      [{ action: 'destroy', auditable_name: 'b', audited_changes: { name: 'b', value: '[redacted]' }, ...associated }],
    ]);
  });

  it('are filters of a role', async () => {
    const role_id = await made('role');
    const [permission] = await inventory.query(`SELECT id FROM permissions WHERE name = 'view_images'`);
    const filter = { role_id, permission_ids: [permission?.['id']], search: 'name = a' };
    const { body } = await api.post('/api/filters', { filter });

    await api.delete(`/api/roles/${role_id}-`);

    expect(await auditsOf(api, 'Filter', body.id)).toMatchObject([
      { action: 'create' },
      { action: 'destroy', associated_type: 'Role', audited_changes: { role_id, search: 'name = a', override: false } },
    ]);
  });

  it('are tokens of a user', async () => {
    const user = await catalog.user();
    const token = await catalog.token(user, { name: 'laptop' });

    await api.delete(`/api/users/${user.id}`);
    const [, destroyed] = await auditsOf(api, 'PersonalAccessToken', token.id);

    expect(destroyed).toMatchObject({
      action: 'destroy',
      auditable_name: 'laptop',
      associated_type: 'User',
      associated_name: user.login,
      audited_changes: { name: 'laptop', user_id: user.id },
    });
    expect(JSON.stringify(destroyed?.audited_changes)).not.toMatch(/hash|prefix/);
  });

  it('are import rules of a compute resource', async () => {
    const { id } = await catalog.computeResource();
    const rule = { name: 'debian', search: 'os ~ debian' };
    const { body } = await api.post(`/api/compute_resources/${id}/import_rules`, { import_rule: rule });

    await api.delete(`/api/compute_resources/${id}`);

    expect(await auditsOf(api, 'ImportRule', body.id)).toMatchObject([
      { action: 'create' },
      { action: 'destroy', associated_id: id, audited_changes: { ...rule, position: 1 } },
    ]);
  });

  it.each(['operatingsystem', 'architecture'] as const)('change import rules that name them: %s', async (parent) => {
    const key = `${parent}_id`;
    const [{ id }, gone] = [await catalog.computeResource(), (await catalog[parent]()).id as number];
    const rule = { name: unique('rule'), [key]: gone };
    const { body } = await api.post(`/api/compute_resources/${id}/import_rules`, { import_rule: rule });

    await api.delete(`/api/${parent}s/${gone}-`);
    const shown = await api.get(`/api/compute_resources/${id}/import_rules/${body.id}`);

    expect(shown.body[key]).toBeNull();
    expect(await auditsOf(api, 'ImportRule', body.id)).toMatchObject([
      { action: 'create' },
      { action: 'update', associated_id: id, audited_changes: { [key]: [gone, null] } },
    ]);
  });
});
