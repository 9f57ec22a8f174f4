import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inventory } from './inventory.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let inventory: Inventory;

beforeAll(async () => {
  api = await RunningApi.start();
  inventory = new Inventory(api);
});

afterAll(() => api.stop());

const CLASSES = {
  Libvirt: 'Foreman::Model::Libvirt',
  Ovirt: 'Foreman::Model::Ovirt',
  EC2: 'Foreman::Model::EC2',
  Vmware: 'Foreman::Model::Vmware',
  Openstack: 'Foreman::Model::Openstack',
  GCE: 'ForemanGoogle::GCE',
  AzureRm: 'ForemanAzureRm::AzureRm',
  Kubevirt: 'ForemanKubevirt::Kubevirt',
  Proxmox: 'ForemanFogProxmox::Proxmox',
  Simplestreams: 'ImageCatalog::Simplestreams',
};

type Kind = keyof typeof CLASSES;

/** What a provider of each kind lists besides images, as far as Foreman implements it. */
const LISTINGS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  EC2: ['available_zones', 'available_flavors'],
  Vmware: ['available_folders', 'available_clusters', 'available_networks'],
  Openstack: ['available_flavors'],
};

const REASON = 'connect ECONNREFUSED 127.0.0.1:1';
const AT = '2026-01-02 03:04:05 UTC';

async function source(kind: Kind) {
  const name = `${kind} ${Math.random()}`;
  const id = await inventory.computeResource(CLASSES[kind], name);
  const path = `/api/compute_resources/${id}`;
  const ask = async (listing: string) => {
    const { status, body } = await api.get(`${path}/${listing}`);
    return [status, body];
  };
  return { id, name, ask };
}

const fault = (message: string) => [500, { error: { message } }];
const failed = (name: string) => fault(`The last look at ${name}, of ${AT}, failed: ${REASON}`);

describe('a source whose last look failed', () => {
  it.each<Kind>(['Libvirt', 'EC2', 'Vmware', 'Openstack', 'Simplestreams'])('is not empty: %s', async (kind) => {
    const { id, name, ask } = await source(kind);
    await inventory.run(id, { state: 'failed', reason: REASON });

    expect(await ask('available_images')).toEqual(failed(name));
    expect(await ask('available_images?search=nothing')).toEqual(failed(name));
    for (const listing of ['available_virtual_machines', ...(LISTINGS[kind] ?? [])])
      expect(await ask(listing)).toEqual(failed(name));
  });

  it('is not what it was before, unless that is asked for', async () => {
    const { id, name, ask } = await source('Openstack');
    await inventory.run(id);
    await inventory.image(id, 'a');
    await inventory.run(id, { generation: 2, state: 'failed', reason: REASON });

    const before = [200, [{ name: 'a', uuid: 'a' }]];
    expect(await ask('available_images')).toEqual(failed(name));
    expect(await ask('available_images?last_known=false')).toEqual(failed(name));
    expect(await ask('available_images?last_known=true')).toEqual(before);
    const { headers } = await api.get(`/api/compute_resources/${id}/available_images?last_known=1`);
    expect([headers.get('inventory-complete'), headers.get('inventory-generation')]).toEqual(['false', '1']);

    await inventory.run(id, { generation: 3, state: 'failed', dry_run: true });
    await inventory.run(id, { generation: 4 });
    expect(await ask('available_images')).toEqual(before);
  });

  it('says that it failed even if nobody knows why', async () => {
    const { id, name, ask } = await source('Vmware');
    await inventory.run(id, { state: 'failed' });

    expect(await ask('available_images')).toEqual(
      fault(`The last look at ${name}, of ${AT}, failed: no reason was kept.`),
    );
  });
});

