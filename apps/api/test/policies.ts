import type { PermissionName } from '@image-catalog/spec';

/** Who may use a route: everyone, everyone who is logged in, admins only, or who holds a permission. */
export type Policy = 'open' | 'public' | 'admin' | PermissionName;

const VIEW_COMPUTE_RESOURCE = [
  'available_images',
  'available_clusters',
  'available_flavors',
  'available_folders',
  'available_zones',
  'available_vnic_profiles',
  'available_security_groups',
  'available_networks',
  'available_clusters/:cluster_id/available_networks',
  'available_clusters/:cluster_id/available_resource_pools',
  'available_storage_domains',
  'available_storage_domains/:storage_domain',
  'available_clusters/:cluster_id/available_storage_domains',
  'available_storage_pods',
  'available_storage_pods/:storage_pod',
  'available_clusters/:cluster_id/available_storage_pods',
  'storage_domains/:storage_domain_id',
  'storage_pods/:storage_pod_id',
  'available_virtual_machines',
  'available_virtual_machines/:vm_id',
];

/**
 * Every route of the API by verb and path, with what Foreman asks of its callers. Written down a second time here, so
 * that neither a route without a policy nor one with another policy goes unnoticed. Foreman: config/initializers/f_foreman_permissions.rb
 */
export const POLICIES: Readonly<Record<string, Policy>> = {
  'GET ': 'public',
  'GET status': 'public',
  'GET ping': 'open',
  'GET catalog/version': 'open',
  'GET statuses': 'view_statuses',
  'GET catalog/parts': 'view_statuses',
  'GET plugins': 'view_plugins',
  ...actions('compute_resources', 'compute_resources'),
  ...Object.fromEntries(
    VIEW_COMPUTE_RESOURCE.map((path) => [`GET compute_resources/:id/${path}`, 'view_compute_resources' as const]),
  ),
  'PUT compute_resources/:id/refresh_cache': 'view_compute_resources',
  'PUT compute_resources/:id/available_virtual_machines/:vm_id/power': 'power_vm_compute_resources',
  'DELETE compute_resources/:id/available_virtual_machines/:vm_id': 'destroy_vm_compute_resources',
  'PUT compute_resources/:id/associate': 'admin',
  'PUT compute_resources/:id/associate/:vm_id': 'admin',
  ...sync('compute_resources/:compute_resource_id'),
  ...overAll('images', 'view_sync_runs'),
  ...overAll('sync_runs', 'view_sync_runs'),
  ...overAll('sync_plans', 'view_sync_plans'),
  ...below('organizations/:organization_id'),
  ...below('locations/:location_id'),
  ...below('organizations/:organization_id/locations/:location_id'),
  ...below('locations/:location_id/organizations/:organization_id'),
  ...actions('compute_resources/:compute_resource_id/images', 'images'),
  ...actions('operatingsystems/:operatingsystem_id/images', 'images'),
  ...actions('architectures/:architecture_id/images', 'images'),
  ...actions('operatingsystems', 'operatingsystems'),
  ...actions('architectures/:architecture_id/operatingsystems', 'operatingsystems'),
  'GET operatingsystems/:id/bootfiles': 'view_operatingsystems',
  'GET architectures/:architecture_id/operatingsystems/:id/bootfiles': 'view_operatingsystems',
  ...actions('architectures', 'architectures'),
  ...actions('operatingsystems/:operatingsystem_id/architectures', 'architectures'),
  ...actions('organizations', 'organizations'),
  ...actions('locations/:location_id/organizations', 'organizations'),
  ...actions('locations', 'locations'),
  ...actions('organizations/:organization_id/locations', 'locations'),
  ...actions('roles', 'roles'),
  'POST roles/:id/clone': 'create_roles',
  ...actions('filters', 'filters'),
  ...actions('roles/:role_id/filters', 'filters'),
  ...actions('users', 'users'),
  ...belowUsers('roles/:role_id'),
  ...belowUsers('organizations/:organization_id'),
  ...belowUsers('locations/:location_id'),
  ...sources('auth_sources'),
  ...sources('locations/:location_id/auth_sources'),
  ...sources('organizations/:organization_id/auth_sources'),
  'GET auth_source_internals': 'view_authenticators',
  'GET auth_source_internals/:id': 'view_authenticators',
  ...actions('targets', 'targets'),
  ...ofTargets('targets/:target_id'),
  'GET current_user': 'public',
  'GET users/:user_id/personal_access_tokens': 'view_personal_access_tokens',
  'GET users/:user_id/personal_access_tokens/:id': 'view_personal_access_tokens',
  'POST users/:user_id/personal_access_tokens': 'create_personal_access_tokens',
  'DELETE users/:user_id/personal_access_tokens/:id': 'revoke_personal_access_tokens',
  'POST session': 'public',
  'DELETE session': 'public',
  'GET permissions': 'edit_filters',
  'GET permissions/:id': 'edit_filters',
  'GET permissions/resource_types': 'edit_filters',
  'GET permissions/current_permissions': 'public',
  'GET audits': 'view_audit_logs',
  'GET audits/:id': 'view_audit_logs',
  'GET audits/auto_complete_search': 'view_audit_logs',
  'ALL hosts/:id/audits': 'public',
  'GET operatingsystems/:operatingsystem_id/parameters': 'view_params',
  'GET operatingsystems/:operatingsystem_id/parameters/:id': 'view_params',
  'POST operatingsystems/:operatingsystem_id/parameters': 'create_params',
  'PUT operatingsystems/:operatingsystem_id/parameters/:id': 'edit_params',
  'DELETE operatingsystems/:operatingsystem_id/parameters/:id': 'destroy_params',
  'DELETE operatingsystems/:operatingsystem_id/parameters': 'destroy_params',
  'GET organizations/:organization_id/parameters': 'view_params',
  'GET organizations/:organization_id/parameters/:id': 'view_params',
  'POST organizations/:organization_id/parameters': 'create_params',
  'PUT organizations/:organization_id/parameters/:id': 'edit_params',
  'DELETE organizations/:organization_id/parameters/:id': 'destroy_params',
  'DELETE organizations/:organization_id/parameters': 'destroy_params',
  'GET locations/:location_id/parameters': 'view_params',
  'GET locations/:location_id/parameters/:id': 'view_params',
  'POST locations/:location_id/parameters': 'create_params',
  'PUT locations/:location_id/parameters/:id': 'edit_params',
  'DELETE locations/:location_id/parameters/:id': 'destroy_params',
  'DELETE locations/:location_id/parameters': 'destroy_params',
  ...unknown('media/:id/operatingsystems', ':operatingsystem'),
  ...unknown('ptables/:id/operatingsystems', ':operatingsystem'),
  ...unknown('provisioning_templates/:id/operatingsystems', ':operatingsystem'),
  ...unknown('compute_profiles/:id/compute_resources', ':compute_resource'),
};

