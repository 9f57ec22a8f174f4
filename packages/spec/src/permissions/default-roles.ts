import { PERMISSIONS, type PermissionName } from './permissions.js';

/** A built-in role of every installation. */
export interface DefaultRole {
  name: string;
  description: string;
  /** 2 for the default role, which every user has. */
  builtin: 0 | 2;
  permissions: readonly PermissionName[];
}

const ALL = PERMISSIONS.map(({ name }) => name);

const SETTINGS: readonly PermissionName[] = ['view_settings', 'edit_settings'];

const OF_ORGANIZATIONS: readonly PermissionName[] = ['create_organizations', 'destroy_organizations'];

/** A target gets the images of every organization, with their passwords, at an address that its owner chooses. */
const OF_TARGETS: readonly PermissionName[] = ['create_targets', 'edit_targets'];

/** A user with one of these permissions can grant themselves all others. */
const OF_ROLES: readonly PermissionName[] = [
  'create_roles',
  'edit_roles',
  'destroy_roles',
  'create_filters',
  'edit_filters',
  'destroy_filters',
  'escalate_roles',
];

const VIEW = ALL.filter((name) => name.startsWith('view_') && name !== 'view_settings');

const MANAGE = ALL.filter(
  (name) => !name.startsWith('view_') && ![...SETTINGS, ...OF_ORGANIZATIONS, ...OF_ROLES, ...OF_TARGETS].includes(name),
);

/** The models that the role System admin manages. */
const OF_SYSTEM = ['Organization', 'Location', 'User', 'Usergroup', 'Role', 'AuthSource', 'Filter'];

/** The built-in roles with their permissions, in the order of Foreman's ids. Foreman: db/seeds.d/020-roles_list.rb */
export const DEFAULT_ROLES: readonly DefaultRole[] = [
  {
    name: 'Default role',
    description:
      'Role that is automatically assigned to every user in the system. Adding a permission grants it to everybody',
    builtin: 2,
    permissions: [],
  },
  {
    name: 'Manager',
    description:
      'Role granting all available permissions. With this role, user is able to do everything that admin can except ' +
      'for changing settings.',
    builtin: 0,
    permissions: [...MANAGE, ...VIEW, ...OF_ORGANIZATIONS, ...OF_TARGETS, ...SETTINGS],
  },
  {
    name: 'Organization admin',
    description:
      'Role granting all permissions except for managing organizations. It can be used to delegate administration of ' +
      'specific organization to a user. In order to create such role, clone this role and assign desired organizations',
    builtin: 0,
    permissions: [...MANAGE, ...VIEW],
  },
  {
    name: 'System admin',
    description:
      'Role granting permissions for managing organizations, locations, users, usergroups, auth sources, roles, ' +
      'filters and settings. This is a very powerful role that can potentially gain access to all resources.',
    builtin: 0,
    permissions: [
      ...SETTINGS,
      ...PERMISSIONS.filter(({ resource_type }) => OF_SYSTEM.includes(resource_type ?? '')).map(({ name }) => name),
      'escalate_roles',
    ],
  },
  {
    name: 'Edit partition tables',
    description: 'Role granting permissions required for managing partition tables',
    builtin: 0,
    permissions: ['view_ptables', 'create_ptables', 'edit_ptables', 'destroy_ptables'],
  },
  {
    name: 'View hosts',
    description: 'Role granting permission only to view hosts',
    builtin: 0,
    permissions: ['view_hosts'],
  },
  {
    name: 'Edit hosts',
    description:
      'Role granting permissions to update hosts. For features provided by plugins, you might need to combine this ' +
      'role with roles provided by those plugins',
    builtin: 0,
    permissions: ['view_hosts', 'edit_hosts', 'create_hosts', 'destroy_hosts', 'build_hosts'],
  },
  {
    name: 'Viewer',
    description:
      'Role granting read only access. Users with this role can see all data but can not do any modifications',
    builtin: 0,
    permissions: VIEW,
  },
  {
    name: 'Site manager',
    description:
      'Role granting mostly view permissions but also permissions required for managing hosts in the infrastructure. ' +
      'Users with this role can update puppet parameters, create and edit hosts, manage installation media, subnets, ' +
      'usergroups and edit existing users.',
    builtin: 0,
    permissions: [
      'view_architectures',
      'view_audit_logs',
      'view_authenticators',
      'access_dashboard',
      'view_domains',
      'view_facts',
      'view_hostgroups',
      'view_hosts',
      'view_smart_proxies_puppetca',
      'view_smart_proxies_autosign',
      'create_hosts',
      'edit_hosts',
      'destroy_hosts',
      'build_hosts',
      'view_media',
      'create_media',
      'edit_media',
      'destroy_media',
      'view_models',
      'view_operatingsystems',
      'view_ptables',
      'view_config_reports',
      'destroy_config_reports',
      'view_smart_proxies',
      'edit_smart_proxies',
      'view_subnets',
      'edit_subnets',
      'view_usergroups',
      'create_usergroups',
      'edit_usergroups',
      'destroy_usergroups',
      'view_users',
      'edit_users',
      'view_realms',
      'view_mail_notifications',
      'view_params',
      'view_ssh_keys',
      'view_personal_access_tokens',
    ],
  },
  {
    name: 'Bookmarks manager',
    description:
      'Role granting permissions for managing search bookmarks. Usually useful in combination with Viewer role. This ' +
      'role also grants the permission to update all public bookmarks.',
    builtin: 0,
    permissions: ['create_bookmarks', 'edit_bookmarks', 'destroy_bookmarks'],
  },
  {
    name: 'Auditor',
    description: 'Role granting permission to view only the Audit log and nothing else.',
    builtin: 0,
    permissions: ['view_audit_logs'],
  },
];
