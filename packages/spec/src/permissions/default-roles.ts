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
  (name) => !name.startsWith('view_') && ![...SETTINGS, ...OF_ORGANIZATIONS, ...OF_ROLES].includes(name),
);

/** The built-in roles with their permissions, as far as the resources exist here. Foreman: db/seeds.d/020-roles_list.rb */
export const DEFAULT_ROLES: readonly DefaultRole[] = [
  {
    name: 'Manager',
    description:
      'Role granting all available permissions. With this role, user is able to do everything that admin can except ' +
      'for managing roles.',
    builtin: 0,
    permissions: [...MANAGE, ...VIEW, ...OF_ORGANIZATIONS, ...SETTINGS],
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
    name: 'Viewer',
    description:
      'Role granting read only access. Users with this role can see all data but can not do any modifications',
    builtin: 0,
    permissions: VIEW,
  },
  {
    name: 'Site manager',
    description:
      'Role granting view permissions of what images are made of, and the permission to edit existing users. Images ' +
      'and compute resources need further roles.',
    builtin: 0,
    permissions: [
      'view_architectures',
      'view_audit_logs',
      'view_operatingsystems',
      'view_users',
      'edit_users',
      'view_params',
      'view_personal_access_tokens',
    ],
  },
  {
    name: 'Auditor',
    description: 'Role granting permission to view only the Audit log and nothing else.',
    builtin: 0,
    permissions: ['view_audit_logs'],
  },
  {
    name: 'Default role',
    description:
      'Role that is automatically assigned to every user in the system. Adding a permission grants it to everybody',
    builtin: 2,
    permissions: [],
  },
];