type Many =
  | 'compute_resources'
  | 'images'
  | 'operatingsystems'
  | 'architectures'
  | 'organizations'
  | 'locations'
  | 'roles'
  | 'filters'
  | 'users'
  | 'targets';

function actions(path: string, many: Many): Record<string, Policy> {
  return {
    [`GET ${path}`]: `view_${many}`,
    [`GET ${path}/auto_complete_search`]: `view_${many}`,
    [`GET ${path}/:id`]: `view_${many}`,
    [`POST ${path}`]: `create_${many}`,
    [`PUT ${path}/:id`]: `edit_${many}`,
    [`DELETE ${path}/:id`]: `destroy_${many}`,
  };
}

function overAll(many: string, policy: Policy): Record<string, Policy> {
  return { [`GET catalog/${many}`]: policy, [`GET catalog/${many}/auto_complete_search`]: policy };
}

function sync(parent: string): Record<string, Policy> {
  return {
    [`GET ${parent}/inventory`]: 'view_sync_runs',
    [`GET ${parent}/inventory/auto_complete_search`]: 'view_sync_runs',
    [`GET ${parent}/sync`]: 'view_sync_runs',
    [`POST ${parent}/sync`]: 'start_sync_runs',
    [`PUT ${parent}/sync`]: 'edit_compute_resources',
    [`GET ${parent}/sync/requests/:id`]: 'view_sync_runs',
    [`GET ${parent}/sync_runs`]: 'view_sync_runs',
    [`GET ${parent}/sync_runs/auto_complete_search`]: 'view_sync_runs',
    [`GET ${parent}/sync_runs/:id`]: 'view_sync_runs',
    [`GET ${parent}/sync_runs/:id/changes`]: 'view_sync_runs',
    [`GET ${parent}/sync_runs/:id/events`]: 'view_sync_runs',
    [`POST ${parent}/sync_runs/:id/cancel`]: 'cancel_sync_runs',
    [`GET ${parent}/sync_plans`]: 'view_sync_plans',
    [`GET ${parent}/sync_plans/auto_complete_search`]: 'view_sync_plans',
    [`GET ${parent}/sync_plans/:id`]: 'view_sync_plans',
    [`GET ${parent}/sync_plans/:id/items`]: 'view_sync_plans',
    [`POST ${parent}/sync_plans/:id/approve`]: 'approve_sync_plans',
    [`POST ${parent}/sync_plans/:id/reject`]: 'approve_sync_plans',
    [`GET ${parent}/import_rules`]: 'view_import_rules',
    [`GET ${parent}/import_rules/auto_complete_search`]: 'view_import_rules',
    [`GET ${parent}/import_rules/:id`]: 'view_import_rules',
    [`GET ${parent}/import_rules/:id/preview`]: 'view_import_rules',
    [`POST ${parent}/import_rules/preview`]: 'view_import_rules',
    [`POST ${parent}/import_rules`]: 'create_import_rules',
    [`PUT ${parent}/import_rules/order`]: 'edit_import_rules',
    [`PUT ${parent}/import_rules/:id`]: 'edit_import_rules',
    [`DELETE ${parent}/import_rules/:id`]: 'destroy_import_rules',
    [`POST ${parent}/available_images/refresh`]: 'start_sync_runs',
    [`GET ${parent}/available_images/:uuid/explain`]: 'view_sync_runs',
    [`POST ${parent}/available_images/:uuid/ignore`]: 'edit_compute_resources',
    [`POST ${parent}/available_images/:uuid/unignore`]: 'edit_compute_resources',
  };
}

