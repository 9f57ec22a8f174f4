import { AvailableImage } from '@image-catalog/database';
import { PROVIDER_KINDS } from '@image-catalog/spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildComputeResource, Catalog, unique } from './builders.js';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

const COMMON_KEYS = [
  'description',
  'url',
  'created_at',
  'updated_at',
  'id',
  'name',
  'provider',
  'provider_friendly_name',
];
const CHILD_KEYS = ['images', 'compute_attributes', 'locations', 'organizations'];
const VIEW_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;
const BLANK = ["can't be blank"];
const NOT_LISTED = ['is not included in the list'];

/** For every kind: what a client sends, and the keys it gets after the common eight with their values. */
const KINDS: Record<string, { sent: Record<string, unknown>; friendly: string; url: string; shown: object }> = {
  Libvirt: {
    sent: { url: 'qemu+ssh://root@kvm.example.com/system' },
    friendly: 'Libvirt',
    url: 'qemu+ssh://root@kvm.example.com/system',
    shown: { display_type: 'vnc', set_console_password: true },
  },
  Ovirt: {
    sent: {
      url: 'https://ovirt.example.com/api',
      user: 'admin@internal',
      password: 'p',
      datacenter: 'dc',
      ovirt_quota: 'q',
    },
    friendly: 'oVirt',
    url: 'https://ovirt.example.com/api',
    shown: {
      user: 'admin@internal',
      datacenter: 'dc',
      ovirt_quota: 'q',
      display_type: 'vnc',
      keyboard_layout: 'en-us',
    },
  },
  EC2: {
    sent: { access_key: 'AKIA', password: 'p', region: 'eu-central-1' },
    friendly: 'EC2',
    url: 'eu-central-1',
    shown: { access_key: 'AKIA', region: 'eu-central-1' },
  },
  Vmware: {
    sent: { server: 'vcenter.example.com', user: 'u', password: 'p', datacenter: 'dc1', caching_enabled: true },
    friendly: 'VMware',
    url: 'vcenter.example.com',
    shown: {
      user: 'u',
      datacenter: 'dc1',
      server: 'vcenter.example.com',
      set_console_password: true,
      caching_enabled: true,
      display_type: 'vmrc',
    },
  },
  Openstack: {
    sent: {
      url: 'https://os.example.com:5000/v3',
      user: 'u',
      password: 'p',
      tenant: 'project',
      domain: 'Default',
      project_domain_name: 'Default',
      project_domain_id: 'default',
    },
    friendly: 'OpenStack',
    url: 'https://os.example.com:5000/v3',
    shown: {
      user: 'u',
      tenant: 'project',
      domain: 'Default',
      project_domain_name: 'Default',
      project_domain_id: 'default',
    },
  },
  GCE: {
    sent: { password: '{"type":"service_account"}', zone: 'europe-west3-a' },
    friendly: 'Google',
    url: 'europe-west3-a',
    shown: { zone: 'europe-west3-a' },
  },
  AzureRm: {
    sent: { sub_id: 'sub', secret_key: 'p', tenant: 'tenant', app_ident: 'app', region: 'westeurope' },
    friendly: 'Azure Resource Manager',
    url: 'westeurope',
    shown: { cloud: 'azure', tenant: 'tenant', app_ident: 'app', sub_id: 'sub', region: 'westeurope' },
  },
  Kubevirt: {
    sent: { hostname: 'k8s.example.com', api_port: '6443', namespace: 'vms', token: 'p' },
    friendly: 'KubeVirt',
    url: 'k8s.example.com',
    shown: { hostname: 'k8s.example.com', api_port: '6443', namespace: 'vms' },
  },
  Proxmox: {
    sent: { url: 'https://pve.example.com:8006/api2/json', user: 'root@pam', password: 'p', ssl_verify_peer: true },
    friendly: 'Proxmox',
    url: 'https://pve.example.com:8006/api2/json',
    shown: { user: 'root@pam', ssl_verify_peer: true, ssl_certs: null },
  },
  Simplestreams: {
    sent: { url: 'https://images.example.com/streams/v1/index.json' },
    friendly: 'Simplestreams',
    url: 'https://images.example.com/streams/v1/index.json',
    shown: {},
  },
};

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

