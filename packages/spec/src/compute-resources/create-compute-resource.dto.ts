import { Doc } from '../doc.decorator.js';
import {
  ConsoleFlag,
  Flag,
  Ids,
  Integer,
  Kept,
  LowerCaseWord,
  NameOfColumn,
  Names,
  Secret,
  Text,
} from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';
import {
  FitsClouds,
  FitsColumn,
  FitsDisplayTypes,
  FitsDomainRule,
  FitsKeyboardLayouts,
  FitsSecondUrlRule,
  FitsUrlRule,
  FitsUserRule,
  RequiredByKind,
} from './provider.rule.js';

/** The longest description, secret or certificate, in characters. */
const LONG_TEXT = 65_535;

/**
 * Attributes inside `compute_resource` to create one. Attributes of another kind of provider are accepted and
 * ignored. Foreman: app/controllers/concerns/foreman/controller/parameters/compute_resource.rb
 */
export class CreateComputeResourceDto {
  @Doc('Name, unique among all compute resources.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Kind of provider, for example Libvirt, Openstack or EC2. It cannot be changed later.')
  @Text()
  provider?: string;

  @Doc('URL of the provider; for EC2 the region.')
  @NameOfColumn()
  @FitsColumn('url')
  @FitsUrlRule()
  @RequiredByKind('url')
  @FitsSecondUrlRule()
  url?: string | null;

  @Doc('Free text.')
  @Text(LONG_TEXT)
  description?: string | null;

  @Doc('User, access key, subscription or namespace at the provider.')
  @NameOfColumn()
  @FitsColumn('user')
  @FitsUserRule()
  @RequiredByKind('user')
  user?: string | null;

  @Doc('Password or secret key at the provider; write-only.')
  @Secret(LONG_TEXT)
  @RequiredByKind('password')
  password?: string | null;

  @Doc('Datacenter or tenant identifier, for the kinds that have one.')
  @NameOfColumn()
  @FitsColumn('uuid')
  @RequiredByKind('uuid')
  uuid?: string | null;

  @Doc('Server name, for VMware; stored as url.')
  @NameOfColumn()
  @RequiredByKind('server')
  server?: string | null;

  @Doc('Datacenter, for oVirt and VMware; stored as uuid.')
  @NameOfColumn()
  @RequiredByKind('datacenter')
  datacenter?: string | null;

  @Doc('Access key, for EC2; stored as user.')
  @NameOfColumn()
  access_key?: string | null;

  @Doc('Region. EC2 and Azure store it as url; for OpenStack it is the region of the image service.')
  @Kept()
  region?: string | number | boolean | null;

  @Doc('Whether an EC2 account without a region is in the AWS GovCloud.')
  @Flag()
  gov_cloud?: boolean | null;

  @Doc('Project, for OpenStack; tenant identifier, for Azure.')
  @Kept()
  tenant?: string | number | boolean | null;

  @Doc('Domain of the user, for OpenStack.')
  @Text(LONG_TEXT)
  @FitsDomainRule()
  domain?: string | null;

  @Doc('Domain of the project by name, for OpenStack.')
  @Kept()
  project_domain_name?: string | number | boolean | null;

  @Doc('Domain of the project by identifier, for OpenStack.')
  @Kept()
  project_domain_id?: string | number | boolean | null;

  @Doc('Whether external networks may be used, for OpenStack.')
  @Flag()
  allow_external_network?: boolean | null;

  @Doc('Display type of virtual machines: vnc, spice or vmrc.')
  @LowerCaseWord()
  @FitsDisplayTypes()
  display_type?: string;

  @Doc('Whether consoles get a password; true by default.')
  @ConsoleFlag()
  set_console_password?: boolean;

  @Doc('Keyboard layout of consoles, for oVirt.')
  @LowerCaseWord()
  @FitsKeyboardLayouts()
  keyboard_layout?: string;

  @Doc('Quota identifier, for oVirt.')
  @Text()
  ovirt_quota?: string | null;

  @Doc('Certificate of the server, for oVirt and VMware.')
  @Text(LONG_TEXT)
  public_key?: string | null;

  @Doc('Hash of the public key, for VMware.')
  @Text()
  pubkey_hash?: string | null;

  @Doc('Whether slow queries are cached, for VMware; true by default.')
  @Flag()
  caching_enabled?: boolean | null;

  @Doc('HTTP proxy to use; only null, as compute resources are reached without one.')
  @Integer()
  http_proxy_id?: number | null;

  @Doc('Zone, for Google; stored as url.')
  @NameOfColumn()
  @RequiredByKind('zone')
  zone?: string | null;

  @Doc('Application identifier, for Azure.')
  @Text()
  @RequiredByKind('app_ident')
  app_ident?: string | null;

  @Doc('Secret of the application, for Azure; stored as password.')
  @Secret(LONG_TEXT)
  secret_key?: string | null;

  @Doc('Subscription, for Azure; stored as user.')
  @NameOfColumn()
  sub_id?: string | null;

  @Doc('Cloud, for Azure.')
  @Text()
  @FitsClouds()
  cloud?: string | null;

  @Doc('Host of the cluster, for KubeVirt; stored as url.')
  @NameOfColumn()
  @RequiredByKind('hostname')
  hostname?: string | null;

  @Doc('Port of the cluster, for KubeVirt.')
  @Text()
  @RequiredByKind('api_port')
  api_port?: string | null;

  @Doc('Namespace, for KubeVirt; stored as user.')
  @NameOfColumn()
  @RequiredByKind('namespace')
  namespace?: string | null;

  @Doc('Token of the service account, for KubeVirt; stored as password.')
  @Secret(LONG_TEXT)
  @RequiredByKind('token')
  token?: string | null;

  @Doc('Certificate authority, for KubeVirt.')
  @Text(LONG_TEXT)
  ca_cert?: string | null;

  @Doc('Certificates to trust, for Proxmox.')
  @Text(LONG_TEXT)
  ssl_certs?: string | null;

  @Doc('Whether the certificate is verified, for Proxmox.')
  @Flag()
  ssl_verify_peer?: boolean | null;

  @Doc('Locations by id; replaces the current list.')
  @Ids()
  location_ids?: number[];

  @Doc('Organizations by id; replaces the current list.')
  @Ids()
  organization_ids?: number[];

  @Doc('Locations by title; replaces the current list.')
  @Names()
  location_names?: string[];

  @Doc('Organizations by title; replaces the current list.')
  @Names()
  organization_names?: string[];
}
