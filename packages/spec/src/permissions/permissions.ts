/** Permissions by Rails' name of their model; `''` for those without a model. Foreman: db/seeds.d/020-permissions_list.rb */
const BY_RESOURCE_TYPE = {
  Architecture: ['view_architectures', 'create_architectures', 'edit_architectures', 'destroy_architectures'],
  Audit: ['view_audit_logs'],
  ComputeResource: [
    'view_compute_resources',
    'create_compute_resources',
    'edit_compute_resources',
    'destroy_compute_resources',
    'power_vm_compute_resources',
    'destroy_vm_compute_resources',
  ],
  Filter: ['view_filters', 'create_filters', 'edit_filters', 'destroy_filters'],
  Image: ['view_images', 'create_images', 'edit_images', 'destroy_images'],
  ImportRule: ['view_import_rules', 'create_import_rules', 'edit_import_rules', 'destroy_import_rules'],
  Location: ['view_locations', 'create_locations', 'edit_locations', 'destroy_locations', 'assign_locations'],
  Operatingsystem: [
    'view_operatingsystems',
    'create_operatingsystems',
    'edit_operatingsystems',
    'destroy_operatingsystems',
  ],
  Organization: [
    'view_organizations',
    'create_organizations',
    'edit_organizations',
    'destroy_organizations',
    'assign_organizations',
  ],
  Parameter: ['view_params', 'create_params', 'edit_params', 'destroy_params'],
  PersonalAccessToken: [
    'view_personal_access_tokens',
    'create_personal_access_tokens',
    'revoke_personal_access_tokens',
  ],
  Role: ['view_roles', 'create_roles', 'edit_roles', 'destroy_roles'],
  Setting: ['view_settings', 'edit_settings'],
  SyncPlan: ['view_sync_plans', 'approve_sync_plans'],
  SyncRun: ['view_sync_runs', 'start_sync_runs', 'cancel_sync_runs'],
  User: ['view_users', 'create_users', 'edit_users', 'destroy_users'],
  '': ['escalate_roles', 'view_plugins', 'view_statuses'],
} as const;

/** Rails' name of a model with permissions. */
export type ResourceType = Exclude<keyof typeof BY_RESOURCE_TYPE, ''>;

/** The name of a permission. */
export type PermissionName = (typeof BY_RESOURCE_TYPE)[keyof typeof BY_RESOURCE_TYPE][number];

/** One permission, with its model. */
export interface KnownPermission {
  name: PermissionName;
  resource_type: ResourceType | null;
}

/** Every permission that a role can grant. */
export const PERMISSIONS: readonly KnownPermission[] = Object.entries(BY_RESOURCE_TYPE).flatMap(([type, names]) =>
  names.map((name) => ({ name, resource_type: (type || null) as ResourceType | null })),
);

/** The models with permissions. */
export const RESOURCE_TYPES = Object.keys(BY_RESOURCE_TYPE).filter((type) => type !== '') as ResourceType[];

/** The models whose filters can be limited to organizations and locations. */
export const TAXABLE_TYPES: readonly ResourceType[] = ['ComputeResource'];