function attributesOf(kind: string, given: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: unique('cloud'), provider: kind, ...KINDS[kind]?.sent, ...given };
}

function create(attributes: Record<string, unknown>) {
  return api.post('/api/compute_resources', { compute_resource: attributes });
}

describe.each(['/api', '/api/v2'])('compute resources under %s', (prefix) => {
  it('are created, shown, listed, updated, patched and deleted', async () => {
    const path = `${prefix}/compute_resources`;
    const attributes = attributesOf('Libvirt', { description: 'A host in the cellar' });
    const keys = [...COMMON_KEYS, 'display_type', 'set_console_password'];

    const created = await api.post(path, { compute_resource: attributes });
    const shown = await api.get(`${path}/${created.body.id}`);
    const listed = await api.get(`${path}?search=id=${created.body.id}`);
    const updated = await api.put(`${path}/${created.body.id}`, { compute_resource: { display_type: 'SPICE' } });
    const patched = await api.patch(`${path}/${created.body.id}`, { compute_resource: { description: null } });
    const deleted = await api.delete(`${path}/${created.body.id}`);
    const gone = await api.get(`${path}/${created.body.id}`);

    expect([created, shown, listed, updated, patched, deleted, gone].map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 200, 200, 404,
    ]);
    expect(created.headers.has('location')).toBe(false);
    expect(Object.keys(created.body)).toEqual([...keys, ...CHILD_KEYS]);
    expect(created.body).toMatchObject({
      description: 'A host in the cellar',
      url: attributes['url'],
      name: attributes['name'],
      provider: 'Libvirt',
      images: [],
      compute_attributes: [],
      locations: [],
      organizations: [],
    });
    expect(created.body.created_at).toMatch(VIEW_DATE);
    expect(created.body.updated_at).toMatch(VIEW_DATE);
    expect(shown.text).toBe(created.text);
    expect(Object.keys(listed.body.results[0])).toEqual(keys);
    expect(created.body).toMatchObject(listed.body.results[0]);
    expect(Object.keys(updated.body)).toEqual([...keys, ...CHILD_KEYS]);
    expect(updated.body.display_type).toBe('spice');
    expect(patched.body).toMatchObject({ description: null, display_type: 'spice' });
    expect(Object.keys(deleted.body)).toEqual([...keys, ...CHILD_KEYS]);
    expect(deleted.body.created_at).toMatch(VIEW_DATE);
    expect(gone.body).toEqual({
      error: { message: `Resource compute_resource not found by id '${created.body.id}'` },
    });
  });
});

