import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './http-client.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

const FAM = { accept: 'application/json;version=2', 'user-agent': 'apypie (https://github.com/Apipie/apypie)' };
const HAMMER = { accept: 'application/json;version=2', 'content-type': 'application/json' };
const TERRAFORM = { accept: 'application/json,version=2', 'content-type': 'application/json' };

/** One client, which sends the same headers with every request and JSON with every write. */
class Client {
  constructor(private readonly headers: Record<string, string>) {}

  get(path: string, query: Record<string, string | number> = {}): Promise<Answer> {
    const text = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return api.get(text.length === 0 ? path : `${path}?${text.join('&')}`, { headers: this.headers });
  }

  /** Looks a row up as the client does: the only one, or none. */
  async find(path: string, query: Record<string, string | number>): Promise<number | undefined> {
    const { status, body } = await this.get(path, query);
    if (status !== 200 || body.results.length > 1)
      throw new Error(`GET ${path} ${query['search']}: ${JSON.stringify(body)}`);
    return body.results[0]?.id;
  }

  async write(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
    const answer = await api.send(path, {
      method,
      body,
      headers: { ...this.headers, 'content-type': 'application/json' },
    });
    if (answer.status !== (method === 'POST' ? 201 : 200))
      throw new Error(`${method} ${path} ${answer.status}: ${answer.text}`);
    return answer;
  }
}

