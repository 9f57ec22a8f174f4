import type { DeletedUserView, UserShowView, UserView } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import type { UserDetails, UserRow } from './user.row.js';

/** Shows a user in a list. Foreman: app/views/api/v2/users/main.json.rabl */
export function presentUser(row: UserRow): UserView {
  return {
    firstname: row.firstname,
    lastname: row.lastname,
    mail: row.mail,
    mail_enabled: row.mail_enabled,
    admin: row.admin,
    auth_source_id: row.auth_source_id,
    disabled: row.disabled,
    auth_source_name: row.auth_source.name,
    timezone: row.timezone,
    locale: row.locale,
    last_login_on: row.last_login_on && viewDate(row.last_login_on),
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    login: row.login,
    description: row.description,
    ssh_keys: [],
    default_location: row.default_location,
    locations: row.locations,
    default_organization: row.default_organization,
    organizations: row.organizations,
    effective_admin: row.admin,
  };
}

/** Shows a user with roles. Foreman: app/views/api/v2/users/show.json.rabl */
export function presentUserDetails(row: UserDetails): UserShowView {
  return {
    ...presentUser(row),
    locations: row.locations,
    organizations: row.organizations,
    cached_usergroups: [],
    auth_source_internal: row.auth_source,
    mail_notifications: [],
    roles: row.roles,
    usergroups: [],
  };
}

/** Shows a deleted user: the row itself, without the hash of the password. */
export function presentDeletedUser(row: UserRow): DeletedUserView {
  return {
    id: row.id,
    login: row.login,
    firstname: row.firstname,
    lastname: row.lastname,
    mail: row.mail,
    admin: row.admin,
    last_login_on: row.last_login_on && rowDate(row.last_login_on),
    auth_source_id: row.auth_source_id,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    locale: row.locale,
    default_organization_id: row.default_organization_id,
    default_location_id: row.default_location_id,
    lower_login: row.login.toLowerCase(),
    mail_enabled: row.mail_enabled,
    timezone: row.timezone,
    description: row.description,
    disabled: row.disabled,
  };
}
