/** Everything that differs between provider kinds, as values. */
export interface ProviderKind {
  /** The `provider` on the wire. */
  readonly name: string;
  /** The class name that Foreman stores and that a search for `type` compares with. */
  readonly stored_class: string;
  readonly provider_friendly_name: string;
  /** Keys of the compute resource's body after the eight common ones, in order. */
  readonly view_keys: readonly ProviderViewKey[];
  /** Whether an image of this kind shows `user_data`. Foreman: ComputeResource#user_data_supported? */
  readonly shows_user_data: boolean;
  readonly shows_iam_role: boolean;
  /** Whether an image's uuid must exist at the provider. Foreman: Image#uuid_exists?, ComputeResource#image_exists? */
  readonly checks_uuid?: boolean;
  /** Whether the worker can sync this kind. */
  readonly is_synced?: boolean;
  /** Sync settings that choose which images are listed; Foreman has none, so they are not in the compute resource. */
  readonly listing_attrs?: readonly ListingAttr[];
  /** How much of such a source may turn over between two runs, in percent, unless an operator says otherwise; 0 by default. */
  readonly turnover_percent?: number;
  /** Attributes that must not be blank, by the names that this kind gives them. */
  readonly required: readonly RequiredAttribute[];
  /** This kind's aliases of shared columns: VMware's `server` is `url`. */
  readonly aliases?: Readonly<Partial<Record<ProviderAlias, AliasedColumn | 'password'>>>;
  /** Attributes that only this kind has; never a secret. */
  readonly attrs?: readonly ProviderAttr[];
  /**
   * Attributes that decide to which server the stored password is sent. Changing one requires the password again. Of `url`,
   * only scheme, host and port count.
   */
  readonly directing: readonly ('url' | ProviderAttr)[];
  /** Whether a url without colon or slash is a region or zone name, which always means the provider's own servers. */
  readonly names_places?: boolean;
  /** Formats of a url. The first is checked before presence, as in Foreman. */
  readonly url_rules?: readonly TextRule[];
  readonly user_rule?: TextRule;
  readonly domain_rule?: TextRule;
  readonly clouds?: readonly string[];
  readonly display_types?: readonly string[];
  readonly display_type_message?: string;
  /** Whether a blank display type is refused instead of standing for the default. */
  readonly refuses_blank_display_type?: boolean;
  readonly default_display_type?: string;
  readonly keyboard_layouts?: readonly string[];
  /** Whether Foreman asks a provider of this kind for its images; of the others it lists none. Ours always lists. */
  readonly lists_images?: boolean;
  /** The `available_*` listings that Foreman implements for this kind. */
  readonly listings: readonly string[];
  /** Whether Foreman can associate hosts with virtual machines of this kind. */
  readonly associates_vms: boolean;
}

export type ProviderViewKey =
  | 'user'
  | 'datacenter'
  | 'ovirt_quota'
  | 'display_type'
  | 'keyboard_layout'
  | 'access_key'
  | 'region'
  | 'server'
  | 'set_console_password'
  | 'caching_enabled'
  | 'tenant'
  | 'domain'
  | 'project_domain_name'
  | 'project_domain_id'
  | 'zone'
  | 'cloud'
  | 'app_ident'
  | 'sub_id'
  | 'hostname'
  | 'api_port'
  | 'namespace'
  | 'ssl_verify_peer'
  | 'ssl_certs';

/** Sync settings that choose which images are listed. */
export type ListingAttr = 'owners' | 'filters';

/** The text columns that kinds have names of their own for. */
export type AliasedColumn = 'url' | 'user' | 'uuid';

export type ProviderAlias =
  | 'server'
  | 'datacenter'
  | 'access_key'
  | 'region'
  | 'zone'
  | 'sub_id'
  | 'secret_key'
  | 'tenant'
  | 'hostname'
  | 'token'
  | 'namespace';

export type ProviderAttr =
  | 'tenant'
  | 'region'
  | 'project_domain_name'
  | 'project_domain_id'
  | 'allow_external_network'
  | 'display_type'
  | 'set_console_password'
  | 'keyboard_layout'
  | 'ovirt_quota'
  | 'public_key'
  | 'pubkey_hash'
  | 'app_ident'
  | 'cloud'
  | 'ca_cert'
  | 'api_port'
  | 'ssl_certs'
  | 'ssl_verify_peer';

export type RequiredAttribute =
  | 'url'
  | 'user'
  | 'password'
  | 'uuid'
  | 'app_ident'
  | 'api_port'
  | 'server'
  | 'datacenter'
  | 'zone'
  | 'hostname'
  | 'namespace'
  | 'token';

