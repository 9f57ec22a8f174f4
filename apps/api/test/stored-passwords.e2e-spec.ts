import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTRIBUTES } from './attributes.js';
import { Catalog, unique } from './builders.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

type Attributes = Record<string, unknown>;

/** A compute resource of every kind that keeps a secret. */
const KINDS: Readonly<Record<string, Attributes>> = {
  Libvirt: { url: 'qemu+tcp://kvm.example.com/system', password: 'p' },
  Ovirt: { url: 'https://ovirt.example.com/api', user: 'admin@internal', password: 'p', datacenter: 'dc' },
  EC2: { access_key: 'AKIA', password: 'p', region: 'eu-central-1' },
  Vmware: { server: 'vcenter.example.com', user: 'u', password: 'p', datacenter: 'dc1' },
  Openstack: { url: 'https://os.example.com/v3', user: 'u', password: 'p', tenant: 'project' },
  GCE: { password: '{"type":"service_account"}', zone: 'europe-west3-a' },
  AzureRm: { sub_id: 'sub', secret_key: 'p', tenant: 'tenant', app_ident: 'app', region: 'westeurope' },
  Kubevirt: { hostname: 'k8s.example.com', api_port: '6443', namespace: 'vms', token: 'p' },
  Proxmox: { url: 'https://pve.example.com:8006/api2/json', user: 'root@pam', password: 'p', ssl_verify_peer: true },
  Simplestreams: { url: 'https://images.example.com/streams/v1/index.json', password: 'p' },
};

/** Changes after which the secret would go elsewhere, or to whoever can read it on the way. */
const ELSEWHERE: [kind: string, change: Attributes][] = [
  ['Libvirt', { url: 'qemu+tcp://evil.example.com/system' }],
  ['Libvirt', { url: 'qemu+tcp://kvm.example.com:1234/system' }],
  ['Libvirt', { url: 'qemu+ssh://kvm.example.com/system' }],
  ['Libvirt', { url: 'qemu+tcp://kvm.example.com/system?no_verify=1' }],
  ['Libvirt', { url: 'qemu+unix:///system?socket=/tmp/evil' }],
  ['Ovirt', { url: 'https://evil.example.com/api' }],
  ['Ovirt', { public_key: 'another CA' }],
  ['EC2', { region: 'https://evil.example.com/#eu-central-1' }],
  ['EC2', { url: 'http://169.254.169.254/' }],
  ['EC2', { url: 'https://evil.example.com', region: 'https://evil.example.com' }],
  ['Vmware', { server: 'evil.example.com' }],
  ['Vmware', { url: 'evil.example.com' }],
  ['Vmware', { server: 'vcenter.example.com:8443' }],
  ['Vmware', { server: 'http://vcenter.example.com' }],
  ['Vmware', { server: 'https://vcenter.example.com@evil.example.com' }],
  ['Vmware', { pubkey_hash: 'ab:cd' }],
  ['Openstack', { url: 'http://os.example.com/v3' }],
  ['Openstack', { url: 'https://os.example.com:5000/v3' }],
  ['Openstack', { url: 'https://os.example.com.evil.example/v3' }],
  ['Openstack', { url: 'https://os.example.com@evil.example/v3' }],
  ['Openstack', { url: 'https://os.example.com:80/v3' }],
  ['Openstack', { url: 'https:evil.example/v3' }],
  ['Openstack', { url: 'https://evil.example\\@os.example.com/v3' }],
  ['GCE', { zone: 'https://evil.example.com' }],
  ['AzureRm', { cloud: 'azurechina' }],
  ['AzureRm', { region: 'https://evil.example.com' }],
  ['Kubevirt', { hostname: 'evil.example.com' }],
  ['Kubevirt', { api_port: '443' }],
  ['Kubevirt', { ca_cert: 'another CA' }],
  ['Proxmox', { url: 'https://pve.example.com/api2/json' }],
  ['Proxmox', { ssl_verify_peer: false }],
  ['Proxmox', { ssl_certs: 'another CA' }],
  ['Simplestreams', { url: 'https://evil.example.com/streams/v1/index.json' }],
];

