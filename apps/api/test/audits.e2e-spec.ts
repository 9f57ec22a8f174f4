import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { buildArchitecture, buildImage, buildOperatingsystem, Catalog, parentsOf } from './builders.js';
import { resourcesOf } from './resources.js';
import { ADMIN, RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

describe('an audit', () => {
  it.each([0, 1, 2, 3])('is left by each create, update and delete, of resource %i', async (index) => {
    const { type, collection, wrapper, build, change, before } = (await resourcesOf(catalog))[index]!;
    const path = `/api/${collection}`;
    const sent = (id: string) => ({ headers: { 'x-request-id': id } });
    const [key] = Object.keys(change);

    const created = await api.post(path, { [wrapper]: build() }, sent('request-1'));
    const updated = await api.put(`${path}/${created.body.id}`, { [wrapper]: change }, sent('request-2'));
    const again = await api.put(`${path}/${created.body.id}`, { [wrapper]: change }, sent('request-3'));
    const deleted = await api.delete(`${path}/${created.body.id}`, sent('request-4'));
    const audits = await auditsOf(api, type, created.body.id);

    expect([created, updated, again, deleted].map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    expect(audits.map(({ action, version, request_uuid }) => [action, version, request_uuid])).toEqual([
      ['create', 1, 'request-1'],
      ['update', 2, 'request-2'],
      ['destroy', 3, 'request-4'],
    ]);
    for (const audit of audits) {
      expect(audit).toMatchObject({ user_id: 1, username: ADMIN.login, remote_address: '127.0.0.1' });
    }
    expect(audits[0]?.audited_changes).toMatchObject(before);
    expect(audits[1]?.audited_changes).toEqual({ [key!]: [before[key!], change[key!]] });
    expect(audits[2]?.audited_changes).toMatchObject(change);
  });

  it('of an image names its compute resource', async () => {
    const image = await catalog.image();

    const [audit] = await auditsOf(api, 'Image', image.id);

    expect(audit).toMatchObject({
      auditable_name: image.name,
      associated_type: 'ComputeResource',
      associated_id: image.compute_resource_id,
      associated_name: image.compute_resource_name,
    });
  });

  it('of a moved image names its new compute resource', async () => {
    const image = await catalog.image();
    const cloud = await catalog.computeResource();

    await api.put(`/api/compute_resources/${image.compute_resource_id}/images/${image.id}`, {
      image: { compute_resource_id: cloud.id },
    });
    const audit = (await auditsOf(api, 'Image', image.id)).at(-1);

    expect(audit).toMatchObject({
      associated_id: cloud.id,
      associated_name: cloud.name,
      audited_changes: { compute_resource_id: [image.compute_resource_id, cloud.id] },
    });
  });

  it('tells of links and of architectures taken away', async () => {
    const first = await catalog.architecture();
    const second = await catalog.architecture();
    const os = await catalog.operatingsystem({ architecture_ids: [first.id] });

    await api.put(`/api/operatingsystems/${os.id}`, { operatingsystem: { architecture_ids: [second.id] } });
    await api.put(`/api/architectures/${second.id}`, { architecture: { operatingsystem_ids: [] } });
    const ofOs = await auditsOf(api, 'Operatingsystem', os.id);
    const ofArchitecture = await auditsOf(api, 'Architecture', second.id);

    expect(ofOs[0]?.audited_changes).toMatchObject({ architecture_ids: [first.id] });
    expect(ofOs[1]?.audited_changes).toEqual({ architecture_ids: [[first.id], [second.id]] });
    expect(ofArchitecture[1]?.audited_changes).toEqual({ operatingsystem_ids: [[os.id], []] });
  });

  it('tells of parameters, and never of a hidden value', async () => {
    const hidden = { name: 'key', value: 'hush', hidden_value: true };
    const os = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'plain', value: '1' }, hidden] });

    await api.put(`/api/operatingsystems/${os.id}`, {
      operatingsystem: {
        os_parameters_attributes: [
          { name: 'plain', value: '2' },
          { ...hidden, value: 'hush hush' },
        ],
      },
    });
    await api.put(`/api/operatingsystems/${os.id}`, {
      operatingsystem: {
        os_parameters_attributes: [
          { name: 'plain', value: '2' },
          { ...hidden, value: 'hush hush' },
        ],
      },
    });
    const audits = await auditsOf(api, 'Operatingsystem', os.id);

    expect(audits.map(({ action }) => action)).toEqual(['create', 'update']);
    expect(audits[0]?.audited_changes).toMatchObject({ os_parameters: { plain: '1', key: '[redacted]' } });
    expect(audits[1]?.audited_changes).toEqual({
      os_parameters: [
        { plain: '1', key: '[redacted]' },
        { plain: '2', key: '[redacted]' },
      ],
    });
    expect(JSON.stringify(audits)).not.toContain('hush');
  });

  it('tells of a password only that it changed', async () => {
    const cloud = await catalog.computeResource({ password: 'first-secret' });
    const image = await catalog.image({ compute_resource_id: cloud.id, password: 'first-secret' });

    await api.put(`/api/compute_resources/${cloud.id}`, { compute_resource: { password: 'second-secret' } });
    await api.put(`/api/compute_resources/${cloud.id}/images/${image.id}`, { image: { password: 'second-secret' } });
    const audits = [...(await auditsOf(api, 'ComputeResource', cloud.id)), ...(await auditsOf(api, 'Image', image.id))];

    expect(audits.map(({ audited_changes: changes }) => changes['password'])).toEqual(
      Array.from({ length: 4 }, () => '[redacted]'),
    );
    expect(JSON.stringify(audits)).not.toContain('secret');
  });

  it('keeps a request id only as far as it goes', async () => {
    const { body } = await api.post(
      '/api/architectures',
      { architecture: buildArchitecture() },
      { headers: { 'x-request-id': `<${'y'.repeat(400)}>` } },
    );

    const [audit] = await auditsOf(api, 'Architecture', body.id);

    expect(audit?.request_uuid).toBe('y'.repeat(255));
  });

  it('holds the longest names', async () => {
    const long = '🖥'.repeat(255);
    const cloud = await catalog.computeResource({ name: long });
    const image = await catalog.image({ compute_resource_id: cloud.id, name: long });

    const [audit] = await auditsOf(api, 'Image', image.id);

    expect(audit).toMatchObject({ auditable_name: long, associated_name: long });
  });
});

