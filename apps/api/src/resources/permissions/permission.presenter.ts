import type { PermissionView } from '@image-catalog/spec';
import type { PermissionRow } from './permission.row.js';

/** Shows a permission. Foreman: app/views/api/v2/permissions/base.json.rabl */
export function presentPermission({ name, id, resource_type }: PermissionRow): PermissionView {
  return { name, id, resource_type };
}