describe('a compute resource of kind', () => {
  it('is tested for every kind', () => {
    expect(Object.keys(KINDS)).toEqual(PROVIDER_KINDS.map(({ name }) => name));
  });

  it.each(Object.keys(KINDS))('%s shows what it was given, and its own keys in order', async (name) => {
    const { friendly, url, shown } = KINDS[name]!;

    const created = await create(attributesOf(name));
    const listed = await api.get(`/api/compute_resources?search=id=${created.body.id}`);

    expect(created.status).toBe(201);
    expect(Object.keys(created.body)).toEqual([...COMMON_KEYS, ...Object.keys(shown), ...CHILD_KEYS]);
    expect(created.body).toMatchObject({ ...shown, url, provider: name, provider_friendly_name: friendly });
    expect(Object.keys(listed.body.results[0])).toEqual([...COMMON_KEYS, ...Object.keys(shown)]);
  });

  it.each(Object.keys(KINDS))('%s keeps what an update does not give', async (name) => {
    const { url, shown } = KINDS[name]!;
    const { body } = await create(attributesOf(name));

    const updated = await api.put(`/api/compute_resources/${body.id}`, { compute_resource: { description: 'new' } });

    expect(updated.status).toBe(200);
    expect(updated.body).toMatchObject({ ...shown, url, description: 'new', provider: name });
  });

  it.each(Object.keys(KINDS))('%s is taken in any case on create, in its own on update', async (name) => {
    const created = await create(attributesOf(name, { provider: name.toUpperCase() }));
    const same = await api.put(`/api/compute_resources/${created.body.id}`, { compute_resource: { provider: name } });
    const other = await api.put(`/api/compute_resources/${created.body.id}`, {
      compute_resource: { provider: name === 'EC2' ? 'Libvirt' : 'EC2' },
    });
    const unknown = await api.put(`/api/compute_resources/${created.body.id}`, {
      compute_resource: { provider: `${name}x` },
    });

    expect(created.body.provider).toBe(name);
    expect(same.status).toBe(200);
    expect(other.status).toBe(422);
    expect(other.body.error).toMatchObject({
      id: created.body.id,
      errors: { provider: ['cannot be changed'] },
      full_messages: ['Provider cannot be changed'],
    });
    expect(unknown.body.error.errors.provider).toEqual(['cannot be changed', ...NOT_LISTED]);
  });

  it('EC2 takes user and url, too, and lets the government cloud choose the region', async () => {
    const byColumns = await create({ ...buildComputeResource(), user: 'AKIA2', region: undefined, url: 'us-east-1' });
    const government = await create({ ...buildComputeResource(), region: undefined, gov_cloud: '1' });

    expect(byColumns.body).toMatchObject({ access_key: 'AKIA2', region: 'us-east-1', url: 'us-east-1' });
    expect(government.body).toMatchObject({ region: 'us-gov-west-1', url: 'us-gov-west-1' });
  });

  it.each([
    ['https://os.example.com/v3/', 'https://os.example.com/v3'],
    ['https://os.example.com/v3//', 'https://os.example.com/v3/'],
    ['  https://os.example.com/v2 ', 'https://os.example.com/v2'],
  ])('Openstack stores the url %j as %j', async (sent, stored) => {
    const created = await create(attributesOf('Openstack', { url: sent }));

    expect(created.body.url).toBe(stored);
  });

  it.each([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['yes', false],
    ['TRUE', false],
    [2, false],
    ['', false],
    [null, false],
  ])('Libvirt reads set_console_password %j as %j', async (sent, shown) => {
    const created = await create(attributesOf('Libvirt', { set_console_password: sent }));

    expect(created.body.set_console_password).toBe(shown);
  });
});

