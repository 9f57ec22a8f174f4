import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Audit } from '../entities/audit.entity.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { type Actor, type AuditedChange, recordAudit, recordAudits } from './record-audit.js';

const ACTOR: Actor = { user_id: 4, username: 'admin', remote_address: '2001:db8::1', request_uuid: 'request-1' };

const { dataSource, close } = await openTestDatabase();
afterAll(close);

afterEach(() => dataSource.query('TRUNCATE audits, architectures CASCADE'));

function buildChange(change: Partial<AuditedChange> = {}): AuditedChange {
  return {
    auditable_type: 'Image',
    auditable_id: 1,
    auditable_name: 'n',
    action: 'update',
    audited_changes: { name: ['a', 'b'] },
    ...change,
  };
}

function audits(): Promise<Audit[]> {
  return dataSource.manager.find(Audit, { order: { id: 'ASC' } });
}

function record(change: AuditedChange): Promise<void> {
  return dataSource.transaction((manager) => recordAudit(manager, ACTOR, change));
}

async function recordedChanges(audited_changes: Record<string, unknown>): Promise<unknown> {
  await record(buildChange({ audited_changes }));
  return (await audits())[0]?.audited_changes;
}

describe('recordAudit', () => {
  it('writes who did what to what, in which request', async () => {
    const associated = { type: 'ComputeResource', id: 3, name: 'cr' };

    await record(buildChange({ associated }));

    expect(await audits()).toEqual([
      {
        id: expect.any(Number),
        auditable_type: 'Image',
        auditable_id: 1,
        auditable_name: 'n',
        associated_type: 'ComputeResource',
        associated_id: 3,
        associated_name: 'cr',
        user_id: 4,
        username: 'admin',
        action: 'update',
        audited_changes: { name: ['a', 'b'] },
        version: 1,
        comment: null,
        remote_address: '2001:db8::1',
        request_uuid: 'request-1',
        organization_ids: [],
        location_ids: [],
        created_at: expect.any(Date),
      },
    ]);
  });

  it('keeps where its row belongs, or what that is associated with, also when it moves away or is gone', async () => {
    const [organization, location] = [await taxonomy('organizations'), await taxonomy('locations')];
    await dataSource.query('INSERT INTO locations_organizations (organization_id, location_id) VALUES ($1, $2)', [
      organization,
      location,
    ]);
    const cr = await placed(
      'compute_resource',
      `INSERT INTO compute_resources (name, type) VALUES ('p', 'x') RETURNING id`,
    );
    const user = await placed('user', `INSERT INTO users (login, password_hash) VALUES ('p', 'x') RETURNING id`);
    const changes: Partial<AuditedChange>[] = [
      { auditable_type: 'ComputeResource', auditable_id: cr },
      { auditable_type: 'Image', associated: { type: 'ComputeResource', id: cr, name: 'p' } },
      { auditable_type: 'User', auditable_id: user },
      { auditable_type: 'PersonalAccessToken', associated: { type: 'User', id: user, name: 'p' } },
      { auditable_type: 'Organization', auditable_id: organization },
      { auditable_type: 'Location', auditable_id: location },
      { auditable_type: 'Architecture', auditable_id: cr },
      { auditable_type: 'Parameter', auditable_id: user, associated: { type: 'Operatingsystem', id: cr, name: 'p' } },
    ];

    for (const change of changes) await record(buildChange(change));
    for (const table of ['compute_resources', 'users', 'organizations', 'locations'])
      await dataSource.query(`DELETE FROM ${table}`);

    const here = [[organization], [location]];
    const places = (await audits()).map(({ organization_ids, location_ids }) => [organization_ids, location_ids]);
    expect(places).toEqual([here, here, here, here, here, here, [[], []], [[], []]]);

    async function taxonomy(table: string): Promise<number> {
      const [row] = await dataSource.query(`INSERT INTO ${table} (name, title) VALUES ('p', 'p') RETURNING id`);
      return row.id;
    }

    async function placed(owner: string, insert: string): Promise<number> {
      const [{ id }] = await dataSource.query(insert);
      await dataSource.query(`INSERT INTO ${owner}s_organizations (${owner}_id, organization_id) VALUES ($1, $2)`, [
        id,
        organization,
      ]);
      await dataSource.query(`INSERT INTO ${owner}s_locations (${owner}_id, location_id) VALUES ($1, $2)`, [
        id,
        location,
      ]);
      return id;
    }
  });

  it('writes many at once as it writes each', async () => {
    const [organization] = await dataSource.query(
      `INSERT INTO organizations (name, title) VALUES ('o', 'o') RETURNING id`,
    );
    const [cr] = await dataSource.query(`INSERT INTO compute_resources (name, type) VALUES ('many', 'x') RETURNING id`);
    await dataSource.query(
      'INSERT INTO compute_resources_organizations (compute_resource_id, organization_id) VALUES ($1, $2)',
      [cr.id, organization.id],
    );
    const changes = [
      buildChange({ auditable_id: 1, associated: { type: 'ComputeResource', id: cr.id, name: 'many' } }),
      buildChange({ auditable_id: 2, audited_changes: { password: 'secret', at: new Date(0) } }),
      buildChange({ auditable_type: 'Organization', auditable_id: organization.id, action: 'destroy' }),
    ];

    for (const change of changes) await record(change);
    const alone = await audits();
    await dataSource.query('TRUNCATE audits');
    await dataSource.transaction((manager) => recordAudits(manager, ACTOR, changes));
    await dataSource.transaction((manager) => recordAudits(manager, ACTOR, []));
    const together = await audits();

    const told = (rows: Audit[]) => rows.map(({ id: _id, created_at: _at, ...row }) => row);
    expect(told(together)).toEqual(told(alone));
    expect(together.map(({ organization_ids }) => organization_ids)).toEqual([
      [organization.id],
      [],
      [organization.id],
    ]);
  });

  it('counts the versions of each row by itself', async () => {
    const changes = [
      buildChange({ action: 'create' }),
      buildChange(),
      buildChange({ auditable_id: 2 }),
      buildChange({ auditable_type: 'Architecture' }),
      buildChange({ action: 'destroy' }),
    ];

    for (const change of changes) await record(change);

    expect((await audits()).map(({ version }) => version)).toEqual([1, 2, 1, 1, 3]);
  });

  it('goes with the change it tells of: nothing is left when that is rolled back', async () => {
    const change = dataSource.transaction(async (manager) => {
      await recordAudit(manager, ACTOR, buildChange());
      throw new Error('something else failed');
    });

    await expect(change).rejects.toThrow('something else failed');
    expect(await audits()).toEqual([]);
  });

  it('refuses to write outside of a transaction, where an audit could outlive its change', async () => {
    const attempt = recordAudit(dataSource.manager, ACTOR, buildChange());

    await expect(attempt).rejects.toThrow('A prepared statement needs a transaction');
  });

  it('counts on when many change one row at once', async () => {
    await dataSource.query("INSERT INTO architectures (id, name) VALUES (1, 'x')");
    const rename = (name: string) =>
      dataSource.transaction(async (manager) => {
        await manager.query('UPDATE architectures SET name = $1 WHERE id = 1', [name]);
        await recordAudit(manager, ACTOR, buildChange({ auditable_type: 'Architecture' }));
      });

    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(rename));

    expect((await audits()).map(({ version }) => version)).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6]));
  });

  it.each([
    ['of a new row', { name: 'n', password: 'secret' }, { name: 'n', password: '[redacted]' }],
    ['that changed', { password: ['old secret', 'secret'] }, { password: '[redacted]' }],
    ['by the name that Azure gives it', { secret_key: 'secret' }, { secret_key: '[redacted]' }],
    ['by the name that KubeVirt gives it', { token: 'secret' }, { token: '[redacted]' }],
    ['inside an object', { attrs: { a: 1, token: 'secret' } }, { attrs: { a: 1, token: '[redacted]' } }],
    [
      'before and after, inside objects',
      { attrs: [{ deep: [{ password: 'old secret' }] }, { deep: [{ password: 'secret' }] }] },
      { attrs: [{ deep: [{ password: '[redacted]' }] }, { deep: [{ password: '[redacted]' }] }] },
    ],
    ['that is not set', { password: null }, { password: null }],
  ])('shows no secret %s', async (_what, changes, expected) => {
    const recorded = await recordedChanges(changes);

    expect(recorded).toEqual(expected);
  });

  it('keeps what is no secret as it is', async () => {
    const changes = {
      at: new Date('2024-10-10T12:00:00Z'),
      ids: [1, 2],
      nothing: null,
      flag: false,
      text: '[redacted]',
    };

    const recorded = await recordedChanges(changes);

    expect(recorded).toEqual({ ...changes, at: '2024-10-10T12:00:00.000Z' });
  });

  it('changes nothing of what it was given', async () => {
    const changes = { attrs: { token: 'secret' } };

    await recordedChanges(changes);

    expect(changes).toEqual({ attrs: { token: 'secret' } });
  });
});