describe("Ansible's collection", () => {
  const client = new Client(FAM);
  /** Two to the thirty-second, which the collection asks for with every list. */
  const all = 4_294_967_296;
  const parents = { compute_resource: 0, operatingsystem: 0, architecture: 0 };

  it('begins with the status and the apidoc', async () => {
    const status = await client.get('/api/status');
    const apidoc = await client.get('/apidoc/v2.json');

    expect(status.body).toEqual({
      result: 'ok',
      status: 200,
      version: expect.stringMatching(/^3\.\d+\.\d+$/),
      api_version: 2,
    });
    const ofHosts = apidoc.body.docs.resources.hosts.methods.map(({ name }: { name: string }) => name);
    expect(ofHosts).toEqual(expect.arrayContaining(['create', 'update']));
    expect(apidoc.headers.get('apipie-checksum')).toBe(status.headers.get('apipie-checksum'));
  });

  it('module compute_resource: looks up, creates, changes one key, finds what it wrote', async () => {
    const lookup = { search: 'name="MYCR"', per_page: all };
    const before = await client.find('/api/compute_resources', lookup);
    const created = await client.write('POST', '/api/compute_resources', {
      compute_resource: {
        name: 'MYCR',
        provider: 'Libvirt',
        url: 'qemu+ssh://root@kvm.example.com/system',
        description: 'A',
      },
    });
    parents.compute_resource = (await client.find('/api/compute_resources', lookup)) ?? 0;
    const path = `/api/compute_resources/${parents.compute_resource}`;
    await client.write('PUT', path, { compute_resource: { description: 'B' } });
    const shown = await client.get(path);

    expect(before).toBeUndefined();
    expect(created.body.id).toBe(parents.compute_resource);
    expect(shown.body).toMatchObject({ description: 'B', url: created.body.url, locations: [], organizations: [] });
  });

  it('module compute_resource: finds organizations by name and locations by title, and compares what it assigned', async () => {
    const acme = await client.write('POST', '/api/organizations', { organization: { name: 'ACME' } });
    const munich = await client.write('POST', '/api/locations', { location: { name: 'Munich' } });
    const organization = await client.find('/api/organizations', { search: 'name="ACME"', per_page: all });
    const location = await client.find('/api/locations', { search: 'title="Munich"', per_page: all });
    const created = await client.write('POST', '/api/compute_resources', {
      compute_resource: {
        name: 'placed',
        provider: 'Libvirt',
        url: 'qemu+tcp://kvm.example.com/system',
        location_ids: [location],
        organization_ids: [organization],
      },
    });
    const path = `/api/compute_resources/${created.body.id}`;
    const shown = await client.get(path);
    const cleared = await client.write('PUT', path, { compute_resource: { location_ids: [], organization_ids: [] } });
    const deleted = await client.write('DELETE', path);
    await client.write('DELETE', `/api/organizations/${organization}`);
    await client.write('DELETE', `/api/locations/${location}`);

    expect([organization, location]).toEqual([acme.body.id, munich.body.id]);
    expect(shown.body).toMatchObject({
      locations: [{ id: location, name: 'Munich', title: 'Munich' }],
      organizations: [{ id: organization, name: 'ACME', title: 'ACME' }],
    });
    expect(cleared.body).toMatchObject({ locations: [], organizations: [] });
    expect(deleted.body).toMatchObject({ id: created.body.id, locations: [], organizations: [] });
  });

  it('module operatingsystem: looks up by description or title, then by name and version, with a blank minor', async () => {
    const byTitle = { search: 'description="MYOS SP1" or title="MYOS SP1"', per_page: all };
    const lookups = [
      await client.find('/api/operatingsystems', byTitle),
      await client.find('/api/operatingsystems', { search: 'name="famos",major="1",minor="1"', per_page: all }),
    ];
    const { body } = await client.write('POST', '/api/operatingsystems', {
      operatingsystem: { name: 'MYOS', major: '1', description: 'MYOS SP1', family: 'Suse', password_hash: 'SHA256' },
    });
    const found = [
      await client.find('/api/operatingsystems', byTitle),
      await client.find('/api/operatingsystems', { search: 'name="MYOS",major="1",minor=""', per_page: all }),
      await client.find('/api/operatingsystems', { search: 'title="MYOS SP1"', per_page: all }),
      await client.find('/api/operatingsystems', { search: 'title~"MYOS SP1"', per_page: all }),
    ];
    parents.operatingsystem = body.id;

    expect(lookups).toEqual([undefined, undefined]);
    expect(found).toEqual(Array.from({ length: 4 }, () => body.id));
  });

  it('module architecture: creates, and sets operating systems by id', async () => {
    const lookup = { search: 'name="MY1024"', per_page: all };
    const before = await client.find('/api/architectures', lookup);
    const { body } = await client.write('POST', '/api/architectures', { architecture: { name: 'MY1024' } });
    const path = `/api/architectures/${body.id}`;
    await client.write('PUT', path, { architecture: { operatingsystem_ids: [parents.operatingsystem] } });
    const shown = await client.get(path);
    parents.architecture = body.id;

    expect(before).toBeUndefined();
    expect(shown.body.operatingsystems).toEqual([{ id: parents.operatingsystem, name: 'MYOS', title: 'MYOS SP1' }]);
  });

  it('module image: creates, finds what it wrote, changes and deletes', async () => {
    const path = `/api/compute_resources/${parents.compute_resource}/images`;
    const lookup = { search: `name="MYOS 1",operatingsystem="${parents.operatingsystem}"`, per_page: all };
    const image = {
      username: 'myosadmin',
      operatingsystem_id: parents.operatingsystem,
      compute_resource_id: parents.compute_resource,
      uuid: 'MYOStemplate',
      architecture_id: parents.architecture,
      name: 'MYOS 1',
    };
    const before = await client.find(path, lookup);
    const created = await client.write('POST', path, { image });
    const id = await client.find(path, lookup);
    const shown = await client.get(`${path}/${id}`);
    const change = { user_data: true, uuid: 'MYOStemplate2', compute_resource_id: parents.compute_resource };
    const updated = await client.write('PUT', `${path}/${id}`, { image: change });
    const deleted = await client.write('DELETE', `${path}/${id}`);
    const after = await client.find(path, lookup);

    expect([before, id, after]).toEqual([undefined, created.body.id, undefined]);
    expect(shown.body).toMatchObject(image);
    expect(updated.body).toMatchObject({ uuid: 'MYOStemplate2' });
    expect(updated.body).not.toHaveProperty('user_data');
    expect(deleted.body).toMatchObject({ id, uuid: 'MYOStemplate2', user_data: true, password: null });
  });
});