describe('refusing a compute resource', () => {
  it.each([
    ['no provider', {}, 'ERF42-1330 [Foreman::Exception]: must provide a provider'],
    ['a null provider', { provider: null }, 'ERF42-1330 [Foreman::Exception]: must provide a provider'],
    ['a blank provider', { provider: '' }, 'ERF42-0410 [Foreman::Exception]: unknown provider'],
    ['a provider of blanks', { provider: ' ' }, 'ERF42-0410 [Foreman::Exception]: unknown provider'],
    ['a list of providers', { provider: ['EC2'] }, 'ERF42-1330 [Foreman::Exception]: must provide a provider'],
    ['an unknown provider', { provider: 'Rackspace' }, 'ERF42-0410 [Foreman::Exception]: unknown provider'],
    ['a number as provider', { provider: 5 }, 'ERF42-0410 [Foreman::Exception]: unknown provider'],
    ['a class as provider', { provider: 'Foreman::Model::EC2' }, 'ERF42-0410 [Foreman::Exception]: unknown provider'],
    ['a prototype as provider', { provider: '__proto__' }, 'ERF42-0410 [Foreman::Exception]: unknown provider'],
  ])('with %s', async (_what, attributes, message) => {
    const answer = await create({ name: unique('cloud'), url: 'qemu:///system', ...attributes });

    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ message });
  });

  it.each<[string, Record<string, unknown>, Record<string, string[]>, string]>([
    ['Libvirt', { url: undefined }, { url: ['is invalid', "can't be blank"] }, 'URL is invalid'],
    ['Libvirt', { url: 'no uri' }, { url: ['is invalid'] }, 'URL is invalid'],
    ['Libvirt', { display_type: 'vmrc' }, { display_type: NOT_LISTED }, 'Display type is not included in the list'],
    ['Libvirt', { name: '' }, { name: BLANK }, "Name can't be blank"],
    ['Libvirt', { name: 'x'.repeat(256) }, { name: ['is too long (maximum is 255 characters)'] }, 'Name is too long'],
    ['Libvirt', { url: `qemu://${'x'.repeat(250)}` }, { url: ['is too long (maximum is 255 characters)'] }, 'URL is'],
    ['Ovirt', { url: 'qemu:///x' }, { url: ['URL must be valid and schema must be one of http and https'] }, 'URL URL'],
    ['Ovirt', { user: '' }, { user: BLANK }, "Username can't be blank"],
    ['Ovirt', { password: undefined }, { password: BLANK }, "Password can't be blank"],
    ['Ovirt', { display_type: 'vmrc' }, { display_type: NOT_LISTED }, 'Display type'],
    ['Ovirt', { keyboard_layout: 'klingon' }, { keyboard_layout: NOT_LISTED }, 'Keyboard layout'],
    ['EC2', { access_key: undefined }, { user: BLANK }, "Username can't be blank"],
    ['EC2', { password: '' }, { password: BLANK }, "Password can't be blank"],
    ['Vmware', { server: undefined }, { server: BLANK }, "Server can't be blank"],
    ['Vmware', { datacenter: ' ' }, { datacenter: BLANK }, "Datacenter can't be blank"],
    ['Vmware', { user: null, password: null }, { user: BLANK, password: BLANK }, "Username can't be blank"],
    ['Vmware', { display_type: 'spice' }, { display_type: ['not supported by this compute resource'] }, 'Display type'],
    ['Openstack', { url: 'https://os.example.com' }, { url: ['must end with /v2 or /v3'] }, 'URL must end with /v2'],
    ['Openstack', { user: undefined }, { user: BLANK }, "Username can't be blank"],
    ['Openstack', { domain: 'two words' }, { domain: ['is invalid'] }, 'Domain is invalid'],
    ['GCE', { zone: undefined }, { zone: BLANK }, "Zone can't be blank"],
    ['GCE', { password: undefined }, { password: BLANK }, "Password can't be blank"],
    ['AzureRm', { sub_id: undefined }, { user: BLANK }, "Username can't be blank"],
    ['AzureRm', { secret_key: undefined }, { password: BLANK }, "Password can't be blank"],
    ['AzureRm', { tenant: undefined }, { uuid: BLANK }, "UUID can't be blank"],
    ['AzureRm', { app_ident: undefined }, { app_ident: BLANK }, "App ident can't be blank"],
    ['Kubevirt', { hostname: undefined }, { hostname: BLANK }, "Hostname can't be blank"],
    ['Kubevirt', { api_port: undefined }, { api_port: BLANK }, "Api port can't be blank"],
    ['Kubevirt', { namespace: undefined }, { namespace: BLANK }, "Namespace can't be blank"],
    ['Kubevirt', { token: undefined }, { token: BLANK }, "Token can't be blank"],
    ['Proxmox', { url: 'pve' }, { url: ['is invalid'] }, 'URL is invalid'],
    ['Proxmox', { user: 'root' }, { user: ['is invalid'] }, 'Username is invalid'],
    ['Proxmox', { password: undefined }, { password: BLANK }, "Password can't be blank"],
  ])('%s with %j', async (kind, given, errors, message) => {
    const before = await api.countRows();

    const answer = await create(attributesOf(kind, given));

    expect(answer.status).toBe(422);
    expect(answer.body.error.id).toBeNull();
    expect(answer.body.error.errors).toEqual(errors);
    expect(answer.body.error.full_messages[0]).toContain(message);
    expect(await api.countRows()).toEqual(before);
  });

  it('AzureRm in a cloud that is none', async () => {
    const answer = await create(attributesOf('AzureRm', { cloud: 'azuremoon' }));

    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.error.errors)).toEqual(['cloud']);
  });

  it('because its name is taken, on create and on update', async () => {
    const taken = await catalog.computeResource();
    const other = await catalog.computeResource();
    const errors = { name: ['has already been taken'] };

    const created = await create(attributesOf('Libvirt', { name: taken.name }));
    const beside = await create(attributesOf('Libvirt', { name: taken.name, display_type: 'none' }));
    const updated = await api.put(`/api/compute_resources/${other.id}`, { compute_resource: { name: taken.name } });

    expect(created.status).toBe(422);
    expect(created.body).toEqual({ error: { id: null, errors, full_messages: ['Name has already been taken'] } });
    expect(beside.body.error.errors).toEqual({ ...errors, display_type: NOT_LISTED });
    expect(updated.body).toEqual({ error: { id: other.id, errors, full_messages: ['Name has already been taken'] } });
  });

  it.each([
    [{ organization_ids: [99] }, "Couldn't find Taxonomy with 'id'=[99]"],
    [{ location_ids: ['7'] }, "Couldn't find Taxonomy with 'id'=[7]"],
    [{ locations: [{ id: 7 }] }, "Couldn't find Taxonomy with 'id'=[7]"],
    [
      { location_ids: [7, 8] },
      "Couldn't find all Taxonomies with 'id': (7, 8) (found 0 results, but was looking for 2). Couldn't find Taxonomies with ids 7, 8.",
    ],
  ])('with taxonomies that are not there: %j', async (given, message) => {
    const created = await create(attributesOf('Libvirt', given));
    const { id } = await catalog.computeResource();
    const updated = await api.put(`/api/compute_resources/${id}`, { compute_resource: given });

    for (const answer of [created, updated]) {
      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({ error: { message } });
    }
  });

  it.each([[{ organizations: [1] }], [{ locations: ['Munich'] }], [{ locations: 'Munich' }]])(
    'with an association of the wrong form: %j',
    async (given) => {
      const answer = await create(attributesOf('Libvirt', given));

      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({ error: { message: expect.stringContaining(Object.keys(given)[0]!) } });
    },
  );

  it.each([
    [{ organization_ids: [], location_ids: [] }],
    [{ organization_ids: null, location_ids: null }],
    [{ locations: [], organizations: [] }],
  ])('but not with empty taxonomies: %j', async (given) => {
    const answer = await create(attributesOf('Libvirt', given));

    expect(answer.status).toBe(201);
  });
});

