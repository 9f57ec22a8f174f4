import type { RoleRowView, RoleShowView, RoleView } from '@image-catalog/spec';
import type { RoleDetails, RoleRow } from './role.row.js';

/** Shows a role in a list. Foreman: app/views/api/v2/roles/main.json.rabl */
export function presentRole({ builtin, cloned_from_id, name, id, description, origin }: RoleRow): RoleView {
  return { builtin, cloned_from_id, name, id, description, origin };
}

/** Shows a role with its filters. */
export function presentRoleDetails(row: RoleDetails): RoleShowView {
  return {
    ...presentRole(row),
    filters: row.filters,
    locations: row.locations,
    organizations: row.organizations,
  };
}

/** Shows a role that was deleted or cloned: the row itself. Foreman: roles_controller.rb, clone */
export function presentRoleRow({ id, name, builtin, description, origin, cloned_from_id }: RoleRow): RoleRowView {
  return { id, name, builtin, description, origin, cloned_from_id };
}