/** Changes after which it goes where it went before. */
const SAME: [kind: string, change: Attributes][] = [
  ['Libvirt', { url: 'qemu+tcp://KVM.example.com:16509/system' }],
  ['EC2', { region: 'us-east-1' }],
  ['EC2', { region: '', gov_cloud: true }],
  ['EC2', { access_key: 'AKIB' }],
  ['Vmware', { server: 'https://vcenter.example.com' }],
  ['Vmware', { server: 'VCENTER.example.com.:443', datacenter: 'dc2' }],
  ['Openstack', { url: 'https://os.example.com/v3' }],
  ['Openstack', { url: 'HTTPS://OS.Example.com:443/v3/' }],
  ['Openstack', { url: 'https://os.example.com./v3' }],
  ['Openstack', { url: 'https://someone@os.example.com/v3' }],
  ['Openstack', { url: 'https://os.example.com/identity/v3', tenant: 'other', domain: 'other' }],
  ['Openstack', { user: 'another', allow_external_network: true }],
  ['GCE', { zone: 'us-east1-b' }],
  ['AzureRm', { region: 'eastus', cloud: 'azure' }],
  ['Kubevirt', { hostname: 'https://k8s.example.com', api_port: '6443', namespace: 'other' }],
  ['Proxmox', { url: 'https://pve.example.com:8006/other', ssl_verify_peer: true }],
];

const SECRET: Readonly<Record<string, string>> = { AzureRm: 'secret_key', Kubevirt: 'token' };

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

async function make(kind: string, given: Attributes = {}) {
  const blank = { user: undefined, password: undefined, region: undefined };
  return catalog.computeResource({ ...blank, provider: kind, ...KINDS[kind], ...given });
}

async function stored(id: number): Promise<unknown> {
  const [row] = await api.database.query('SELECT url, password, attrs FROM compute_resources WHERE id = $1', [id]);
  return row;
}

const put = (id: number, change: Attributes) => api.put(`/api/compute_resources/${id}`, { compute_resource: change });

const AGAIN = { password: ['must be given again, as what is changed says where it is sent'] };

describe('a stored password', () => {
  it.each(ELSEWHERE)('of %s follows nobody elsewhere: %j', async (kind, change) => {
    const { id } = await make(kind);
    const before = await stored(id);

    const refused = await put(id, { ...change, description: 'x' });
    const kept = await stored(id);
    const unwrapped = await api.put(`/api/compute_resources/${id}`, change);
    const given = await put(id, { ...change, [SECRET[kind] ?? 'password']: 'known' });

    expect([refused.status, refused.body.error?.errors]).toEqual([422, AGAIN]);
    expect(refused.body.error.full_messages).toEqual([`Password ${AGAIN.password[0]}`]);
    expect(kept).toEqual(before);
    expect(unwrapped.status).toBe(422);
    expect(given.status).toBe(200);
  });

  it.each(SAME)('of %s stays for %j', async (kind, change) => {
    const { id } = await make(kind);

    const { status, body } = await put(id, change);

    expect([status, body.error]).toEqual([200, undefined]);
  });

  it.each(Object.keys(KINDS))('of %s stays when its body comes back as it is shown', async (kind) => {
    const { id } = await make(kind);
    const { body } = await api.get(`/api/compute_resources/${id}`);
    const { images: _images, compute_attributes: _attributes, ...shown } = body;

    const answer = await put(id, shown);

    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  });

  it('is not asked for where there is none, nor where it is taken away', async () => {
    const url = 'https://elsewhere.example.com/index.json';
    const [without, cleared] = [await make('Simplestreams', { password: undefined }), await make('Simplestreams')];

    const answers = [await put(without.id, { url }), await put(cleared.id, { url, password: '' })];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await stored(cleared.id)).toMatchObject({ password: null });
  });

  it('is asked for once more beside what else is wrong, and of whoever changes it', async () => {
    const people = new People(api);
    const here = {
      organizations: [await people.taxonomy('organizations')],
      locations: [await people.taxonomy('locations')],
    };
    const { id } = await make('Openstack', { organization_ids: here.organizations, location_ids: here.locations });
    const as = await people.person({ roles: [await people.roleNamed('Manager')], ...here });

    const answer = await api.put(
      `/api/compute_resources/${id}`,
      { compute_resource: { url: 'https://evil.example.com/v3', name: unique('other') } },
      { as },
    );

    expect([answer.status, answer.body.error.errors]).toEqual([422, AGAIN]);
  });

  it('is tried above with every attribute that directs it', () => {
    const attributes = ATTRIBUTES['ComputeResource'] ?? {};
    const directing = Object.keys(attributes).filter((name) => attributes[name] === 'directing');

    const tried = new Set(ELSEWHERE.flatMap(([, change]) => Object.keys(change)));

    expect([...tried].toSorted()).toEqual(directing.toSorted());
  });
});