describe('hammer', () => {
  const client = new Client(HAMMER);
  const lookup = { per_page: 1000, page: 1 };

  it('reads the checksum and the apidoc in its language, without credentials', async () => {
    const checksum = await api.get('/apidoc/apipie_checksum', { as: null });
    const own = await api.get('/apidoc/v2.de_DE.json', { as: null });
    const family = await api.get('/apidoc/v2.de.json', { as: null });
    const plain = await api.get('/apidoc/v2.json', { as: null });

    expect([own.status, family.status, plain.status]).toEqual([404, 404, 200]);
    expect(plain.headers.get('apipie-checksum')).toBe(checksum.body.checksum);
  });

  it('compute-resource image: names to ids, then ids as text, 1000 rows a page', async () => {
    const compute_resource_id = await client.find('/api/compute_resources', { search: 'name = "MYCR"', ...lookup });
    const operatingsystem_id = await client.find('/api/operatingsystems', { search: 'title = "MYOS SP1"', ...lookup });
    const architecture_id = await client.find('/api/architectures', { search: 'name = "MY1024"', ...lookup });
    const path = `/api/compute_resources/${compute_resource_id}/images`;
    const ids = { compute_resource_id, operatingsystem_id, architecture_id: String(architecture_id) };
    const created = await client.write('POST', path, {
      image: { name: 'img1', username: 'root', uuid: 'u1', user_data: true, ...ids },
    });
    const listed = await client.get(path, { page: 1, per_page: 1000 });
    const id = await client.find(path, { search: 'name = "img1"', ...lookup });
    const updated = await client.write('PUT', `${path}/${id}`, {
      image: { name: 'new', username: 'admin', compute_resource_id },
    });
    const available = await client.get(`/api/compute_resources/${compute_resource_id}/available_images`);
    const deleted = await client.write('DELETE', `${path}/${id}`);

    expect(listed.body).toMatchObject({ total: 1, subtotal: 1, page: 1, per_page: 1000, search: null });
    expect(created.body).toMatchObject({ id, architecture_id, name: 'img1' });
    expect(updated.body).toMatchObject({ id, name: 'new', username: 'admin' });
    expect(available.body).toEqual([]);
    expect(deleted.body).toMatchObject({ id, name: 'new' });
  });

  it('with --organization-id and --location-id: they stand beside the wrapper, and a new compute resource is theirs', async () => {
    const organization = (await client.write('POST', '/api/organizations', { organization: { name: 'Beside' } })).body
      .id;
    const location = (await client.write('POST', '/api/locations', { location: { name: 'Beside' } })).body.id;
    const beside = { organization_id: organization, location_id: location };
    const { body } = await client.write('POST', '/api/compute_resources', {
      compute_resource: { name: 'beside', provider: 'Libvirt', url: 'qemu+tcp://kvm.example.com/system' },
      ...beside,
    });
    const path = `/api/compute_resources/${body.id}`;
    const parents = {
      operatingsystem_id: await client.find('/api/operatingsystems', { search: 'title = "MYOS SP1"', ...lookup }),
      architecture_id: await client.find('/api/architectures', { search: 'name = "MY1024"', ...lookup }),
    };
    const image = await client.write('POST', `${path}/images`, {
      image: { name: 'img', username: 'root', uuid: 'u', ...parents },
      ...beside,
    });
    const found = await client.find('/api/compute_resources', { search: 'name = "beside"', ...lookup, ...beside });
    await client.write('DELETE', path);
    await client.write('DELETE', `/api/organizations/${organization}`);
    await client.write('DELETE', `/api/locations/${location}`);

    expect(body).toMatchObject({ organizations: [{ id: organization }], locations: [{ id: location }] });
    expect(image.body).toMatchObject({ compute_resource_id: body.id, name: 'img' });
    expect(found).toBe(body.id);
  });

  it('auth login basic: what the status answers lets in without credentials, until it is wrong', async () => {
    const login = await client.get('/api/status');
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const again = await api.get('/api/architectures', { as: null, headers: { ...HAMMER, cookie } });
    const written = await api.post(
      '/api/architectures',
      { architecture: { name: 'in-session' } },
      { as: null, headers: { ...HAMMER, cookie } },
    );
    const wrong = await api.get('/api/architectures', {
      as: null,
      headers: { ...HAMMER, cookie: '_session_id=wrong' },
    });

    expect(cookie).toMatch(/^_session_id=.{20,}$/);
    expect([again.status, written.status, wrong.status]).toEqual([200, 201, 401]);
  });

  it('os set-parameter and delete-parameter', async () => {
    const os = await client.find('/api/operatingsystems', { search: 'title = "MYOS SP1"', ...lookup });
    const path = `/api/operatingsystems/${os}/parameters`;
    const before = await client.find(path, { search: 'name = "p1"', ...lookup });
    const created = await client.write('POST', path, {
      parameter: { name: 'p1', value: 'a', parameter_type: 'string', hidden_value: null },
    });
    const id = await client.find(path, { search: 'name = "p1"', ...lookup });
    const updated = await client.write('PUT', `${path}/${id}`, { parameter: { value: 'b' } });
    const shown = await client.get(`/api/operatingsystems/${os}`);
    await client.write('DELETE', `${path}/${id}`);

    expect([before, id]).toEqual([undefined, created.body.id]);
    expect(updated.body).toMatchObject({ id, name: 'p1', value: 'b' });
    expect(shown.body.parameters).toMatchObject([{ id, name: 'p1', value: 'b' }]);
    expect(await client.find(path, { search: 'name = "p1"', ...lookup })).toBeUndefined();
  });
});