describe('the attributes of a compute resource', () => {
  it('are accepted without a wrapper', async () => {
    const answer = await api.post('/api/compute_resources', attributesOf('Vmware'));

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject(KINDS['Vmware']!.shown);
  });

  it('of another kind, and those of no kind, are ignored', async () => {
    const answer = await create(
      attributesOf('Libvirt', {
        tenant: 't',
        zone: 'z',
        use_v4: true,
        datacenter: 'dc',
        id: 4711,
        created_at: '',
        updated_at: '',
        title: '',
        attrs: { setpw: 0 },
        type: 'Foreman::Model::EC2',
        generation: 5,
      }),
    );

    expect(answer.status).toBe(201);
    expect(answer.body.id).not.toBe(4711);
    expect(answer.body).toMatchObject({ provider: 'Libvirt', set_console_password: true });
  });

  it('never hold a password, whatever it is called', async () => {
    for (const name of Object.keys(KINDS)) {
      const { body } = await create(attributesOf(name));

      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['password']));
      for (const key of ['token', 'secret_key', 'attrs', 'uuid', 'public_key', 'pubkey_hash', 'http_proxy_id'])
        expect(body).not.toHaveProperty(key);
    }
  });

  it('name no HTTP proxy, as none would be used', async () => {
    const errors = {
      http_proxy_id: ['cannot be used: compute resources are reached without HTTP proxies'],
    };
    const refused = (id: number | null) => ({
      status: 422,
      body: {
        error: {
          id,
          errors,
          full_messages: ['HTTP proxy cannot be used: compute resources are reached without HTTP proxies'],
        },
      },
    });
    const made = (await create(attributesOf('EC2', { http_proxy_id: null }))).body;
    const path = `/api/compute_resources/${made.id}`;

    expect(await create(attributesOf('EC2', { http_proxy_id: 1 }))).toMatchObject(refused(null));
    expect(await api.put(path, { compute_resource: { http_proxy_id: '4711' } })).toMatchObject(refused(made.id));
    expect(await api.put(path, { compute_resource: { http_proxy_id: '' } })).toMatchObject({ status: 200 });
  });

  it('keep a password that is not given, and lose it with an empty one where none is needed', async () => {
    const libvirt = (await create(attributesOf('Libvirt', { password: 'first' }))).body;
    const ec2 = (await create(attributesOf('EC2'))).body;
    const stored = async (id: number) =>
      (await api.database.query('SELECT password FROM compute_resources WHERE id = $1', [id]))[0].password;

    const first = await stored(libvirt.id);
    await api.put(`/api/compute_resources/${libvirt.id}`, { compute_resource: { description: 'x' } });
    const kept = await stored(libvirt.id);
    const clearing = await api.put(`/api/compute_resources/${libvirt.id}`, { compute_resource: { password: '' } });
    const refused = await api.put(`/api/compute_resources/${ec2.id}`, { compute_resource: { password: '' } });

    expect(first).toMatch(/^v1\./);
    expect(kept).toBe(first);
    expect(clearing.status).toBe(200);
    expect(await stored(libvirt.id)).toBeNull();
    expect(refused.status).toBe(422);
    expect(refused.body.error.errors).toEqual({ password: BLANK });
    expect(await stored(ec2.id)).toMatch(/^v1\./);
  });

  it.each([
    ['Vmware', { server: '' }, { server: BLANK }],
    ['Vmware', { url: null }, { server: BLANK }],
    ['EC2', { access_key: '' }, { user: BLANK }],
    ['AzureRm', { secret_key: '' }, { password: BLANK }],
    ['Kubevirt', { token: null }, { token: BLANK }],
    ['Kubevirt', { api_port: '' }, { api_port: BLANK }],
    ['Libvirt', { url: '' }, { url: ['is invalid', "can't be blank"] }],
    ['Libvirt', { name: null }, { name: BLANK }],
  ])('of %s cannot be emptied: %j', async (kind, given, errors) => {
    const { body } = await create(attributesOf(kind));

    const answer = await api.put(`/api/compute_resources/${body.id}`, { compute_resource: given });
    const kept = await api.get(`/api/compute_resources/${body.id}`);

    expect(answer.status).toBe(422);
    expect(answer.body.error.errors).toEqual(errors);
    expect(kept.body).toEqual(body);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty wrapper', { compute_resource: {} }],
    ['a null wrapper', { compute_resource: null }],
  ])('stay when an update gives %s', async (_what, sent) => {
    const before = await catalog.computeResource();

    const answer = await api.put(`/api/compute_resources/${before.id}`, sent, {
      headers: { 'content-type': 'application/json' },
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(before);
  });
});

