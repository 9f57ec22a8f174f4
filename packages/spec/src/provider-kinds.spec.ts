import { describe, expect, it } from '@jest/globals';
import { CreateComputeResourceDto } from './compute-resources/create-compute-resource.dto.js';
import { docsOf } from './doc.decorator.js';
import { findProviderKind, kindOfClass, PROVIDER_KINDS } from './provider-kinds.js';

const COLUMNS = ['url', 'user', 'password', 'uuid', 'domain', 'caching_enabled'];

describe('PROVIDER_KINDS', () => {
  // The table of Foreman's views and models, one row a kind.
  it.each([
    ['Libvirt', 'Foreman::Model::Libvirt', 'Libvirt', 'display_type set_console_password', false, false],
    [
      'Ovirt',
      'Foreman::Model::Ovirt',
      'oVirt',
      'user datacenter ovirt_quota display_type keyboard_layout',
      true,
      false,
    ],
    ['EC2', 'Foreman::Model::EC2', 'EC2', 'access_key region', true, true],
    [
      'Vmware',
      'Foreman::Model::Vmware',
      'VMware',
      'user datacenter server set_console_password caching_enabled display_type',
      true,
      false,
    ],
    [
      'Openstack',
      'Foreman::Model::Openstack',
      'OpenStack',
      'user tenant domain project_domain_name project_domain_id',
      true,
      false,
    ],
    ['GCE', 'ForemanGoogle::GCE', 'Google', 'zone', true, false],
    [
      'AzureRm',
      'ForemanAzureRm::AzureRm',
      'Azure Resource Manager',
      'cloud tenant app_ident sub_id region',
      true,
      false,
    ],
    ['Kubevirt', 'ForemanKubevirt::Kubevirt', 'KubeVirt', 'hostname api_port namespace', true, false],
    ['Proxmox', 'ForemanFogProxmox::Proxmox', 'Proxmox', 'user ssl_verify_peer ssl_certs', true, false],
    ['Simplestreams', 'ImageCatalog::Simplestreams', 'Simplestreams', '', true, false],
  ])('knows %s', (name, storedClass, friendlyName, viewKeys, showsUserData, showsIamRole) => {
    const kind = PROVIDER_KINDS.find((known) => known.name === name);

    expect(kind).toMatchObject({
      stored_class: storedClass,
      provider_friendly_name: friendlyName,
      view_keys: viewKeys.split(' ').filter(Boolean),
      shows_user_data: showsUserData,
      shows_iam_role: showsIamRole,
    });
  });

  it('has no kind beside these', () => {
    expect(PROVIDER_KINDS).toHaveLength(10);
  });

  it.each(PROVIDER_KINDS)('shows no secret of $name', ({ view_keys, attrs = [], aliases = {} }) => {
    const secrets = ['password', 'secret_key', 'token'];
    const kept = Object.entries(aliases).flatMap(([alias, column]) => (column === 'password' ? [alias] : []));

    const shown = [...view_keys, ...attrs].filter((key) => [...secrets, ...kept].includes(key));

    expect(shown).toEqual([]);
  });

  it.each(PROVIDER_KINDS)('$name shows and requires only what can be sent and is kept', (kind) => {
    const sendable = Object.keys(docsOf(CreateComputeResourceDto));
    const kept = [...COLUMNS, ...Object.keys(kind.aliases ?? {}), ...(kind.attrs ?? [])];

    const named = [...kind.view_keys, ...kind.required, ...(kind.attrs ?? []), ...Object.keys(kind.aliases ?? {})];

    expect(named.filter((key) => !sendable.includes(key))).toEqual([]);
    expect(named.filter((key) => !kept.includes(key))).toEqual([]);
  });

  it('tells every kind by its name and by its class', () => {
    const names = new Set(PROVIDER_KINDS.map(({ name }) => name.toLowerCase()));
    const classes = new Set(PROVIDER_KINDS.map(({ stored_class }) => stored_class));

    expect([names.size, classes.size]).toEqual([PROVIDER_KINDS.length, PROVIDER_KINDS.length]);
  });
});

describe('findProviderKind', () => {
  it.each([
    ['Libvirt', 'Libvirt'],
    ['libvirt', 'Libvirt'],
    ['OPENSTACK', 'Openstack'],
    ['ec2', 'EC2'],
    ['', undefined],
    ['Rackspace', undefined],
    ['constructor', undefined],
  ])('finds for %j the kind %j', (provider, expected) => {
    const kind = findProviderKind(provider);

    expect(kind?.name).toBe(expected);
  });
});

describe('kindOfClass', () => {
  it.each([
    ['Foreman::Model::Libvirt', 'Libvirt'],
    ['foreman::model::libvirt', undefined],
    ['Foreman::Model::Rackspace', undefined],
  ])('finds for the class %j the kind %j', (storedClass, expected) => {
    const kind = kindOfClass(storedClass);

    expect(kind?.name).toBe(expected);
  });
});