describe('no audit and no row', () => {
  it('is left by a write that is refused', async () => {
    const image = await catalog.image();
    const taken = await catalog.image(parentsOf(image));
    const path = `/api/compute_resources/${image.compute_resource_id}`;
    const before = await api.countRows();

    const answers = [
      await api.post(`${path}/images`, { image: {} }),
      await api.post(`${path}/images`, { image: buildImage({ ...parentsOf(image), name: image.name }) }),
      await api.put(`${path}/images/${taken.id}`, { image: { uuid: image.uuid } }),
      await api.put(path, { compute_resource: { name: '' } }),
      await api.post('/api/operatingsystems', {
        operatingsystem: buildOperatingsystem({ architecture_ids: [999_999] }),
      }),
      await api.post('/api/architectures', { architecture: buildArchitecture({ operatingsystem_ids: [999_999] }) }),
      await api.delete(`${path}/images/999999`),
      await api.post('/api/architectures', { architecture: buildArchitecture() }, { as: null }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422, 404, 401]);
    expect(await api.countRows()).toEqual(before);
  });

  it('is left when the audit itself cannot be written', async () => {
    const quiet = await RunningApi.start({ log_level: 'fatal' });
    const rows = new Catalog(quiet);
    const image = await rows.image();
    const path = `/api/compute_resources/${image.compute_resource_id}`;
    try {
      await quiet.database.query(`ALTER TABLE audits ADD CONSTRAINT audits_closed CHECK (false) NOT VALID`);
      const before = await quiet.countRows();

      const answers = [
        await quiet.post(`${path}/images`, { image: buildImage({ ...parentsOf(image) }) }),
        await quiet.put(`${path}/images/${image.id}`, { image: { name: 'changed' } }),
        await quiet.delete(`${path}/images/${image.id}`),
        await quiet.put(path, { compute_resource: { name: 'changed' } }),
        await quiet.delete(path),
        await quiet.post('/api/operatingsystems', { operatingsystem: buildOperatingsystem() }),
        await quiet.post('/api/architectures', { architecture: buildArchitecture() }),
      ];

      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 500));
      expect(await quiet.countRows()).toEqual(before);
      expect((await quiet.get(`${path}/images/${image.id}`)).body).toEqual(image);
    } finally {
      await quiet.stop();
    }
  });
});