describe('the id of a compute resource', () => {
  let row: { id: number; name: string };

  beforeAll(async () => {
    row = await catalog.computeResource({ name: 'Cellar 3.json' });
  });

  it.each<[string, (own: { id: number; name: string }) => string]>([
    ['as a number', ({ id }) => `${id}`],
    ['with a name', ({ id }) => `${id}-Tanix%20vCenter`],
    ['with letters', ({ id }) => `${id}abc`],
    ['with a format', ({ id }) => `${id}.json`],
    ['as its exact name', ({ name }) => encodeURIComponent(name)],
  ])('is found %s', async (_how, textOf) => {
    const answer = await api.get(`/api/compute_resources/${textOf(row)}`);

    expect(answer.status).toBe(200);
    expect(answer.body.id).toBe(row.id);
  });

  it.each(['999999', '0', '-1', 'cellar 3.json', '2147483648', '99999999999999999999', '%27%20OR%201=1'])(
    'is not found as %s',
    async (text) => {
      const path = `/api/compute_resources/${text}`;

      const answers = [await api.get(path), await api.put(path, {}), await api.delete(path)];

      for (const answer of answers) {
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual({
          error: { message: `Resource compute_resource not found by id '${decodeURIComponent(text)}'` },
        });
      }
    },
  );

  it('means the row with that id before one with that name', async () => {
    const named = await catalog.computeResource({ name: String(row.id) });

    const answer = await api.get(`/api/compute_resources/${row.id}`);

    expect(answer.body.id).toBe(row.id);
    expect(named.id).not.toBe(row.id);
  });
});

describe('a compute resource with images', () => {
  it('shows them, and takes them along when it is deleted', async () => {
    const cloud = await catalog.computeResource();
    const first = await catalog.image({ compute_resource_id: cloud.id });
    const second = await catalog.image({ compute_resource_id: cloud.id });

    const shown = await api.get(`/api/compute_resources/${cloud.id}`);
    const deleted = await api.delete(`/api/compute_resources/${cloud.id}`);
    const byOs = await api.get(`/api/operatingsystems/${first.operatingsystem_id}/images`);

    expect(shown.body.images).toEqual([
      { id: first.id, name: first.name },
      { id: second.id, name: second.name },
    ]);
    expect(Object.keys(shown.body.images[0])).toEqual(['id', 'name']);
    expect(deleted.body.images).toEqual([]);
    expect(byOs.body).toMatchObject({ total: 0, results: [] });
  });
});