/** A pattern that a text must match, and the message when it does not. */
export interface TextRule {
  readonly pattern: RegExp;
  readonly message: string;
}

// Foreman searches for a scheme anywhere. Looking back from each colon finds the same and is fast for every text.
const URI: TextRule = { pattern: /:(?<=[a-z][a-z0-9+.-]*:)\S/i, message: 'is invalid' };
const USER_AT_REALM: TextRule = { pattern: /\w@\w/, message: 'is invalid' };
const HTTP: TextRule = {
  pattern: /^https?:\/\/\S+$/i,
  message: 'URL must be valid and schema must be one of http and https',
};
/** Foreman: app/models/compute_resource.rb, ALLOWED_KEYBOARD_LAYOUTS */
export const OVIRT_KEYBOARDS: readonly string[] =
  'ar de-ch es fo fr-ca hu ja mk no pt-br sv da en-gb et fr fr-ch is lt nl pl ru th de en-us fi fr-be hr it lv nl-be pt sl tr'.split(
    ' ',
  );

/**
 * Every kind of compute resource, by its name on the wire. Foreman: app/models/compute_resources/foreman/model and the
 * plugins foreman_google, foreman_azure_rm, foreman_kubevirt, foreman_fog_proxmox; Simplestreams is ours.
 */
export const PROVIDER_KINDS: readonly ProviderKind[] = [
  {
    name: 'Libvirt',
    stored_class: 'Foreman::Model::Libvirt',
    provider_friendly_name: 'Libvirt',
    view_keys: ['display_type', 'set_console_password'],
    shows_user_data: false,
    shows_iam_role: false,
    is_synced: true,
    required: ['url'],
    directing: ['url'],
    url_rules: [URI],
    display_types: ['vnc', 'spice'],
    default_display_type: 'vnc',
    listings: [],
    attrs: ['display_type', 'set_console_password'],
    associates_vms: true,
  },
  {
    name: 'Ovirt',
    stored_class: 'Foreman::Model::Ovirt',
    provider_friendly_name: 'oVirt',
    view_keys: ['user', 'datacenter', 'ovirt_quota', 'display_type', 'keyboard_layout'],
    shows_user_data: true,
    shows_iam_role: false,
    checks_uuid: true,
    required: ['url', 'user', 'password'],
    directing: ['url', 'public_key'],
    url_rules: [URI, HTTP],
    display_types: ['vnc', 'spice'],
    default_display_type: 'vnc',
    keyboard_layouts: OVIRT_KEYBOARDS,
    lists_images: true,
    listings: ['clusters', 'networks', 'storage_domains', 'vnic_profiles'],
    aliases: { datacenter: 'uuid' },
    attrs: ['display_type', 'keyboard_layout', 'ovirt_quota', 'public_key'],
    associates_vms: true,
  },
  {
    name: 'EC2',
    stored_class: 'Foreman::Model::EC2',
    provider_friendly_name: 'EC2',
    view_keys: ['access_key', 'region'],
    shows_user_data: true,
    shows_iam_role: true,
    is_synced: true,
    listing_attrs: ['owners', 'filters'],
    checks_uuid: true,
    required: ['user', 'password'],
    directing: ['url'],
    names_places: true,
    listings: ['flavors', 'security_groups', 'zones'],
    aliases: { access_key: 'user', region: 'url' },
    associates_vms: true,
  },
  {
    name: 'Vmware',
    stored_class: 'Foreman::Model::Vmware',
    provider_friendly_name: 'VMware',
    view_keys: ['user', 'datacenter', 'server', 'set_console_password', 'caching_enabled', 'display_type'],
    shows_user_data: true,
    shows_iam_role: false,
    is_synced: true,
    required: ['user', 'password', 'server', 'datacenter'],
    directing: ['url', 'pubkey_hash'],
    display_types: ['vnc', 'vmrc'],
    display_type_message: 'not supported by this compute resource',
    refuses_blank_display_type: true,
    default_display_type: 'vmrc',
    lists_images: true,
    listings: [
      'clusters',
      'folders',
      'networks',
      'resource_pools',
      'storage_domains',
      'storage_pods',
      'storage_domain',
      'storage_pod',
    ],
    aliases: { server: 'url', datacenter: 'uuid' },
    attrs: ['display_type', 'set_console_password', 'pubkey_hash'],
    associates_vms: true,
  },
  {
    name: 'Openstack',
    stored_class: 'Foreman::Model::Openstack',
    provider_friendly_name: 'OpenStack',
    view_keys: ['user', 'tenant', 'domain', 'project_domain_name', 'project_domain_id'],
    shows_user_data: true,
    shows_iam_role: false,
    is_synced: true,
    required: ['url', 'user', 'password'],
    directing: ['url'],
    url_rules: [URI, { pattern: /\/v[23]/, message: 'must end with /v2 or /v3' }],
    domain_rule: { pattern: /^[^ \t\n\v\f\r]*$/, message: 'is invalid' },
    lists_images: true,
    listings: ['flavors'],
    attrs: ['tenant', 'region', 'project_domain_name', 'project_domain_id', 'allow_external_network'],
    associates_vms: true,
  },
  {
    name: 'GCE',
    stored_class: 'ForemanGoogle::GCE',
    provider_friendly_name: 'Google',
    view_keys: ['zone'],
    shows_user_data: true,
    shows_iam_role: false,
    required: ['password', 'zone'],
    directing: ['url'],
    names_places: true,
    lists_images: true,
    listings: ['flavors', 'networks', 'zones'],
    aliases: { zone: 'url' },
    associates_vms: true,
  },
  {
    name: 'AzureRm',
    stored_class: 'ForemanAzureRm::AzureRm',
    provider_friendly_name: 'Azure Resource Manager',
    view_keys: ['cloud', 'tenant', 'app_ident', 'sub_id', 'region'],
    shows_user_data: true,
    shows_iam_role: false,
    checks_uuid: true,
    required: ['user', 'password', 'uuid', 'app_ident'],
    directing: ['url', 'cloud'],
    names_places: true,
    clouds: ['azure', 'azureusgovernment', 'azurechina', 'azuregermancloud'],
    listings: ['networks'],
    aliases: { sub_id: 'user', secret_key: 'password', region: 'url', tenant: 'uuid' },
    attrs: ['app_ident', 'cloud'],
    associates_vms: true,
  },
  {
    name: 'Kubevirt',
    stored_class: 'ForemanKubevirt::Kubevirt',
    provider_friendly_name: 'KubeVirt',
    view_keys: ['hostname', 'api_port', 'namespace'],
    shows_user_data: true,
    shows_iam_role: false,
    required: ['hostname', 'api_port', 'namespace', 'token'],
    directing: ['url', 'api_port', 'ca_cert'],
    listings: [],
    aliases: { hostname: 'url', token: 'password', namespace: 'user' },
    attrs: ['ca_cert', 'api_port'],
    associates_vms: true,
  },
  {
    name: 'Proxmox',
    stored_class: 'ForemanFogProxmox::Proxmox',
    provider_friendly_name: 'Proxmox',
    view_keys: ['user', 'ssl_verify_peer', 'ssl_certs'],
    shows_user_data: true,
    shows_iam_role: false,
    checks_uuid: true,
    required: ['url', 'user', 'password'],
    directing: ['url', 'ssl_certs', 'ssl_verify_peer'],
    url_rules: [URI],
    user_rule: USER_AT_REALM,
    lists_images: true,
    listings: [],
    attrs: ['ssl_certs', 'ssl_verify_peer'],
    associates_vms: true,
  },
  {
    name: 'Simplestreams',
    stored_class: 'ImageCatalog::Simplestreams',
    provider_friendly_name: 'Simplestreams',
    view_keys: [],
    shows_user_data: true,
    shows_iam_role: false,
    is_synced: true,
    required: ['url'],
    directing: ['url'],
    url_rules: [
      { pattern: /^(https?|file):\/\/\S+$/i, message: 'must be an http, https or file URL of a simplestreams index' },
    ],
    lists_images: true,
    listings: [],
    associates_vms: false,
    // Publishers keep two builds or more of a product.
    turnover_percent: 50,
  },
];

const BY_CLASS = new Map(PROVIDER_KINDS.map((kind) => [kind.stored_class, kind]));

/** Finds a kind by the `provider` a client sent, in any case, as Foreman's create does; undefined when unknown. */
export function findProviderKind(provider: string): ProviderKind | undefined {
  const wanted = provider.toLowerCase();
  return PROVIDER_KINDS.find((kind) => kind.name.toLowerCase() === wanted);
}

/** Finds the kind of a stored class; undefined when the class is unknown. */
export function kindOfClass(storedClass: string): ProviderKind | undefined {
  return BY_CLASS.get(storedClass);
}
