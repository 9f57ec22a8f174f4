/**
 * Foreman's permissions by Rails' name of their model, in the order of its seeds; null for those without a model. Many are
 * for resources that do not exist here. They give no rights, but roles may hold them, as in a Foreman.
 * Foreman: db/seeds.d/020-permissions_list.rb
 */
const OF_FOREMAN = [
  ['Architecture', ['view_architectures', 'create_architectures', 'edit_architectures', 'destroy_architectures']],
  ['Audit', ['view_audit_logs']],
  ['AuthSource', ['view_authenticators', 'create_authenticators', 'edit_authenticators', 'destroy_authenticators']],
  ['Bookmark', ['create_bookmarks', 'edit_bookmarks', 'destroy_bookmarks']],
  [
    'ComputeProfile',
    ['view_compute_profiles', 'create_compute_profiles', 'edit_compute_profiles', 'destroy_compute_profiles'],
  ],
  [
    'ComputeResource',
    [
      'view_compute_resources',
      'create_compute_resources',
      'edit_compute_resources',
      'destroy_compute_resources',
      'power_vm_compute_resources',
      'destroy_vm_compute_resources',
      'view_compute_resources_vms',
      'create_compute_resources_vms',
      'edit_compute_resources_vms',
      'destroy_compute_resources_vms',
      'power_compute_resources_vms',
      'console_compute_resources_vms',
    ],
  ],
  ['ConfigReport', ['view_config_reports', 'destroy_config_reports', 'upload_config_reports']],
  [null, ['access_dashboard']],
  ['Domain', ['view_domains', 'create_domains', 'edit_domains', 'destroy_domains']],
  [
    'ExternalUsergroup',
    [
      'view_external_usergroups',
      'create_external_usergroups',
      'edit_external_usergroups',
      'destroy_external_usergroups',
    ],
  ],
  ['FactValue', ['view_facts', 'upload_facts']],
  ['Filter', ['view_filters', 'create_filters', 'edit_filters', 'destroy_filters']],
  ['Hostgroup', ['view_hostgroups', 'create_hostgroups', 'edit_hostgroups', 'destroy_hostgroups']],
  [
    'Host',
    [
      'view_hosts',
      'create_hosts',
      'edit_hosts',
      'destroy_hosts',
      'build_hosts',
      'power_hosts',
      'console_hosts',
      'ipmi_boot_hosts',
      'forget_status_hosts',
    ],
  ],
  ['HttpProxy', ['view_http_proxies', 'create_http_proxies', 'edit_http_proxies', 'destroy_http_proxies']],
  ['Image', ['view_images', 'create_images', 'edit_images', 'destroy_images']],
  ['KeyPair', ['view_keypairs', 'destroy_keypairs']],
  ['Location', ['view_locations', 'create_locations', 'edit_locations', 'destroy_locations', 'assign_locations']],
  ['LookupValue', ['view_lookup_values', 'create_lookup_values', 'edit_lookup_values', 'destroy_lookup_values']],
  ['MailNotification', ['view_mail_notifications', 'edit_user_mail_notifications']],
  ['Medium', ['view_media', 'create_media', 'edit_media', 'destroy_media']],
  ['Model', ['view_models', 'create_models', 'edit_models', 'destroy_models']],
  [
    'Operatingsystem',
    ['view_operatingsystems', 'create_operatingsystems', 'edit_operatingsystems', 'destroy_operatingsystems'],
  ],
  [
    'Organization',
    [
      'view_organizations',
      'create_organizations',
      'edit_organizations',
      'destroy_organizations',
      'assign_organizations',
    ],
  ],
  ['Parameter', ['view_params', 'create_params', 'edit_params', 'destroy_params']],
  [
    'PersonalAccessToken',
    ['view_personal_access_tokens', 'create_personal_access_tokens', 'revoke_personal_access_tokens'],
  ],
  ['Ptable', ['view_ptables', 'create_ptables', 'edit_ptables', 'destroy_ptables', 'lock_ptables']],
  [
    'ProvisioningTemplate',
    [
      'view_provisioning_templates',
      'create_provisioning_templates',
      'edit_provisioning_templates',
      'destroy_provisioning_templates',
      'deploy_provisioning_templates',
      'lock_provisioning_templates',
    ],
  ],
  [
    'ReportTemplate',
    [
      'view_report_templates',
      'create_report_templates',
      'edit_report_templates',
      'destroy_report_templates',
      'lock_report_templates',
      'generate_report_templates',
    ],
  ],
  [null, ['view_plugins']],
  ['Realm', ['view_realms', 'create_realms', 'edit_realms', 'destroy_realms']],
  ['Role', ['view_roles', 'create_roles', 'edit_roles', 'destroy_roles']],
  [null, ['escalate_roles']],
  ['Setting', ['view_settings', 'edit_settings']],
  [
    'SmartProxy',
    [
      'view_smart_proxies',
      'create_smart_proxies',
      'edit_smart_proxies',
      'destroy_smart_proxies',
      'view_smart_proxies_autosign',
      'create_smart_proxies_autosign',
      'destroy_smart_proxies_autosign',
      'view_smart_proxies_puppetca',
      'edit_smart_proxies_puppetca',
      'destroy_smart_proxies_puppetca',
    ],
  ],
  ['SshKey', ['view_ssh_keys', 'create_ssh_keys', 'destroy_ssh_keys']],
  ['Subnet', ['view_subnets', 'create_subnets', 'edit_subnets', 'destroy_subnets', 'import_subnets']],
  ['Usergroup', ['view_usergroups', 'create_usergroups', 'edit_usergroups', 'destroy_usergroups']],
  ['User', ['view_users', 'create_users', 'edit_users', 'destroy_users']],
  [null, ['view_statuses']],
] as const;

/** The permissions of our own routes. */
const OF_CATALOG = [
  ['ImportRule', ['view_import_rules', 'create_import_rules', 'edit_import_rules', 'destroy_import_rules']],
  ['SyncPlan', ['view_sync_plans', 'approve_sync_plans']],
  ['SyncRun', ['view_sync_runs', 'start_sync_runs', 'cancel_sync_runs']],
  [
    'Target',
    ['view_targets', 'create_targets', 'edit_targets', 'destroy_targets', 'sync_targets', 'decide_target_plans'],
  ],
] as const;

const GROUPS = [...OF_FOREMAN, ...OF_CATALOG] as const;

/** Rails' name of a model with permissions. */
export type ResourceType = NonNullable<(typeof GROUPS)[number][0]>;

/** The name of a permission. */
export type PermissionName = (typeof GROUPS)[number][1][number];

/** One permission, with its model. */
export interface KnownPermission {
  name: PermissionName;
  resource_type: ResourceType | null;
}

/** Every permission that a role can grant. */
export const PERMISSIONS: readonly KnownPermission[] = GROUPS.flatMap(([resource_type, names]) =>
  names.map((name) => ({ name, resource_type })),
);

/** The models whose filters can be limited to organizations and locations. */
export const TAXABLE_TYPES: readonly ResourceType[] = ['ComputeResource'];
