import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { CreateComputeResourceDto } from './create-compute-resource.dto.js';

const BLANK = "can't be blank";
const TOO_LONG = 'is too long (maximum is 255 characters)';
const LONG = 'x'.repeat(256);
const INVALID = 'is invalid';
const NOT_LISTED = 'is not included in the list';
const HTTP = 'URL must be valid and schema must be one of http and https';
const KEYSTONE = 'must end with /v2 or /v3';
const CLOUDS = 'is not valid. Valid choices are azure, azureusgovernment, azurechina, azuregermancloud.';

const libvirt = { provider: 'Libvirt', url: 'qemu+ssh://root@hypervisor/system' };
const ovirt = { provider: 'Ovirt', url: 'https://engine.example.com/ovirt-engine/api', user: 'u', password: 'p' };
const openstack = { provider: 'Openstack', url: 'https://keystone.example.com:5000/v3', user: 'u', password: 'p' };
const vmware = { provider: 'Vmware', user: 'u', password: 'p', server: 'vcenter', datacenter: 'dc' };
const azure = { provider: 'AzureRm', sub_id: 's', secret_key: 'k', tenant: 't', app_ident: 'a' };
const kubevirt = { provider: 'Kubevirt', hostname: 'h', api_port: '6443', namespace: 'n', token: 't' };
const proxmox = { provider: 'Proxmox', url: 'https://pve:8006/api2/json', user: 'root@pam', password: 'p' };

function errorsOf(payload: object): Record<string, string[]> {
  return judge(CreateComputeResourceDto, { name: 'cr', ...payload }).errors;
}