describe('a source that was never looked at as a whole', () => {
  it.each<Kind>(['Vmware', 'Openstack', 'Simplestreams'])('is not empty before the first look: %s', async (kind) => {
    const { name, ask } = await source(kind);
    const unknown = fault(`${name} has not been looked at yet, so what it holds is not known.`);

    expect(await ask('available_images')).toEqual(unknown);
    for (const listing of ['available_virtual_machines', ...(LISTINGS[kind] ?? [])])
      expect(await ask(listing)).toEqual(unknown);
  });

  // Foreman: compute_resource.rb, available_images, which these kinds do not implement
  it.each<Kind>(['Libvirt', 'EC2'])('has no images where Foreman asks for none: %s', async (kind) => {
    const { name, ask } = await source(kind);

    expect(await ask('available_images')).toEqual([200, []]);
    expect(await ask('available_virtual_machines')).toEqual(
      fault(`${name} has not been looked at yet, so what it holds is not known.`),
    );
  });

  it.each(['running', 'cancelled', 'partial'])('is not empty after a look that is %s', async (state) => {
    const { id, name, ask } = await source('Openstack');
    await inventory.run(id, { state, reason: 'half of it', ...(state === 'running' && { ended_at: null }) });

    const message =
      state === 'running'
        ? `${name} has not been looked at yet, so what it holds is not known.`
        : `No look at ${name} was whole yet, so what it holds is not known. The last one, of ${AT}, was ${state}: half of it`;
    expect(await ask('available_images')).toEqual(fault(message));
    expect(await ask('available_flavors')).toEqual(fault(message));
  });

  it('shows what an incomplete look saw, whatever a search finds of it', async () => {
    const { id, ask } = await source('Openstack');
    await inventory.run(id, { state: 'partial', reason: 'half of it' });
    await inventory.image(id, 'a');

    expect(await ask('available_images')).toEqual([200, [{ name: 'a', uuid: 'a' }]]);
    expect(await ask('available_images?search=nothing')).toEqual([200, []]);
  });

  it.each<Kind>(['Ovirt', 'GCE', 'Proxmox', 'AzureRm', 'Kubevirt'])('is never looked at: %s', async (kind) => {
    const { ask } = await source(kind);

    const [status, body] = await ask('available_images');
    const isListed = ['Ovirt', 'GCE', 'Proxmox'].includes(kind);
    expect(status).toBe(isListed ? 500 : 200);
    expect(JSON.stringify(body)).toContain(isListed ? 'its images are kept by hand' : '[]');
  });
});

describe('a source that was seen and holds nothing', () => {
  it.each<Kind>(['Libvirt', 'EC2', 'Vmware', 'Openstack', 'Simplestreams'])('is empty: %s', async (kind) => {
    const { id, ask } = await source(kind);
    await inventory.run(id);

    expect(await ask('available_images')).toEqual([200, []]);
    expect(await ask('available_virtual_machines')).toEqual([200, []]);
    for (const listing of LISTINGS[kind] ?? [])
      expect(await ask(listing)).toMatchObject([200, { total: 0, results: [] }]);
  });

  it('stays empty when a later look saw only a part of it', async () => {
    const { id, ask } = await source('Openstack');
    await inventory.run(id);
    await inventory.run(id, { generation: 2, state: 'partial', reason: 'half of it' });

    expect(await ask('available_images')).toEqual([200, []]);
  });
});

describe('a virtual machine', () => {
  it('is what was not found, not its compute resource', async () => {
    const { id } = await source('Vmware');
    await inventory.run(id);
    const path = `/api/compute_resources/${id}`;

    const answers = [
      await api.get(`${path}/available_virtual_machines/vm-7`),
      await api.put(`${path}/available_virtual_machines/vm-7/power`, {}),
      await api.delete(`${path}/available_virtual_machines/vm-7`),
      await api.put(`${path}/associate/vm-7`, {}),
      await api.get(`${path}/storage_domains/ds-7`),
      await api.get(`${path}/storage_pods/pod-7`),
      await api.get('/api/compute_resources/999999/available_virtual_machines/vm-7'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect(answers.map(({ body }) => body.error.message)).toEqual([
      "Resource virtual_machine not found by id 'vm-7'",
      "Resource virtual_machine not found by id 'vm-7'",
      "Resource virtual_machine not found by id 'vm-7'",
      "Resource virtual_machine not found by id 'vm-7'",
      "Resource storage_domain not found by id 'ds-7'",
      "Resource storage_pod not found by id 'pod-7'",
      "Resource compute_resource not found by id '999999'",
    ]);
  });
});