describe('available_images', () => {
  it('is a bare array of what the inventory holds, paths only where there are some', async () => {
    const cloud = await catalog.computeResource();
    const seen = (
      uuid: string,
      name: string,
      given: Pick<Partial<AvailableImage>, 'path' | 'state' | 'missing_since'> = {},
    ) => ({
      compute_resource_id: cloud.id,
      uuid,
      name,
      scope: 'region',
      state: 'active',
      content_hash: Buffer.alloc(32),
      first_generation: 1,
      changed_generation: 1,
      ...given,
    });
    await api.database
      .getRepository(AvailableImage)
      .insert([
        seen('u-3', 'c', { path: '' }),
        seen('u-2', 'b', { path: 'templates/b' }),
        seen('u-1', 'a'),
        seen('u-0', 'a'),
        seen('u-4', 'gone', { missing_since: new Date() }),
        seen('u-5', 'queued', { state: 'pending' }),
      ]);

    const answer = await api.get(`/api/v2/compute_resources/${cloud.id}/available_images`);

    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      '[{"name":"a","uuid":"u-0"},{"name":"a","uuid":"u-1"},' +
        '{"name":"b","path":"templates/b","uuid":"u-2"},{"name":"c","path":"","uuid":"u-3"}]',
    );
  });

  it('is an empty array where Foreman lists none, before anything is known, and 404 without compute resource', async () => {
    const cloud = await catalog.computeResource();

    const empty = await api.get(`/api/compute_resources/${cloud.id}/available_images`);
    const missing = await api.get('/api/compute_resources/999999/available_images');

    expect(empty.text).toBe('[]');
    expect(missing.body).toEqual({ error: { message: "Resource compute_resource not found by id '999999'" } });
  });
});

/** Listings that Foreman implements for a kind; all others are refused. */
const LISTINGS: Record<string, string[]> = {
  Libvirt: [],
  Ovirt: ['clusters', 'storage_domains', 'vnic_profiles'],
  EC2: ['flavors', 'security_groups', 'zones'],
  Vmware: ['clusters', 'folders', 'networks', 'storage_domains', 'storage_pods'],
  Openstack: ['flavors'],
  GCE: ['flavors', 'networks', 'zones'],
  AzureRm: ['networks'],
  Kubevirt: [],
  Proxmox: [],
  Simplestreams: [],
};

const ALL_LISTINGS = [
  'clusters',
  'flavors',
  'folders',
  'networks',
  'security_groups',
  'storage_domains',
  'storage_pods',
  'vnic_profiles',
  'zones',
];

const EMPTY =
  '{"total":0,"subtotal":0,"page":1,"per_page":20,"search":null,"sort":{"by":null,"order":null},"results":[]}';

/** Writes what a worker writes after it saw everything, and nothing was there. */
async function lookedAt(id: number): Promise<void> {
  await new Inventory(api).run(id);
}

const neverSynced = (kind: string) =>
  `Synchronization is not supported for ${KINDS[kind]!.friendly}; its images are kept by hand.`;

