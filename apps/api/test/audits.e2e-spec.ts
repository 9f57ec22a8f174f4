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

describe('audits over HTTP', () => {
  const KEYS = [
    'user_id',
    'user_type',
    'user_name',
    'version',
    'comment',
    'associated_id',
    'associated_type',
    'remote_address',
    'associated_name',
    'created_at',
    'request_uuid',
    'id',
    'auditable_id',
    'auditable_name',
    'auditable_type',
    'action',
    'audited_changes',
    'locations',
    'organizations',
  ];

  const search = async (text: string, more = '') =>
    (await api.get(`/api/audits?search=${encodeURIComponent(text)}&per_page=all${more}`)).body;

  it('come newest first, in the envelope of every list', async () => {
    await catalog.architecture();
    const newest = await catalog.architecture();

    const { body } = await api.get('/api/v2/audits?per_page=50');

    expect(Object.keys(body)).toEqual(['total', 'subtotal', 'page', 'per_page', 'search', 'sort', 'results']);
    expect(body.results[0]).toMatchObject({
      auditable_id: newest.id,
      auditable_type: 'Architecture',
      action: 'create',
    });
    const ids = body.results.map(({ id }: { id: number }) => id);
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => b - a));
  });

  it('have the keys of Foreman in their order, alone and in lists', async () => {
    const image = await catalog.image();
    const found = await search(`type = image and auditable_id = ${image.id}`);

    const shown = await api.get(`/api/audits/${found.results[0].id}`);

    expect(found.subtotal).toBe(1);
    expect(Object.keys(shown.body)).toEqual(KEYS);
    expect(shown.body).toEqual(found.results[0]);
    expect(shown.body).toEqual({
      user_id: 1,
      user_type: null,
      user_name: ADMIN.login,
      version: 1,
      comment: null,
      associated_id: image.compute_resource_id,
      associated_type: 'ComputeResource',
      remote_address: '127.0.0.1',
      associated_name: image.compute_resource_name,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/),
      request_uuid: expect.any(String),
      id: found.results[0].id,
      auditable_id: image.id,
      auditable_name: image.name,
      auditable_type: 'Image',
      action: 'create',
      audited_changes: expect.objectContaining({ uuid: image.uuid, username: 'root' }),
      locations: [],
      organizations: [],
    });
  });

  it('show changes as pairs, and a secret as two words that are none', async () => {
    const image = await catalog.image({ password: 'hush' });
    await api.put(`/api/compute_resources/${image.compute_resource_id}/images/${image.id}`, {
      image: { name: `${image.name} 2`, password: 'hush hush' },
    });

    const { results } = await search(`type = image and auditable_id = ${image.id} and action = update`);

    expect(results.map((audit: { audited_changes: unknown }) => audit.audited_changes)).toEqual([
      { name: [image.name, `${image.name} 2`], password: ['[redacted]', '[redacted]'] },
    ]);
  });

  it('are found by each of their fields', async () => {
    const os = await catalog.operatingsystem();
    const image = await catalog.image({ operatingsystem_id: os.id, uuid: 'a-rare-uuid' });
    const parameters = `/api/operatingsystems/${os.id}/parameters`;
    await api.post(parameters, { parameter: { name: 'a-rare-parameter', value: '1' } });
    await api.put(`${parameters}/a-rare-parameter`, { parameter: { value: '2' } });
    const sent = { headers: { 'x-request-id': 'a-rare-request' } };
    await api.delete(`/api/compute_resources/${image.compute_resource_id}/images/${image.id}`, sent);
    const counts = async (texts: string[]) =>
      Object.fromEntries(await Promise.all(texts.map(async (text) => [text, (await search(text)).subtotal] as const)));
    const all = (await search('')).total;

    expect(
      await counts([
        'changes ~ a-rare-uuid',
        'a-rare-uuid',
        'request_uuid = a-rare-request',
        'request_uuid = a-rare-request and action = destroy and type = image',
        `type = os and auditable_id = ${os.id}`,
        `os_title = "${os.title}"`,
        'parameter = a-rare-parameter',
        'type = parameter and parameter = a-rare-parameter',
        'setting = a',
        'user = nobody',
        'username = nobody',
        'time < "1 hour ago"',
        'host = a',
        'organization_id = 1',
      ]),
    ).toEqual({
      'changes ~ a-rare-uuid': 2,
      'a-rare-uuid': 2,
      'request_uuid = a-rare-request': 1,
      'request_uuid = a-rare-request and action = destroy and type = image': 1,
      [`type = os and auditable_id = ${os.id}`]: 1,
      [`os_title = "${os.title}"`]: 1,
      'parameter = a-rare-parameter': 2,
      'type = parameter and parameter = a-rare-parameter': 2,
      'setting = a': 0,
      'user = nobody': 0,
      'username = nobody': 0,
      'time < "1 hour ago"': 0,
      'host = a': 0,
      'organization_id = 1': 0,
    });
    for (const text of [
      'user = admin',
      'authored_by_user = admin',
      'authored_by_user.id = 1',
      'username = admin',
      'time > "1 hour ago"',
    ]) {
      expect([text, (await search(text)).subtotal]).toEqual([text, all]);
    }
    const { results } = await search('request_uuid = a-rare-request');
    expect((await search(`id = ${results[0].id}`)).results).toEqual(results);
  });

  it('take an order, and keep newest first when they are searched', async () => {
    const oldest = await search('type = architecture', '&order=id');
    const newest = await search('type = architecture');

    expect(oldest.results.map(({ id }: { id: number }) => id)).toEqual(
      newest.results.map(({ id }: { id: number }) => id).reverse(),
    );
    expect(oldest.subtotal).toBeGreaterThan(1);
  });

  it('are refused where they are not there', async () => {
    const answers = [
      await api.get('/api/audits/999999'),
      await api.get('/api/audits/x'),
      await api.get('/api/audits?search=type+%3D+host'),
      await api.get('/api/audits?search=type+%3D+setting'),
      await api.get('/api/audits?search=nothing+%3D+1'),
      await api.get('/api/hosts/1/audits'),
      await api.get('/api/audits', { as: null }),
      await api.post('/api/audits', {}),
      await api.delete('/api/audits/1'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 400, 400, 404, 401, 404, 404]);
    expect(answers[0]?.body).toEqual({ error: { message: "Resource audit not found by id '999999'" } });
  });

  it('complete a search', async () => {
    const { body } = await api.get('/api/audits/auto_complete_search?search=type+%3D+im');

    expect(JSON.stringify(body)).toContain('type = image');
  });

  it.each(['/api/audits.json', '/api/audits/1.json'])('answer on %s', async (path) => {
    expect((await api.get(path)).status).toBe(200);
  });
});