describe('CreateComputeResourceDto', () => {
  it.each([
    ['', [BLANK]],
    [null, [BLANK]],
    ['n'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['a b', undefined],
  ])('judges the name %j', (name, expected) => {
    const errors = errorsOf({ ...libvirt, name });

    expect(errors['name']).toEqual(expected);
  });

  // What a kind cannot do without, in Foreman's order of messages.
  it.each([
    ['Libvirt', { url: [INVALID, BLANK] }],
    ['Ovirt', { url: [INVALID, BLANK, HTTP], user: [BLANK], password: [BLANK] }],
    ['EC2', { user: [BLANK], password: [BLANK] }],
    ['Vmware', { user: [BLANK], password: [BLANK], server: [BLANK], datacenter: [BLANK] }],
    ['Openstack', { url: [INVALID, BLANK, KEYSTONE], user: [BLANK], password: [BLANK] }],
    ['GCE', { password: [BLANK], zone: [BLANK] }],
    ['AzureRm', { user: [BLANK], password: [BLANK], uuid: [BLANK], app_ident: [BLANK] }],
    ['Kubevirt', { hostname: [BLANK], api_port: [BLANK], namespace: [BLANK], token: [BLANK] }],
    ['Proxmox', { url: [INVALID, BLANK], user: [INVALID, BLANK], password: [BLANK] }],
    ['Simplestreams', { url: ['must be an http, https or file URL of a simplestreams index', BLANK] }],
  ])('asks of %s what it needs', (provider, expected) => {
    const errors = errorsOf({ provider });

    expect(Object.entries(errors)).toEqual(Object.entries(expected));
  });

  it.each([
    ['Libvirt', libvirt],
    ['Libvirt in capitals', { ...libvirt, provider: 'LIBVIRT' }],
    ['Ovirt', ovirt],
    ['EC2 by its own names', { provider: 'EC2', access_key: 'k', password: 's', region: 'eu-west-1' }],
    ['EC2 by the common names', { provider: 'EC2', user: 'k', password: 's' }],
    ['Vmware by its own names', vmware],
    ['Vmware by the common names', { provider: 'Vmware', user: 'u', password: 'p', url: 'vcenter', uuid: 'dc' }],
    ['Openstack', openstack],
    ['GCE', { provider: 'GCE', password: '{}', zone: 'europe-west1-b' }],
    ['AzureRm by its own names', azure],
    ['AzureRm by the common names', { provider: 'AzureRm', user: 's', password: 'k', uuid: 't', app_ident: 'a' }],
    ['Kubevirt', kubevirt],
    ['Proxmox', proxmox],
    ['Simplestreams', { provider: 'Simplestreams', url: 'https://images.example.com/streams/v1/index.json' }],
    ['a kind nobody knows, which the service answers for', { provider: 'Nimbus' }],
    ['no kind, which the service answers for', {}],
  ])('accepts %s', (_what, payload) => {
    const errors = errorsOf(payload);

    expect(errors).toEqual({});
  });

  it.each([
    [libvirt, { url: 'hypervisor' }, { url: [INVALID] }],
    [libvirt, { url: 'see qemu:///system' }, {}],
    [libvirt, { url: 'qemu:' }, { url: [INVALID] }],
    [libvirt, { url: '1:2' }, { url: [INVALID] }],
    [libvirt, { url: LONG }, { url: [TOO_LONG, INVALID] }],
    [libvirt, { url: `qemu:${'x'.repeat(255)}` }, { url: ['is too long (maximum is 255 characters)'] }],
    [libvirt, { display_type: 'SPICE' }, {}],
    [libvirt, { display_type: '' }, {}],
    [libvirt, { display_type: null }, {}],
    [libvirt, { display_type: 'x'.repeat(300) }, { display_type: [NOT_LISTED] }],
    [vmware, { display_type: '' }, { display_type: ['not supported by this compute resource'] }],
    [vmware, { display_type: ' ' }, { display_type: ['not supported by this compute resource'] }],
    [vmware, { display_type: null }, {}],
    [ovirt, { keyboard_layout: '' }, {}],
    [ovirt, { keyboard_layout: 'x'.repeat(300) }, { keyboard_layout: [NOT_LISTED] }],
    [libvirt, { display_type: 'vmrc' }, { display_type: [NOT_LISTED] }],
    [vmware, { display_type: 'vmrc' }, {}],
    [vmware, { display_type: 'spice' }, { display_type: ['not supported by this compute resource'] }],
    [openstack, { display_type: 'anything' }, {}],
    [ovirt, { url: 'ftp://engine' }, { url: [HTTP] }],
    [ovirt, { url: 'https://engine api' }, { url: [HTTP] }],
    [ovirt, { keyboard_layout: 'DE' }, {}],
    [ovirt, { keyboard_layout: 'klingon' }, { keyboard_layout: [NOT_LISTED] }],
    [libvirt, { keyboard_layout: 'klingon' }, {}],
    [openstack, { url: 'https://keystone:5000' }, { url: [KEYSTONE] }],
    [openstack, { url: 'https://keystone:5000/v2.0/tokens' }, {}],
    [openstack, { url: 'keystone/v3' }, { url: [INVALID] }],
    [openstack, { domain: 'my domain' }, { domain: [INVALID] }],
    [openstack, { domain: '' }, {}],
    [libvirt, { domain: 'my domain' }, {}],
    [azure, { cloud: 'azurechina' }, {}],
    [azure, { cloud: null }, {}],
    [azure, { cloud: 'Azure' }, { cloud: [CLOUDS] }],
    [proxmox, { user: 'root' }, { user: [INVALID] }],
    [libvirt, { user: 'root' }, {}],
    [vmware, { server: '', url: 'vcenter' }, {}],
    [vmware, { server: ' ', url: null }, { server: [BLANK] }],
    [vmware, { server: LONG }, { url: [TOO_LONG] }],
    [vmware, { server: LONG, url: 'vcenter' }, { url: [TOO_LONG] }],
    [vmware, { server: 'vcenter', url: LONG }, {}],
    [vmware, { datacenter: LONG }, { uuid: [TOO_LONG] }],
    [vmware, { user: LONG }, { user: [TOO_LONG] }],
    [{ provider: 'EC2', access_key: 'k', password: 's' }, { region: LONG }, { url: [TOO_LONG] }],
    [{ provider: 'EC2', password: 's' }, { access_key: LONG }, { user: [TOO_LONG] }],
    [{ provider: 'GCE', password: '{}' }, { zone: LONG }, { url: [TOO_LONG] }],
    [azure, { tenant: LONG }, { uuid: [TOO_LONG] }],
    [azure, { sub_id: LONG }, { user: [TOO_LONG] }],
    [kubevirt, { hostname: LONG }, { url: [TOO_LONG] }],
    [kubevirt, { namespace: LONG }, { user: [TOO_LONG] }],
    [openstack, { region: LONG, tenant: LONG, project_domain_id: LONG, domain: LONG }, {}],
    [openstack, { tenant: 'x'.repeat(65_536) }, { tenant: ['is too long (maximum is 65535 characters)'] }],
    [vmware, { description: 'd'.repeat(65_536) }, { description: ['is too long (maximum is 65535 characters)'] }],
  ])('judges %j with %j', (kind, change, expected) => {
    const errors = errorsOf({ ...kind, ...change });

    expect(errors).toEqual(expected);
  });

  it('reads attributes as Foreman does', () => {
    const { dto } = judge(CreateComputeResourceDto, {
      ...libvirt,
      name: ' cr ',
      set_console_password: 'yes',
      display_type: 'SPICE',
      keyboard_layout: null,
      caching_enabled: 'no',
      http_proxy_id: '5',
      password: ' p ',
      location_ids: ['1'],
      organization_ids: [],
      use_v4: true,
      id: 4,
    });

    expect(dto).toEqual({
      ...libvirt,
      name: 'cr',
      set_console_password: false,
      display_type: 'spice',
      caching_enabled: true,
      http_proxy_id: 5,
      password: ' p ',
      location_ids: [1],
      organization_ids: [],
    });
  });

  it.each([' ', ' a ', '', 7, 0, -3, 1.5, true, false, null])('keeps %j for attributes without a column', (sent) => {
    const attributes = { tenant: sent, project_domain_name: sent, project_domain_id: sent, region: sent };

    const { dto, errors } = judge(CreateComputeResourceDto, { ...openstack, name: 'cr', ...attributes });

    expect(dto).toMatchObject(attributes);
    expect(errors).toEqual({});
  });

  it.each([[[]], [['a']], [{}], [{ a: 'b' }]])('takes no %j for an attribute without a column', (sent) => {
    const { dto } = judge(CreateComputeResourceDto, { ...openstack, name: 'cr', tenant: sent });

    expect(dto).not.toHaveProperty('tenant');
  });

  it('keeps a blank at either end of every secret', () => {
    const secrets = { password: ' a ', secret_key: ' b ', token: ' c ' };

    const { dto } = judge(CreateComputeResourceDto, { name: 'cr', ...secrets });

    expect(dto).toMatchObject(secrets);
  });
});