describe('what a provider lists', () => {
  it.each(Object.keys(LISTINGS))('for %s is empty, not known or not implemented', async (kind) => {
    const { id } = (await create(attributesOf(kind))).body;
    const { is_synced } = PROVIDER_KINDS.find((known) => known.name === kind)!;
    await lookedAt(id);
    const known = LISTINGS[kind]!;
    const message = `ERF42-7329 [Foreman::Exception]: Not implemented for ${KINDS[kind]!.friendly}`;
    const refusal = JSON.stringify({ error: { message } });

    for (const listing of ALL_LISTINGS.filter((name) => kind !== 'Ovirt' || name !== 'networks')) {
      const answer = await api.get(`/api/compute_resources/${id}/available_${listing}`);

      const empty = is_synced ? [200, EMPTY] : [500, JSON.stringify({ error: { message: neverSynced(kind) } })];
      expect([answer.status, answer.text]).toEqual(known.includes(listing) ? empty : [500, refusal]);
    }
  });

  it('below a cluster, for oVirt and VMware', async () => {
    const ovirt = (await create(attributesOf('Ovirt'))).body.id;
    const vmware = (await create(attributesOf('Vmware'))).body.id;
    await lookedAt(vmware);
    const statusOf = async (path: string) => (await api.get(`/api/compute_resources/${path}`)).status;

    expect(await statusOf(`${ovirt}/available_networks`)).toBe(422);
    expect(await statusOf(`${ovirt}/available_clusters/c%252F1/available_networks`)).toBe(500);
    expect(await statusOf(`${vmware}/available_clusters/c%252F1/available_networks`)).toBe(200);
    expect(await statusOf(`${vmware}/available_clusters/c1/available_resource_pools`)).toBe(200);
    expect(await statusOf(`${vmware}/available_clusters/c1/available_storage_domains`)).toBe(200);
    expect(await statusOf(`${vmware}/available_clusters/c1/available_storage_pods`)).toBe(200);
    expect(await statusOf(`${vmware}/available_storage_domains/d1`)).toBe(200);
    expect(await statusOf(`${vmware}/available_storage_pods/p1`)).toBe(200);
    expect(await statusOf(`${vmware}/storage_domains/d1`)).toBe(404);
    expect(await statusOf(`${vmware}/storage_pods/p1`)).toBe(404);
    expect(await statusOf(`999999/available_networks`)).toBe(404);
  });

  it('says that oVirt needs a cluster for its networks', async () => {
    const { id } = (await create(attributesOf('Ovirt'))).body;

    const answer = await api.get(`/api/compute_resources/${id}/available_networks`);

    expect(answer.text).toContain('ERF42-6086 [Foreman::Exception]: Cluster ID is required to list available networks');
  });
});

describe('what a provider does', () => {
  it('knows no virtual machine', async () => {
    const { id } = await catalog.computeResource();
    await lookedAt(id);
    const path = `/api/compute_resources/${id}/available_virtual_machines`;

    const listed = await api.get(path);
    const others = [
      await api.get(`${path}/vm1`),
      await api.put(`${path}/vm1/power`, {}),
      await api.delete(`${path}/vm1`),
      await api.put(`/api/compute_resources/${id}/associate/vm1`, {}),
    ];

    expect(listed.text).toBe('[]');
    for (const answer of others) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: { message: "Resource virtual_machine not found by id 'vm1'" } });
    }
  });

  it('associates no hosts', async () => {
    const { id } = await catalog.computeResource();

    const all = await api.put(`/api/compute_resources/${id}/associate`, {});

    expect(all.status).toBe(422);
    expect(all.body).toEqual({ message: 'No VMs matched any host' });
  });

  it('refreshes no cache where nothing is synced', async () => {
    const google = (await create(attributesOf('GCE'))).body.id;

    const unsupported = await api.put(`/api/compute_resources/${google}/refresh_cache`, {});

    expect(unsupported.status).toBe(500);
    expect(unsupported.body).toEqual({
      error: { message: 'ERF42-8966 [Foreman::Exception]: Cache refreshing is not supported for Google' },
    });
  });
});

describe('compute resources below parents that are never there', () => {
  it.each([
    ['organizations/3', 'Organization with id 3 not found'],
    ['locations/Munich', 'Location with id Munich not found'],
    ['organizations/3/locations/4', 'Location with id 4 not found'],
    ['locations/4/organizations/3', 'Location with id 4 not found'],
    ['compute_profiles/1-Small', "Compute profile not found by id '1-Small'"],
  ])('%s answer 404 with a bare message', async (parent, message) => {
    const { id } = await catalog.computeResource();

    const answers = [
      await api.get(`/api/${parent}/compute_resources`),
      await api.get(`/api/v2/${parent}/compute_resources/${id}`),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ message });
    }
  });

  it('compute profiles in the query, too', async () => {
    const answer = await api.get('/api/compute_resources?compute_profile_id=5');

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ message: "Compute profile not found by id '5'" });
  });
});