describe("Terraform's provider", () => {
  const client = new Client(TERRAFORM);

  it('reads its data sources without paging', async () => {
    const found = [
      await client.get('/api/compute_resources', { search: 'name="MYCR"' }),
      await client.get('/api/operatingsystems', { search: 'title="MYOS SP1"' }),
      await client.get('/api/architectures', { search: 'name="MY1024"' }),
    ];

    for (const { body } of found) {
      expect(body).toMatchObject({ subtotal: 1, page: 1, per_page: 20, results: [{ id: expect.any(Number) }] });
      expect([body.total, body.subtotal, body.page, body.per_page].every(Number.isInteger)).toBe(true);
    }
  });

  it('sends what it does not know as blanks and nulls, and reads back what it wrote', async () => {
    const { body } = await client.write('POST', '/api/architectures', {
      architecture: { id: 0, name: 'tf', created_at: '', updated_at: '', operatingsystem_ids: null },
    });
    const os = await client.write('POST', '/api/operatingsystems', {
      operatingsystem: {
        id: 0,
        name: 'TfOs',
        major: '9',
        minor: '4',
        title: '',
        description: '',
        family: 'Redhat',
        release_name: '',
        password_hash: 'SHA512',
        created_at: '',
        updated_at: '',
        architecture_ids: [body.id],
      },
    });
    const shown = await client.get(`/api/operatingsystems/${os.body.id}`);

    expect(body).toMatchObject({ name: 'tf', id: expect.any(Number) });
    expect(shown.body).toMatchObject({ title: 'TfOs 9.4', architectures: [{ name: 'tf', id: body.id }] });
  });

  it('foreman_image: writes all attributes each time, and forgets what answers 404', async () => {
    const [cr, os, architecture] = await Promise.all([
      client.find('/api/compute_resources', { search: 'name="MYCR"' }),
      client.find('/api/operatingsystems', { search: 'title="TfOs 9.4"' }),
      client.find('/api/architectures', { search: 'name="tf"' }),
    ]);
    const path = `/api/compute_resources/${cr}/images`;
    const image = {
      uuid: 'tf-1',
      name: 'tf',
      username: 'root',
      operatingsystem_id: os,
      architecture_id: architecture,
      compute_resource_id: cr,
      user_data: false,
    };
    const created = await client.write('POST', path, { image });
    const updated = await client.write('PUT', `${path}/${created.body.id}`, { image: { ...image, uuid: 'tf-2' } });
    const taken = await api.post(path, { image: { ...image, uuid: 'tf-2', name: 'other' } }, { headers: TERRAFORM });
    const source = await client.get(path, { search: 'name="tf"' });
    await client.write('DELETE', `${path}/${created.body.id}`);
    const gone = await client.get(`${path}/${created.body.id}`);

    expect(updated.body).toMatchObject({ uuid: 'tf-2', username: 'root', architecture_id: architecture });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('UUID has already been taken');
    expect(source.body).toMatchObject({ subtotal: 1, results: [{ uuid: 'tf-2' }] });
    expect(gone.status).toBe(404);
  });

  it('has 404 for its default taxonomies, both 0, as with Foreman', async () => {
    const answer = await api.post(
      '/api/architectures',
      { architecture: { name: 'never' }, location_id: 0, organization_id: 0 },
      { headers: TERRAFORM },
    );

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ message: expect.stringMatching(/^(Location|Organization) with id 0 not found$/) });
  });

  it('finds an image by its id with ids of taxonomies beside the wrapper of a PUT', async () => {
    const organization = (await client.write('POST', '/api/organizations', { organization: { name: 'TfOrg' } })).body
      .id;
    const location = (await client.write('POST', '/api/locations', { location: { name: 'TfLoc' } })).body.id;
    const beside = { location_id: location, organization_id: organization };
    const url = 'qemu+tcp://kvm.example.com/system';
    const cr = await client.write('POST', '/api/compute_resources', {
      compute_resource: {
        name: 'tf-cr',
        provider: 'Libvirt',
        url,
        location_ids: [location],
        organization_ids: [organization],
      },
    });
    const os = await client.find('/api/operatingsystems', { search: 'title="TfOs 9.4"' });
    const architecture = await client.find('/api/architectures', { search: 'name="tf"' });
    const path = `/api/compute_resources/${cr.body.id}/images`;
    const image = {
      uuid: 'tf-9',
      name: 'tf-9',
      username: 'root',
      operatingsystem_id: os,
      architecture_id: architecture,
    };
    const created = await client.write('POST', path, { image });
    const updated = await client.write('PUT', `${path}/${created.body.id}`, {
      image: { ...image, username: 'admin' },
      ...beside,
    });

    expect(updated.body).toMatchObject({ id: created.body.id, username: 'admin' });
    expect(updated.headers.get('foreman_current_organization')).toBe(`${organization}; TfOrg`);
    expect(updated.headers.get('foreman_current_location')).toBe(`${location}; TfLoc`);
  });
});