function ofTargets(parent: string): Record<string, Policy> {
  return {
    [`POST ${parent}/sync`]: 'sync_targets',
    [`GET ${parent}/runs`]: 'view_targets',
    [`GET ${parent}/runs/auto_complete_search`]: 'view_targets',
    [`GET ${parent}/runs/:id`]: 'view_targets',
    [`GET ${parent}/plans`]: 'view_targets',
    [`GET ${parent}/plans/auto_complete_search`]: 'view_targets',
    [`GET ${parent}/plans/:id`]: 'view_targets',
    [`GET ${parent}/plans/:id/items`]: 'view_targets',
    [`POST ${parent}/plans/:id/approve`]: 'decide_target_plans',
    [`POST ${parent}/plans/:id/reject`]: 'decide_target_plans',
  };
}

function below(parent: string): Record<string, Policy> {
  const path = `GET ${parent}/compute_resources`;
  return { [path]: 'view_compute_resources', [`${path}/:id`]: 'view_compute_resources' };
}

function belowUsers(parent: string): Record<string, Policy> {
  return { [`GET ${parent}/users`]: 'view_users', [`GET ${parent}/users/:id`]: 'view_users' };
}

function sources(path: string): Record<string, Policy> {
  const paths = [path, `${path}/auto_complete_search`, `${path}/:id`];
  return Object.fromEntries(paths.map((each) => [`GET ${each}`, 'view_authenticators']));
}

/** Parents that no catalog has: nobody finds one. */
function unknown(path: string, child: string): Record<string, Policy> {
  return { [`ALL ${path}`]: 'public', [`ALL ${path}/${child}`]: 'public' };
}
